package dev.incidentscribe.slack.gate;

import com.slack.api.bolt.App;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.queue.SocketModeMessageQueue;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of Socket Mode, watched by ourselves: when it does not answer a ping, or Slack is about to end it, a
/// new one is made, for as long as it takes. Slack may be away when we start.
public final class Socket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    private static final int CONCURRENCY = 16;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    /// So long the client waits for the answer to a ping.
    private static final Duration PING = Duration.ofSeconds(3);
    /// Slack takes up to ten connections at once, so one that hangs may be left behind.
    static final Duration ATTEMPT = Duration.ofSeconds(8);

    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final Envelopes envelopes;
    private final SlackClient slack;
    private final String appToken;
    private final Runnable connected;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            CONCURRENCY, Thread.ofPlatform().name("socket-worker-", 0).daemon().factory());
    private final ExecutorService connectors = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("socket-connector-", 0).daemon().factory());
    private final Semaphore wake = new Semaphore(0);
    private final Thread watchdog = Thread.ofPlatform().name("socket-watchdog").unstarted(this::watch);
    private volatile Optional<SocketModeClient> client = Optional.empty();
    private volatile boolean up;
    private volatile boolean ending;
    private volatile boolean closing;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param connected hears of every new connection, once requests come in over it
    public Socket(App app, Reception reception, SlackClient slack, String appToken, Runnable connected) {
        this.envelopes = new Envelopes(app, reception);
        this.slack = slack;
        this.appToken = appToken;
        this.connected = connected;
    }

    /// Begins to connect, and returns at once.
    public Socket start() {
        watchdog.start();
        return this;
    }

    /// Whether requests can come in.
    public boolean isUp() {
        return up;
    }

    /// How long it takes to be back when Slack is, at most: a connection that hangs is asked once more, an attempt that
    /// began before fails, and there is a pause behind it.
    static Duration back() {
        return PING.plus(ATTEMPT).plus(LONGEST_PAUSE);
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        while (!closing) {
            try {
                up = client.filter(SocketModeClient::verifyConnection).isPresent();
                if ((!up || ending) && !closing) {
                    connect().ifPresent(this::replace);
                }
            } catch (RuntimeException | Error e) {
                // Whatever it is, somebody has to connect again.
                LOG.warn("the connection of Socket Mode could not be looked after, trying again", e);
            }
            await(up ? LOOK : pause);
            pause = up ? FIRST_PAUSE : longer(pause);
        }
    }

    /// Whatever is being answered over the old connection is still answered over it.
    private void replace(SocketModeClient fresh) {
        Optional<SocketModeClient> old = client;
        client = Optional.of(fresh);
        ending = false;
        up = true;
        LOG.info("Socket Mode is up");
        try {
            connected.run();
        } finally {
            if (old.isPresent()) {
                await(DRAIN);
                drop(old.get());
            }
        }
    }

    /// One attempt, which may fail in any way or never end.
    private Optional<SocketModeClient> connect() {
        Future<SocketModeClient> attempt = connectors.submit(this::open);
        try {
            return Optional.of(attempt.get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            attempt.cancel(true);
            LOG.warn("Socket Mode is not up, trying again: no answer within {} s", ATTEMPT.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("Socket Mode is not up, trying again: {}", String.valueOf(e.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closing = true;
        }
        return Optional.empty();
    }

    private SocketModeClient open() throws IOException {
        SocketModeClient fresh = slack.slack().socketMode(appToken, SocketModeClient.Backend.Tyrus);
        // Its own pollers would look for messages every 10 ms, and its own monitor would connect behind our back.
        fresh.getMessageProcessorExecutor().shutdownNow();
        fresh.getSessionMonitorExecutor().ifPresent(ExecutorService::shutdownNow);
        // Slack may send before the client knows its own session, and over that the answer goes.
        var settled = new CountDownLatch(1);
        fresh.setMessageQueue(new Straight(message -> received(fresh, settled, message)));
        fresh.addWebSocketCloseListener((_, _) -> wake.release());
        fresh.connect();
        settled.countDown();
        fresh.setAutoReconnectEnabled(false);
        if (Thread.currentThread().isInterrupted() || !fresh.verifyConnection()) {
            drop(fresh);
            throw new IOException("the connection does not answer");
        }
        return fresh;
    }

    /// A queue that holds nothing: what comes in is worked on at once.
    private record Straight(Consumer<String> receiver) implements SocketModeMessageQueue {
        @Override
        public void add(String message) {
            receiver.accept(message);
        }

        @Override
        public @Nullable String poll() {
            return null;
        }
    }

    /// Slack announces that it is going to end a connection; there is time to make another first.
    private void received(SocketModeClient from, CountDownLatch settled, String message) {
        if (envelopes.isFarewell(message)) {
            if (client.filter(from::equals).isPresent()) {
                ending = true;
                wake.release();
            }
        } else if (!closing) {
            workers.execute(() -> envelopes.answer(from, settled, message));
        }
    }

    private static void drop(SocketModeClient old) {
        try {
            old.close();
        } catch (IOException e) {
            LOG.debug("the old connection was gone already", e);
        }
    }

    private void await(Duration pause) {
        try {
            if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    /// The pause behind the next attempt that fails.
    static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /// Takes nothing more, and finishes what was begun; once.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        closing = true;
        up = false;
        wake.release();
        workers.shutdown();
        connectors.shutdownNow();
        try {
            if (!workers.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("some requests were not finished in time");
            }
            if (!watchdog.join(DRAIN)) {
                watchdog.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        client.ifPresent(Socket::drop);
    }
}

package dev.incidentscribe.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.response.AckResponse;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of Socket Mode, watched by ourselves: when it does not answer a ping, a new one is made, for as long
/// as it takes. Slack may be away when we start.
public final class Socket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);
    private static final int CONCURRENCY = 16;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final App app;
    private final SlackClient slack;
    private final String appToken;
    private final Runnable connected;
    private final SocketModeRequestParser parser;
    private final Gson gson = GsonFactory.createSnakeCase();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            CONCURRENCY, Thread.ofPlatform().name("socket-worker-", 0).daemon().factory());
    private final Semaphore wake = new Semaphore(0);
    private final Thread watchdog = Thread.ofPlatform().name("socket-watchdog").unstarted(this::watch);
    private volatile @Nullable SocketModeClient client;
    private volatile boolean up;
    private volatile boolean closing;

    /// @param connected hears of every new connection, once requests come in over it
    Socket(App app, SlackClient slack, String appToken, Runnable connected) {
        this.app = app;
        this.connected = connected;
        this.slack = slack;
        this.appToken = appToken;
        this.parser = new SocketModeRequestParser(app.config());
    }

    /// Begins to connect, and returns at once.
    Socket start() {
        watchdog.start();
        return this;
    }

    /// Whether requests can come in.
    public boolean isUp() {
        return up;
    }

    private void watch() {
        Duration pause = Duration.ofMillis(500);
        while (!closing) {
            SocketModeClient current = client;
            up = current != null && current.verifyConnection();
            if (!up && !closing) {
                drop(current);
                up = connect();
                if (up) {
                    connected.run();
                }
            }
            pause = up ? LOOK : longer(pause);
            await(pause);
        }
    }

    private boolean connect() {
        try {
            SocketModeClient fresh = slack.slack().socketMode(appToken, SocketModeClient.Backend.Tyrus);
            fresh.setAutoReconnectEnabled(false);
            fresh.setSessionMonitorEnabled(false);
            fresh.addWebSocketMessageListener(message -> workers.execute(() -> handle(fresh, message)));
            fresh.addWebSocketCloseListener((_, _) -> wake.release());
            fresh.connect();
            fresh.setAutoReconnectEnabled(false);
            client = fresh;
            boolean answers = fresh.verifyConnection();
            LOG.info(answers ? "Socket Mode is up" : "Socket Mode did not answer; trying again");
            return answers;
        } catch (IOException | RuntimeException e) {
            LOG.warn("Socket Mode is not up, trying again: {}", e.getMessage());
            return false;
        }
    }

    private void handle(SocketModeClient from, String message) {
        try {
            SocketModeRequest request = parser.parse(message);
            if (request != null) {
                answer(from, request, app.run(request.getBoltRequest()));
            }
        } catch (Exception | Error e) {
            LOG.error("a request over Socket Mode could not be answered", e);
        }
    }

    private void answer(SocketModeClient to, SocketModeRequest request, Response response) {
        if (response.getStatusCode() != 200) {
            LOG.warn("a request over Socket Mode was answered with {}", response.getStatusCode());
            return;
        }
        String envelope = request.getEnvelope().getEnvelopeId();
        String body = response.getBody();
        if (body == null || body.isEmpty()) {
            to.sendSocketModeResponse(new AckResponse(envelope));
        } else {
            to.sendSocketModeResponse(gson.toJson(Map.of("envelope_id", envelope, "payload", payload(response, body))));
        }
    }

    private Object payload(Response response, String body) {
        return response.getContentType().startsWith("application/json")
                ? gson.fromJson(body, JsonElement.class)
                : Map.of("text", body);
    }

    private static void drop(@Nullable SocketModeClient old) {
        if (old != null) {
            try {
                old.close();
            } catch (IOException e) {
                LOG.debug("the old connection was gone already", e);
            }
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

    private static Duration longer(Duration pause) {
        return pause.compareTo(LOOK) < 0 ? pause.multipliedBy(2) : LOOK;
    }

    /// Takes nothing more, and finishes what was begun.
    @Override
    public void close() {
        closing = true;
        up = false;
        wake.release();
        workers.shutdown();
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
        drop(client);
    }
}

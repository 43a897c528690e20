package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.Sending;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Outbox.Waiting;
import dev.incidentscribe.telemetry.Occasion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off the outbox: in order within a lane, the lanes side by side, one message a second in each channel.
/// Nothing that goes wrong here reaches the incident.
public final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int CARRIERS = 8;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LOOK_SOON = Duration.ofMillis(50);
    private static final Duration DISK = Duration.ofSeconds(1);
    /// By how much the clock may be set back, and nobody need do anything about it.
    private static final Duration LITTLE = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final Errands errands;
    private final Setbacks setbacks;
    private final Journal journal;
    private final Sending sending;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes();
    private final ExecutorService carriers = Executors.newFixedThreadPool(
            CARRIERS, Thread.ofPlatform().name("postman-", 1).factory());
    private final Thread thread = Thread.ofPlatform().name("postman").unstarted(this::run);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean halted = new AtomicBoolean();
    private final Set<Long> unkept = ConcurrentHashMap.newKeySet();
    private boolean failing;
    private Instant lastLook = Instant.MIN;

    public Postman(Errands errands, Remedies remedies, Journal journal, Sending sending, InstantSource clock) {
        this.errands = errands;
        this.setbacks = new Setbacks(journal.outbox(), remedies, lanes, sending, clock, this::isClosing);
        this.journal = journal;
        this.sending = sending;
        this.clock = clock;
    }

    /// Starts to deliver, and returns at once.
    public void start() {
        thread.start();
    }

    private void run() {
        while (!isClosing()) {
            try {
                heedTheClock();
                Lanes.Free free = lanes.free(clock.instant());
                for (Waiting waiting : journal.outbox().due(clock.instant())) {
                    if (free.enter(waiting)) {
                        hand(waiting);
                    }
                }
                journal.outbox().await(lanes.anyClosed() ? LOOK_SOON : LOOK);
                failing = false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (JournalUnavailable e) {
                halt(e);
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }
    }

    /// Whatever has to wait until a time would wait for so much longer where the clock was set back.
    private void heedTheClock() {
        Instant now = clock.instant();
        if (now.plus(LITTLE).isBefore(lastLook)) {
            LOG.warn(
                    "the clock was set back by {} s; what waits to be sent is due now",
                    Duration.between(now, lastLook).toSeconds());
            lanes.open();
            journal.outbox().hasten(now);
        }
        lastLook = now;
    }

    /// A lane for which there is no thread just now is free again.
    private void hand(Waiting waiting) {
        try {
            carriers.execute(() -> carry(waiting));
        } catch (RuntimeException | Error e) {
            lanes.leave(waiting);
            throw e;
        }
    }

    /// Whatever it is, the thread goes on: without it nothing is sent any more. Said once, as long as it lasts.
    private void fail(Throwable e) {
        if (!failing) {
            LOG.error("the outbox could not be worked off; trying again", e);
        }
        failing = true;
        pause();
    }

    private void carry(Waiting waiting) {
        try (Occasion.Scope _ = occasion(waiting).begin()) {
            if (!isClosing()) {
                deliver(waiting);
                unkept.remove(waiting.id());
                goOn();
            }
        } catch (JournalUnavailable e) {
            halt(e);
        } catch (RuntimeException | Error e) {
            if (unkept.add(waiting.id())) {
                LOG.error("how the sending of {} ended could not be kept; trying again", waiting.kind(), e);
            }
            pause();
        } finally {
            lanes.leave(waiting);
        }
    }

    private static Occasion occasion(Waiting waiting) {
        var fields = new HashMap<>(Map.of(
                "outbox", Long.toString(waiting.id()), "kind", waiting.kind(), "workspace", waiting.workspace()));
        waiting.delivery().ifPresent(id -> fields.put(Occasion.DELIVERY, id));
        return new Occasion(fields);
    }

    /// Without the journal nothing is sent, since it could not be kept that it was. Said once, not for all that waits.
    private void halt(JournalUnavailable e) {
        if (!isClosing() && !halted.getAndSet(true)) {
            LOG.error("what is owed to Slack waits for the journal: {}", reasons(e));
        }
        pause();
    }

    private void goOn() {
        if (halted.getAndSet(false)) {
            LOG.info("what is owed to Slack goes out again");
        }
    }

    private static String reasons(Throwable e) {
        String own = String.valueOf(e.getMessage());
        return e.getCause() == null ? own : own + ": " + reasons(e.getCause());
    }

    private void deliver(Waiting waiting) {
        journal.outbox().trying(waiting);
        try {
            errands.run(waiting);
            lanes.close(waiting, clock.instant().plus(sending.apart()));
            journal.outbox().sent(waiting, clock.instant());
            LOG.debug("done at try {}", waiting.attempts() + 1);
        } catch (Refused e) {
            setbacks.refused(waiting, e);
        } catch (SlackApiException e) {
            setbacks.failed(waiting, e);
        } catch (IOException | RuntimeException | Error e) {
            // A text that overflows the stack does so at every try; it has to be given up like anything else.
            setbacks.failed(waiting, e);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(DISK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Finishes what it is sending; the rest stays in the outbox.
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
            carriers.shutdown();
            if (!carriers.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                carriers.shutdownNow();
                carriers.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works off the outbox: in order within a lane, the lanes side by side, one message a second in each channel. What
/// Slack does not take is tried again, later and later, until the patience ends. Nothing that goes wrong here reaches
/// the incident.
public final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int CARRIERS = 8;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LOOK_SOON = Duration.ofMillis(50);
    private static final Duration DISK = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Duration UNSAID = Duration.ofSeconds(30);

    private final Errands errands;
    private final Remedies remedies;
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

    public Postman(Errands errands, Remedies remedies, Journal journal, Sending sending, InstantSource clock) {
        this.errands = errands;
        this.remedies = remedies;
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
                LOG.error("how the sending of {} ended could not be kept; trying again", name(waiting), e);
            }
            pause();
        } finally {
            lanes.leave(waiting);
        }
    }

    private static Occasion occasion(Waiting waiting) {
        var fields = new HashMap<>(
                Map.of("outbox", Long.toString(waiting.id()), "kind", name(waiting), "workspace", waiting.workspace()));
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
            refused(waiting, e);
        } catch (SlackApiException e) {
            boolean tooMany = e.getResponse().code() == 429;
            again(waiting, reason(e), tooMany ? retryAfter(e) : Optional.empty(), waiting.uncertain() || !tooMany);
        } catch (IOException | RuntimeException | Error e) {
            // A text that overflows the stack does so at every try; it has to be given up like anything else.
            again(waiting, reason(e), Optional.empty(), true);
        }
    }

    /// What only a person can mend may take a day, and what waits for it is in nobody's way meanwhile. What nobody can
    /// mend, or what is of no use a day later, is not tried again.
    private void refused(Waiting waiting, Refused e) {
        Instant now = clock.instant();
        switch (e.outlook()) {
            case PASSING -> again(waiting, reason(e), Optional.empty(), waiting.uncertain());
            case UNCERTAIN -> again(waiting, reason(e), Optional.empty(), true);
            case MENDABLE -> {
                remedies.refused(waiting, e, now);
                if (waiting.what().lasts()) {
                    journal.outbox().setApart(waiting, e.error());
                    again(waiting, reason(e), Optional.empty(), waiting.uncertain());
                } else {
                    giveUp(waiting, reason(e), now);
                }
            }
            case FINAL -> {
                remedies.gaveUp(waiting, reason(e), now);
                giveUp(waiting, reason(e), now);
            }
        }
    }

    private void giveUp(Waiting waiting, String why, Instant now) {
        LOG.error("{} was given up after {} tries: {}", name(waiting), waiting.attempts() + 1, why);
        journal.outbox().giveUp(waiting, now, why);
    }

    /// Slack's own wish goes before our habit.
    private void again(Waiting waiting, String why, Optional<Duration> wish, boolean uncertain) {
        if (isClosing()) {
            return; // it stays as it is, and is looked for at the next start
        }
        Instant now = clock.instant();
        if (Duration.between(waiting.createdAt(), now).compareTo(sending.patience()) > 0) {
            remedies.gaveUp(waiting, why, now);
            giveUp(waiting, why, now);
            return;
        }
        Instant until = now.plus(wish.orElseGet(() -> Pauses.after(waiting.attempts() + 1)));
        wish.ifPresent(_ -> lanes.close(waiting, until));
        if (waiting.attempts() == 0) {
            LOG.warn("{} will be tried again, until it succeeds or is given up: {}", name(waiting), why);
        }
        journal.outbox().postpone(waiting, until, why, uncertain);
    }

    private static Optional<Duration> retryAfter(SlackApiException e) {
        String seconds = e.getResponse().header("Retry-After");
        return Optional.of(
                seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : UNSAID);
    }

    private static String name(Waiting waiting) {
        return waiting.what().getClass().getSimpleName();
    }

    /// The first message on the way to the cause; some of Slack's exceptions have none of their own.
    private static String reason(Throwable e) {
        if (e.getMessage() != null || e.getCause() == null) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        return e.getClass().getSimpleName() + ", " + reason(e.getCause());
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

package dev.incidentscribe.slack;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbox.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits in the outbox, in order per channel, and tries again for a day what Slack would not take. Nothing
/// that goes wrong here reaches the incident.
final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final Errands errands;
    private final Journal journal;
    private final InstantSource clock;
    private final Thread thread = Thread.ofPlatform().name("postman").unstarted(this::run);
    private volatile boolean closing;

    Postman(Errands errands, Journal journal, InstantSource clock) {
        this.errands = errands;
        this.journal = journal;
        this.clock = clock;
    }

    Postman start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!closing) {
            try {
                List<Waiting> due = journal.outbox().due(clock.instant());
                due.forEach(this::deliver);
                if (due.isEmpty()) {
                    journal.outbox().await(LOOK);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("the outbox could not be worked off", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            journal.outbox().await(FIRST_PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Waiting waiting) {
        if (closing) {
            return;
        }
        Optional<String> problem = send(waiting);
        if (problem.isPresent() && closing) {
            return; // it stays in the outbox as it was
        }
        Instant now = clock.instant();
        if (problem.isEmpty()) {
            journal.outbox().sent(waiting, now);
        } else if (Duration.between(waiting.createdAt(), now).compareTo(PATIENCE) > 0) {
            LOG.error("gave up: {}: {}", waiting.what().getClass().getSimpleName(), problem.get());
            journal.outbox().giveUp(waiting, now, problem.get());
        } else {
            LOG.warn("trying again later: {}: {}", waiting.what().getClass().getSimpleName(), problem.get());
            journal.outbox().postpone(waiting, now.plus(pauseAfter(waiting.attempts())), problem.get());
        }
    }

    private static Duration pauseAfter(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 16));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /// What went wrong, or nothing.
    private Optional<String> send(Waiting waiting) {
        try {
            return errands.run(waiting);
        } catch (IOException | SlackApiException | RuntimeException e) {
            return Optional.of(reason(e));
        }
    }

    /// The first message on the way to the cause; some of Slack's exceptions have none of their own.
    private static String reason(Throwable e) {
        if (e.getMessage() != null || e.getCause() == null) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        return e.getClass().getSimpleName() + ", " + reason(e.getCause());
    }

    /// Finishes the one it is sending; the rest stays in the outbox.
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(STOP)) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

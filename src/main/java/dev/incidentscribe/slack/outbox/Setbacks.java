package dev.incidentscribe.slack.outbox;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.Sending;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.journal.Outbox.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of what Slack did not take: it is tried again, later and later, set apart meanwhile, or given up.
final class Setbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);
    /// Where Slack asks for patience without saying how much.
    private static final Duration UNSAID = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final Remedies remedies;
    private final Lanes lanes;
    private final Sending sending;
    private final InstantSource clock;
    private final BooleanSupplier stopping;

    /// @param stopping whether what fails now does so because we stop
    Setbacks(
            Outbox outbox,
            Remedies remedies,
            Lanes lanes,
            Sending sending,
            InstantSource clock,
            BooleanSupplier stopping) {
        this.outbox = outbox;
        this.remedies = remedies;
        this.lanes = lanes;
        this.sending = sending;
        this.clock = clock;
        this.stopping = stopping;
    }

    /// Slack answered with something else than its own format.
    void failed(Waiting waiting, SlackApiException e) {
        boolean tooMany = e.getResponse().code() == 429;
        again(waiting, reason(e), tooMany ? retryAfter(e) : Optional.empty(), waiting.uncertain() || !tooMany);
    }

    /// It is not known whether Slack did it.
    void failed(Waiting waiting, Throwable e) {
        again(waiting, reason(e), Optional.empty(), true);
    }

    /// Slack would not do it. What only a person can mend may take a day, and what waits for it is in nobody's way
    /// meanwhile. What nobody can mend, or what is of no use a day later, is not tried again.
    void refused(Waiting waiting, Refused e) {
        Instant now = clock.instant();
        switch (e.outlook()) {
            case PASSING -> again(waiting, reason(e), Optional.empty(), waiting.uncertain());
            case UNCERTAIN -> again(waiting, reason(e), Optional.empty(), true);
            case MENDABLE -> {
                remedies.refused(waiting, e, now);
                if (waiting.what().lasts()) {
                    outbox.setApart(waiting, e.error());
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
        LOG.error("{} was given up after {} tries: {}", waiting.kind(), waiting.attempts() + 1, why);
        outbox.giveUp(waiting, now, why);
    }

    /// Slack's own wish goes before our habit.
    private void again(Waiting waiting, String why, Optional<Duration> wish, boolean uncertain) {
        if (stopping.getAsBoolean()) {
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
            LOG.warn("{} will be tried again, until it succeeds or is given up: {}", waiting.kind(), why);
        }
        outbox.postpone(waiting, until, why, uncertain);
    }

    private static Optional<Duration> retryAfter(SlackApiException e) {
        String seconds = e.getResponse().header("Retry-After");
        return Optional.of(
                seconds != null && seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : UNSAID);
    }

    /// The first message on the way to the cause; some of Slack's exceptions have none of their own.
    private static String reason(Throwable e) {
        if (e.getMessage() != null || e.getCause() == null) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        return e.getClass().getSimpleName() + ", " + reason(e.getCause());
    }
}

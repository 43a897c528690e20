package dev.incidentscribe.journal;

import dev.incidentscribe.schedule.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the context of channels be forgotten when it was kept long enough: looks at the start, and daily.
public final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofMinutes(15);

    private final Journal journal;
    private final Duration time;
    private final InstantSource clock;
    private final Recurring rounds = new Recurring("retention", Duration.ZERO, this::look);

    private Instant next = Instant.MIN;

    /// @param time for how long context is kept
    public Retention(Journal journal, Duration time, InstantSource clock) {
        this.journal = journal;
        this.time = time;
        this.clock = clock;
    }

    /// Starts to look.
    public Retention start() {
        rounds.start();
        return this;
    }

    private Duration look() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            clear(now);
        }
        return LOOK;
    }

    /// A part at each look, so that nobody who records has to wait for it.
    private void clear(Instant now) {
        try {
            if (journal.expire(now.minus(time), now)) {
                next = now.plus(DAY);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("the context of channels that was kept long enough was not cleared", e);
            next = now.plus(RETRY);
        }
    }

    /// Finishes the part that was begun.
    @Override
    public void close() {
        rounds.close();
    }
}

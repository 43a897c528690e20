package dev.incidentscribe.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("retention").unstarted(this::run);

    private Instant next = Instant.MIN;

    /// @param time for how long context is kept
    public Retention(Journal journal, Duration time, InstantSource clock) {
        this.journal = journal;
        this.time = time;
        this.clock = clock;
    }

    /// Starts to look.
    public Retention start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            do {
                look(clock.instant());
            } while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A part at each look, so that nobody who records has to wait for it.
    private void look(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        try {
            if (journal.expire(now.minus(time), now)) {
                next = now.plus(DAY);
            }
        } catch (RuntimeException e) {
            LOG.error("the context of channels that was kept long enough was not cleared", e);
            next = now.plus(RETRY);
        }
    }

    /// Finishes the part that was begun.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.incidentscribe.schedule;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is done again and again on a thread of its own, which nothing ends but its closing.
public final class Recurring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);
    /// After a failure, which may last.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Duration first;
    private final Supplier<Duration> work;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    /// @param name of the thread
    /// @param first how long it waits before the first time
    /// @param work returns how long to wait before the next time
    public Recurring(String name, Duration first, Supplier<Duration> work) {
        this.name = name;
        this.first = first;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /// Begins, and returns at once.
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            Duration pause = first;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = once();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// What goes wrong is said once, as long as it lasts.
    private Duration once() {
        try {
            Duration pause = work.get();
            failing = false;
            return pause;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                LOG.error("{} failed; trying again", name, e);
            }
            failing = true;
            return PAUSE;
        }
    }

    /// Ends, when what was begun is finished.
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

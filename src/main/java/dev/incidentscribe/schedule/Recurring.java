package dev.incidentscribe.schedule;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Work that is done again and again on a thread of its own.
public final class Recurring implements AutoCloseable {
    private final Duration first;
    private final Supplier<Duration> work;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// @param name of the thread
    /// @param first how long it waits before the first time
    /// @param work catches what goes wrong, and returns how long to wait before the next time
    public Recurring(String name, Duration first, Supplier<Duration> work) {
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
                pause = work.get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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

package dev.incidentscribe.slack.history;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/// Keeps calls below a number a minute: the first ones go at once, and who comes too soon waits.
final class Pace {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final Deque<Long> calls = new ArrayDeque<>();

    /// @param most within any minute
    Pace(int most) {
        this.most = most;
    }

    /// Waits until one more call may go; returns early if the thread is interrupted.
    synchronized void await() {
        while (calls.size() >= most && !Thread.currentThread().isInterrupted()) {
            long free = calls.getFirst() + WINDOW.toNanos() - System.nanoTime();
            if (free <= 0) {
                calls.removeFirst();
            } else {
                LockSupport.parkNanos(free);
            }
        }
        calls.addLast(System.nanoTime());
    }
}

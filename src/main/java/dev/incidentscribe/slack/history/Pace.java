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
    void await() {
        long turn = turn();
        for (long wait = turn - System.nanoTime();
                wait > 0 && !Thread.currentThread().isInterrupted();
                wait = turn - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    /// Who comes first goes first; the wait itself keeps nobody else from getting a turn.
    private synchronized long turn() {
        long now = System.nanoTime();
        long turn = calls.size() < most ? now : Math.max(now, calls.removeFirst() + WINDOW.toNanos());
        calls.addLast(turn);
        return turn;
    }
}

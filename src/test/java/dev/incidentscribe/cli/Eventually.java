package dev.incidentscribe.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for what becomes true by itself, for a bounded time.
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    /// Waits until the condition holds.
    ///
    /// @throws AssertionError if it does not in time
    static void holds(String what, Callable<Boolean> condition) throws Exception {
        var never = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (never.await(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
        }
    }
}

package dev.incidentscribe.slack.outbox;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/// How long to wait after something failed: about one second at first, twice as long each time, five minutes at most,
/// each up to half longer or shorter, so that what failed together does not come back together.
final class Pauses {
    private static final int ENOUGH = 16;
    private static final IntervalFunction GROWING =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1), 2, 0.5, Duration.ofMinutes(5));

    private Pauses() {}

    /// @param failures how often it failed so far, from 1
    static Duration after(int failures) {
        return Duration.ofMillis(GROWING.apply(Math.min(failures, ENOUGH)));
    }
}

package dev.incidentscribe.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/// What one measurement came to: how long each request took, and how many were done a second.
final class Figures {
    /// Nanoseconds, ascending.
    private final long[] sorted;

    private final Duration elapsed;

    private Figures(long[] sorted, Duration elapsed) {
        this.sorted = sorted;
        this.elapsed = elapsed;
    }

    /// The figures of samples in nanoseconds.
    ///
    /// @param elapsed from the first request to the last answer
    static Figures of(Collection<long[]> samples, Duration elapsed) {
        long[] all = samples.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Figures(all, elapsed);
    }

    /// Those of several rounds, as if they had been one.
    static Figures together(Collection<Figures> rounds) {
        return of(
                rounds.stream().map(round -> round.sorted).toList(),
                rounds.stream().map(round -> round.elapsed).reduce(Duration.ZERO, Duration::plus));
    }

    /// Milliseconds that this share of the requests did not exceed.
    double percentile(double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)] / 1e6;
    }

    double p50() {
        return percentile(0.50);
    }

    double p99() {
        return percentile(0.99);
    }

    double max() {
        return percentile(1);
    }

    double perSecond() {
        return sorted.length / (elapsed.toNanos() / 1e9);
    }
}

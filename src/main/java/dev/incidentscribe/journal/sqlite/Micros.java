package dev.incidentscribe.journal.sqlite;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as SQLite keeps them: microseconds since 1970, UTC, as fine as Slack's own timestamps.
final class Micros {
    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /// As it is read back.
    static Instant rounded(Instant instant) {
        return instant(of(instant));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

package dev.incidentscribe.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far the response has come, as the responders say it.
public enum Status {
    INVESTIGATING,
    IDENTIFIED,
    MONITORING,
    RESOLVED;

    /// Reads a status word in any case; empty for anything else.
    public static Optional<Status> parse(String word) {
        return Arrays.stream(values())
                .filter(s -> s.wire().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /// The milestone that is reached by saying so; investigating and monitoring reach none.
    public Optional<Milestone> milestone() {
        return switch (this) {
            case INVESTIGATING, MONITORING -> Optional.empty();
            case IDENTIFIED -> Optional.of(Milestone.IDENTIFIED);
            case RESOLVED -> Optional.of(Milestone.RESOLVED);
        };
    }

    /// The word people type and machines read, such as `monitoring`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

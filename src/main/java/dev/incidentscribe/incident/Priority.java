package dev.incidentscribe.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How urgent a follow-up is, from [#P1] (first) to [#P4].
public enum Priority {
    P1,
    P2,
    P3,
    P4;

    /// Reads `p1` to `p4`, in any case; empty for anything else.
    public static Optional<Priority> parse(String word) {
        return Arrays.stream(values())
                .filter(p -> p.wire().equalsIgnoreCase(word))
                .findFirst();
    }

    /// The word people type and machines read: `p1`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.incidentscribe.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a follow-up does about the next incident: prevent it, soften it, see it sooner, or mend how we work.
public enum ActionType {
    PREVENT,
    MITIGATE,
    DETECT,
    PROCESS;

    /// Reads the type's word in any case; empty for anything else.
    public static Optional<ActionType> parse(String word) {
        return Arrays.stream(values())
                .filter(t -> t.wire().equalsIgnoreCase(word))
                .findFirst();
    }

    /// The word people type and machines read: `prevent`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.incidentscribe.incident;

import java.util.Locale;
import java.util.Optional;

/// A turning point of an incident, in the order in which they are expected. `OPENED` and `CLOSED` follow from the
/// record itself; the others are stated by people.
public enum Milestone {
    STARTED("Impact started"),
    DETECTED("Detected"),
    OPENED("Opened"),
    ACKNOWLEDGED("Acknowledged"),
    IDENTIFIED("Cause identified"),
    MITIGATED("Mitigated"),
    RESOLVED("Resolved"),
    CLOSED("Closed");

    private final String label;

    Milestone(String label) {
        this.label = label;
    }

    /// The status that follows from reaching it, if any.
    public Optional<Status> status() {
        return switch (this) {
            case STARTED, DETECTED, OPENED, ACKNOWLEDGED, CLOSED -> Optional.empty();
            case IDENTIFIED -> Optional.of(Status.IDENTIFIED);
            case MITIGATED -> Optional.of(Status.MONITORING);
            case RESOLVED -> Optional.of(Status.RESOLVED);
        };
    }

    /// As people read it: `Impact started`.
    public String label() {
        return label;
    }

    /// The word people type and machines read: `started`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.incidentscribe.incident;

import java.util.Locale;

/// How far a postmortem is.
public enum Stage {
    DRAFT,
    IN_REVIEW,
    PUBLISHED;

    /// The word that machines read: `in_review`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The words that people read: `in review`.
    public String label() {
        return wire().replace('_', ' ');
    }
}

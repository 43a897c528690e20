package dev.incidentscribe.telemetry;

import java.util.Locale;

/// What Slack sends.
public enum Kind {
    COMMAND,
    EVENT,
    BUTTON,
    FORM,
    SHORTCUT,
    OTHER;

    /// Its name in logs and metrics.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.incidentscribe.access;

import java.util.Locale;

/// Something that not everybody need be allowed to do.
public enum Permission {
    /// To open an incident, or to open one again.
    OPEN,
    /// To end an incident, or to call it off.
    CLOSE,
    /// To say how bad it is from now on.
    SEVERITY,
    /// To post a draft where others see it.
    PUBLISH,
    /// To change an entry of somebody else.
    CORRECT,
    /// To read the incident of a private channel from elsewhere.
    READ_PRIVATE;

    /// As the configuration names it: `read_private`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

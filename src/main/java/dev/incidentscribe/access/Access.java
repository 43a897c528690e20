package dev.incidentscribe.access;

/// Whether somebody may read an incident.
public enum Access {
    /// They may, and so may everybody in the workspace.
    OPEN,
    /// They may, but what they read is not for everybody.
    CONFIDENTIAL,
    /// They may not, and are not to learn that it exists.
    NONE,
    /// It could not be found out, so they may not now.
    UNKNOWN;

    /// Whether it may be shown to them.
    public boolean isGranted() {
        return this == OPEN || this == CONFIDENTIAL;
    }
}

package dev.incidentscribe.access;

/// How somebody stands to a channel.
public enum Standing {
    /// The channel is open to the whole workspace.
    PUBLIC,
    /// The channel is private, and the person is in it.
    MEMBER,
    /// The channel is private, and the person is not in it.
    STRANGER,
    /// Slack did not say.
    UNKNOWN
}

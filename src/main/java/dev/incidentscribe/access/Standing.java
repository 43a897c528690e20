package dev.incidentscribe.access;

import java.util.Optional;

/// How somebody stands to a channel.
public enum Standing {
    /// The channel is open to the whole workspace.
    PUBLIC,
    /// The channel is private, and the person is in it.
    MEMBER,
    /// The channel is private, and the person is not in it.
    STRANGER,
    /// Slack did not say.
    UNKNOWN;

    /// What is said where Slack does not say it.
    public static final String UNTOLD = "Slack does not say just now whether you are in that channel.";

    /// Why they may not speak in the name of the channel in which a form opened: they may have left it since.
    ///
    /// @param untold what they read where that is not known
    public Optional<String> objection(String untold) {
        return switch (this) {
            case PUBLIC, MEMBER -> Optional.empty();
            case STRANGER -> Optional.of("You are not in that channel any more.");
            case UNKNOWN -> Optional.of(untold);
        };
    }
}

package dev.incidentscribe.journal;

/// Something that Slack is to be sent about an incident. What exactly is worked out when it is sent, from the journal.
public record Outbound(Kind kind, String channel, int incident) {

    /// What is sent.
    public enum Kind {
        /// A short message: the draft is there.
        DRAFT_SUMMARY,
        /// The whole draft as a file.
        DRAFT_FILE
    }
}

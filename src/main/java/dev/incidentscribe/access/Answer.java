package dev.incidentscribe.access;

/// What Slack says to a question, if it says anything in time.
public enum Answer {
    YES,
    NO,
    UNKNOWN
}

package dev.incidentscribe.telemetry;

/// What is counted.
public enum Happening {
    /// A delivery came again, and was answered as at first.
    REDELIVERY,
    /// A command was not understood, or cannot be done as things stand; the person reads why.
    REFUSAL,
    /// Something went wrong on our side, and what was sent is not on record.
    NOT_RECORDED
}

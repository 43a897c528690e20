package dev.incidentscribe.journal;

/// What came of a delivery.
///
/// @param recorded whether something is on record because of it
/// @param repeated whether it had been delivered before
/// @param outbox whether something is to be sent to Slack because of it
public record Receipt(Reply reply, boolean recorded, boolean repeated, boolean outbox) {}

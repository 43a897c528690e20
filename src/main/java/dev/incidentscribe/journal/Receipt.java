package dev.incidentscribe.journal;

/// What came of a delivery.
///
/// @param recorded whether something is on record because of it
/// @param repeated whether it had been delivered before
public record Receipt(Reply reply, boolean recorded, boolean repeated) {}

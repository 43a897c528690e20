package dev.incidentscribe.journal;

/// An incident that was found by its words.
///
/// @param entry the entry that has them best
public record Found(Listed incident, int entry) {}

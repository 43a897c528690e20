package dev.incidentscribe.journal;

/// An incident that was found by its words.
///
/// @param entry the entry that has them best; [#SECTIONS] for what people wrote into the postmortem
public record Found(Listed incident, int entry) {
    /// The number that no entry has.
    public static final int SECTIONS = 0;
}

package dev.incidentscribe.journal;

import java.util.Optional;

/// A form that somebody may fill in.
///
/// @param blanksOf the incident whose blanks are to be filled; empty for the form that opens one
public record Form(Optional<Integer> blanksOf) {
    /// The form that opens an incident.
    public static Form open() {
        return new Form(Optional.empty());
    }

    /// The form for what the draft of that incident lacks.
    public static Form blanks(int incident) {
        return new Form(Optional.of(incident));
    }
}

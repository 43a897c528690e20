package dev.incidentscribe.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.incidentscribe.incident.Section;
import java.util.Optional;

/// A form that somebody may fill in.
///
/// @param incident what it is about; empty for the form that opens an incident
/// @param section the section of its postmortem to be written; empty for the form for what the draft lacks
public record Form(@JsonProperty("blanksOf") Optional<Integer> incident, Optional<Section> section) {
    /// The form that opens an incident.
    public static Form open() {
        return new Form(Optional.empty(), Optional.empty());
    }

    /// The form for what the draft of that incident lacks.
    public static Form blanks(int incident) {
        return new Form(Optional.of(incident), Optional.empty());
    }

    /// The form for that section of the incident's postmortem.
    public static Form passage(int incident, Section section) {
        return new Form(Optional.of(incident), Optional.of(section));
    }
}

package dev.incidentscribe.incident;

import java.time.Instant;
import java.util.Optional;

/// One event of an incident as the journal holds it.
///
/// @param ordinal its place among the events of the incident, from 1
/// @param at when it happened, as far as people know
/// @param recordedAt when the scribe was told
/// @param origin the message it was taken from, where there is one
public record Recorded(
        int ordinal,
        Instant at,
        Instant recordedAt,
        Person author,
        Source source,
        Optional<Origin> origin,
        IncidentEvent event) {

    /// Most is told as it happens; the moment is kept once then.
    public Recorded {
        at = at.equals(recordedAt) ? recordedAt : at;
    }

    Recorded by(Person same) {
        return new Recorded(ordinal, at, recordedAt, same, source, origin, event);
    }
}

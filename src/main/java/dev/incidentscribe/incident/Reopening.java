package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// That an incident was opened again.
///
/// @param over since when it had counted as over: since the end of its impact, else since it was closed
public record Reopening(Instant over, Instant at) {
    /// Those of an incident, in the order of recording.
    static List<Reopening> of(Incident incident) {
        var all = new ArrayList<Reopening>();
        Optional<Instant> over = Optional.empty();
        for (Entry entry : incident.standing().toList()) {
            if (Milestones.milestoneIn(entry.statement()).equals(Optional.of(Milestone.RESOLVED))) {
                over = Optional.of(entry.at());
            } else if (entry.statement() instanceof Closed || entry.statement() instanceof Cancelled) {
                over = over.or(() -> Optional.of(entry.at()));
            } else if (entry.statement() instanceof Reopened) {
                all.add(new Reopening(over.orElse(entry.at()), entry.at()));
                over = Optional.empty();
            }
        }
        return List.copyOf(all);
    }

    /// Whether it counted as over at that moment.
    public boolean isOver(Instant moment) {
        return moment.isAfter(over) && moment.isBefore(at);
    }
}

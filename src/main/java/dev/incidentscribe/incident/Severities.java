package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Derives how bad an incident was when, by the points in time at which a severity was set.
final class Severities {
    private Severities() {}

    /// How it changed, the oldest first. To state the same severity again is no change.
    static List<SeverityStep> of(Incident incident) {
        var steps = new ArrayList<SeverityStep>();
        for (Entry entry : Timeline.of(incident).entries()) {
            Optional<Severity> from = steps.isEmpty()
                    ? Optional.empty()
                    : Optional.of(steps.getLast().to());
            in(entry.statement())
                    .filter(to -> !Optional.of(to).equals(from))
                    .ifPresent(to -> steps.add(new SeverityStep(from, to, entry)));
        }
        return List.copyOf(steps);
    }

    /// The entry that set the one that counts, or stated it again.
    static Optional<Entry> setBy(Incident incident) {
        return incident.standing()
                .filter(entry -> in(entry.statement()).isPresent())
                .max(Timeline.ORDER);
    }

    /// The severity that such a statement sets.
    static Optional<Severity> in(Statement statement) {
        return switch (statement) {
            case Opened it -> it.severity();
            case SeverityChanged it -> Optional.of(it.severity());
            default -> Optional.empty();
        };
    }
}

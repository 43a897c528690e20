package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import java.time.Instant;
import java.util.Optional;

/// An incident as a list shows it.
///
/// @param endedAt when it was closed or cancelled, as recorded
public record Listed(
        int number,
        String channel,
        String title,
        Optional<Severity> severity,
        Status status,
        Incident.State state,
        Instant openedAt,
        Optional<Instant> endedAt) {
    /// The row of an incident.
    public static Listed of(Incident incident) {
        return new Listed(
                incident.number(),
                incident.channel(),
                incident.title(),
                incident.severity(),
                incident.status(),
                incident.state(),
                incident.milestones().at(Milestone.OPENED).orElse(Instant.EPOCH),
                incident.endedAt());
    }

    /// Whether it still goes on.
    public boolean isOpen() {
        return state == Incident.State.OPEN;
    }

    /// As people call it: `INC-3`.
    public String name() {
        return "INC-" + number;
    }
}

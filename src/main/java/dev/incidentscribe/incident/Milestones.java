package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The entry that set each milestone of an incident. Of several, the one recorded last counts.
public record Milestones(Map<Milestone, Entry> reached) {
    public Milestones {
        reached = Map.copyOf(reached);
    }

    static Milestones of(Incident incident) {
        var reached = new EnumMap<Milestone, Entry>(Milestone.class);
        incident.standing()
                .forEach(entry -> milestoneIn(entry.statement()).ifPresent(milestone -> reached.put(milestone, entry)));
        if (incident.state() != Incident.State.CLOSED) {
            reached.remove(Milestone.CLOSED);
        }
        return new Milestones(reached);
    }

    /// The milestone that such a statement sets.
    public static Optional<Milestone> milestoneIn(Statement statement) {
        return switch (statement) {
            case Opened _ -> Optional.of(Milestone.OPENED);
            case MilestoneReached it -> Optional.of(it.milestone());
            case StatusChanged it -> it.status().milestone();
            case Closed _ -> Optional.of(Milestone.CLOSED);
            default -> Optional.empty();
        };
    }

    static Optional<Status> statusIn(Statement statement) {
        return switch (statement) {
            case MilestoneReached it -> it.milestone().status();
            case StatusChanged it -> Optional.of(it.status());
            default -> Optional.empty();
        };
    }

    /// When it was reached, if it was.
    public Optional<Instant> at(Milestone milestone) {
        return entry(milestone).map(Entry::at);
    }

    /// The entry that says so.
    public Optional<Entry> entry(Milestone milestone) {
        return Optional.ofNullable(reached.get(milestone));
    }

    /// The milestone that this very entry set, unless a later one replaced it.
    public Optional<Milestone> setBy(Entry entry) {
        return milestoneIn(entry.statement())
                .filter(milestone -> entry(milestone).map(Entry::number).equals(Optional.of(entry.number())));
    }

    /// Whether the entry stated a milestone that a later entry states anew.
    public boolean isReplaced(Entry entry) {
        return entry.statement() instanceof MilestoneReached && setBy(entry).isEmpty();
    }
}

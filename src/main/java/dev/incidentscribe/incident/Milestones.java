package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The entry that set each milestone of an incident. Of several, the one recorded last counts; an end from before the
/// incident was opened again is none.
///
/// @param undone the numbers of the entries that told such an end
public record Milestones(Map<Milestone, Entry> reached, Set<Integer> undone) {
    public Milestones {
        reached = Map.copyOf(reached);
        undone = Set.copyOf(undone);
    }

    static Milestones of(Incident incident) {
        var reached = new EnumMap<Milestone, Entry>(Milestone.class);
        var undone = new HashSet<Integer>();
        Optional<Entry> reopening = incident.reopening();
        incident.standing()
                .forEach(entry -> milestoneIn(entry.statement()).ifPresent(milestone -> {
                    if (reopening.filter(again -> isUndone(entry, again)).isPresent()) {
                        undone.add(entry.number());
                    } else {
                        reached.put(milestone, entry);
                    }
                }));
        if (incident.state() != Incident.State.CLOSED) {
            reached.remove(Milestone.CLOSED);
        }
        return new Milestones(reached, undone);
    }

    /// Whether it says an end, after which the incident went on. What was told after the reopening was told in the
    /// knowledge of it, whatever its time.
    private static boolean isUndone(Entry entry, Entry reopening) {
        return entry.number() < reopening.number()
                && entry.at().isBefore(reopening.at())
                && milestoneIn(entry.statement()).equals(Optional.of(Milestone.RESOLVED));
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
            case Reopened _ -> Optional.of(Status.INVESTIGATING);
            default -> Optional.empty();
        };
    }

    /// When it was reached, if it was.
    public Optional<Instant> at(Milestone milestone) {
        return entry(milestone).map(Entry::at);
    }

    /// When it reached each.
    public Map<Milestone, Instant> instants() {
        var instants = new EnumMap<Milestone, Instant>(Milestone.class);
        reached.forEach((milestone, entry) -> instants.put(milestone, entry.at()));
        return instants;
    }

    /// The entry that says so.
    public Optional<Entry> entry(Milestone milestone) {
        return Optional.ofNullable(reached.get(milestone));
    }

    /// Those that lie after the close, most often as they were told afterwards without their time. A cause may well be
    /// found after it.
    public Map<Milestone, Entry> afterTheClose() {
        var late = new EnumMap<Milestone, Entry>(Milestone.class);
        at(Milestone.CLOSED)
                .ifPresent(closed -> reached.forEach((milestone, entry) -> {
                    if (milestone != Milestone.IDENTIFIED && entry.at().isAfter(closed)) {
                        late.put(milestone, entry);
                    }
                }));
        return late;
    }

    /// The milestone that this very entry set, unless a later one replaced it or the incident was opened again.
    public Optional<Milestone> setBy(Entry entry) {
        return milestoneIn(entry.statement())
                .filter(milestone -> entry(milestone).map(Entry::number).equals(Optional.of(entry.number())));
    }

    /// Why the milestone that the entry stated is not the one that counts: `replaced later`.
    public Optional<String> objection(Entry entry) {
        if (undone.contains(entry.number())) {
            return Optional.of("reopened later");
        }
        return entry.statement() instanceof MilestoneReached && setBy(entry).isEmpty()
                ? Optional.of("replaced later")
                : Optional.empty();
    }
}

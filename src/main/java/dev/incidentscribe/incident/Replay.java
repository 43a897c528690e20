package dev.incidentscribe.incident;

import dev.incidentscribe.incident.Incident.State;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Correction;
import dev.incidentscribe.incident.IncidentEvent.Editorial;
import dev.incidentscribe.incident.IncidentEvent.Moved;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An incident while events are applied to it, one after the other.
final class Replay {
    /// How many take turns in most incidents.
    private static final int TAKING_TURNS = 16;

    private final Incident before;
    private final int later;
    private List<Entry> entries;
    private Document document;
    private String channel;
    private Optional<String> movedFrom;
    private boolean copied;
    private boolean turned;

    private Replay(Incident before, int later) {
        this.before = before;
        this.later = later;
        this.entries = before.entries();
        this.document = before.document();
        this.channel = before.channel();
        this.movedFrom = before.movedFrom();
    }

    /// The incident after all these events that follow its last, in their order.
    ///
    /// @param all how many events there are then
    /// @throws IllegalArgumentException if a correction names an entry that does not exist
    static Incident after(Incident before, List<Recorded> later, int all) {
        var replay = new Replay(before, later.size());
        later.forEach(replay::apply);
        return replay.incident(all);
    }

    private void apply(Recorded recorded) {
        switch (recorded.event()) {
            case Statement statement -> add(statement, recorded);
            case Correction correction -> correct(correction, recorded);
            case Editorial editorial -> document = document.after(editorial, recorded);
            case Moved moved -> {
                channel = moved.to();
                movedFrom = Optional.of(moved.from());
            }
            case ChannelContext _ -> {}
        }
    }

    private void add(Statement statement, Recorded recorded) {
        ownEntries().add(Entry.first(entries.size() + 1, statement, lean(recorded)));
        turned |= stateIn(statement).isPresent();
    }

    /// The same few people say most of an incident. Each is kept once, since all entries of an incident in use stay in
    /// memory.
    private Recorded lean(Recorded recorded) {
        for (int index = entries.size() - 1; index >= Math.max(0, entries.size() - TAKING_TURNS); index--) {
            Person author = entries.get(index).author();
            if (author.equals(recorded.author())) {
                return recorded.by(author);
            }
        }
        return recorded;
    }

    private void correct(Correction correction, Recorded recorded) {
        if (correction.entry() < 1 || correction.entry() > entries.size()) {
            throw new IllegalArgumentException("no entry " + correction.entry());
        }
        int index = correction.entry() - 1;
        ownEntries().set(index, entries.get(index).corrected(correction, recorded));
        turned = true;
    }

    /// The entries, to be changed. Most of what is recorded of a busy channel changes none of them, and should not cost
    /// a copy of them all.
    private List<Entry> ownEntries() {
        if (!copied) {
            var own = new ArrayList<Entry>(entries.size() + later);
            own.addAll(entries);
            entries = own;
            copied = true;
        }
        return entries;
    }

    private Incident incident(int all) {
        return new Incident(
                before.workspace(),
                before.number(),
                channel,
                movedFrom,
                entries,
                document,
                all,
                turned ? state() : before.state());
    }

    /// The state by the last entry that changed it.
    private State state() {
        return entries.stream()
                .filter(entry -> !entry.removed())
                .flatMap(entry -> stateIn(entry.statement()).stream())
                .reduce(State.OPEN, (_, last) -> last);
    }

    private static Optional<State> stateIn(Statement statement) {
        return switch (statement) {
            case Closed _ -> Optional.of(State.CLOSED);
            case Cancelled _ -> Optional.of(State.CANCELLED);
            case Reopened _ -> Optional.of(State.OPEN);
            default -> Optional.empty();
        };
    }
}

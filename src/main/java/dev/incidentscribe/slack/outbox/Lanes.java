package dev.incidentscribe.slack.outbox;

import dev.incidentscribe.journal.Outbox.Waiting;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is under way, and which places must wait: in each lane one thing at a time.
final class Lanes {
    private record Lane(String workspace, String name) {
        static Lane of(Waiting waiting) {
            return new Lane(waiting.workspace(), waiting.what().lane());
        }
    }

    private record Place(String workspace, String name) {
        static Place of(Waiting waiting) {
            return new Place(waiting.workspace(), waiting.what().place());
        }
    }

    private final Set<Lane> busy = ConcurrentHashMap.newKeySet();
    private final Map<Place, Instant> closed = new ConcurrentHashMap<>();

    /// The lanes that are free now. Whoever looks for what is due must look after this, or may find something that has
    /// just been done.
    Free free(Instant now) {
        closed.values().removeIf(until -> !until.isAfter(now));
        return new Free(Set.copyOf(busy));
    }

    /// The lanes that were free at a moment.
    final class Free {
        private final Set<?> taken;

        private Free(Set<?> taken) {
            this.taken = taken;
        }

        /// Takes its lane, if it was free, and still is, and nothing has to wait at its place.
        boolean enter(Waiting waiting) {
            Lane lane = Lane.of(waiting);
            return !taken.contains(lane) && !closed.containsKey(Place.of(waiting)) && busy.add(lane);
        }
    }

    /// It has come to an end.
    void leave(Waiting waiting) {
        busy.remove(Lane.of(waiting));
    }

    /// Lets nothing more into its place before that time.
    void close(Waiting waiting, Instant until) {
        closed.merge(Place.of(waiting), until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// Nothing has to wait any more.
    void open() {
        closed.clear();
    }

    /// Whether something has to wait although it is due.
    boolean anyClosed() {
        return !closed.isEmpty();
    }
}

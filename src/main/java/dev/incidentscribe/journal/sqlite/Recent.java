package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Situation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the writer knows of the incidents, so that most decisions need hardly a read. What the running transaction
/// changed it keeps to itself, until that is committed.
final class Recent implements AutoCloseable {
    private static final int REMEMBERED = 256;

    private record Place(String workspace, String channel) {}

    private final Events events;
    private final Remembered committed;
    private final Map<IncidentKey, Incident> changed = new HashMap<>();
    private final Map<Place, Integer> currents = leastRecentlyUsed();
    private final Map<String, Integer> lastNumbers = new HashMap<>();

    Recent(Events events, Remembered committed) {
        this.events = events;
        this.committed = committed;
    }

    /// The incidents as this delivery finds them.
    Situation situation(Delivery delivery) {
        return new Situation() {
            @Override
            public Optional<Incident> current() {
                return current(delivery.channel());
            }

            @Override
            public Optional<Incident> current(String channel) {
                return asking(() -> Recent.this.current(new Place(delivery.workspace(), channel)))
                        .flatMap(this::incident);
            }

            @Override
            public Optional<Incident> incident(int number) {
                return asking(() -> read(delivery.workspace(), number));
            }

            @Override
            public Optional<Incident> gone() {
                return asking(() -> events.gone(delivery.workspace(), delivery.channel()))
                        .flatMap(this::incident);
            }

            @Override
            public int nextNumber() {
                return 1 + asking(() -> lastNumber(delivery.workspace()));
            }
        };
    }

    /// The incident as the transaction has it.
    Optional<Incident> read(String workspace, int number) throws SQLException {
        Incident own = changed.get(new IncidentKey(workspace, number));
        return own == null ? events.incident(workspace, number, committed) : Optional.of(own);
    }

    /// Takes note of an incident's new state.
    ///
    /// @param before as this transaction found it
    void changed(Incident before, Incident after) {
        changed.put(IncidentKey.of(after), after);
        if (before.events() == 0
                || !before.channel().equals(after.channel())
                || !before.endedAt().equals(after.endedAt())) {
            currents.remove(new Place(after.workspace(), before.channel()));
            currents.remove(new Place(after.workspace(), after.channel()));
        }
        lastNumbers.computeIfPresent(after.workspace(), (_, last) -> Math.max(last, after.number()));
    }

    /// The transaction is committed.
    void keep() {
        changed.values().forEach(committed::put);
        changed.clear();
    }

    /// Knows nothing any more, as the transaction did not happen, or as it changed what was recorded before.
    void clear() {
        changed.clear();
        committed.clear();
        currents.clear();
        lastNumbers.clear();
    }

    private Optional<Integer> current(Place place) throws SQLException {
        Integer remembered = currents.get(place);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Integer> found = events.current(place.workspace(), place.channel());
        found.ifPresent(number -> currents.put(place, number));
        return found;
    }

    private int lastNumber(String workspace) throws SQLException {
        Integer remembered = lastNumbers.get(workspace);
        if (remembered != null) {
            return remembered;
        }
        int found = events.lastNumber(workspace);
        lastNumbers.put(workspace, found);
        return found;
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    /// @throws FailedRead if SQLite does not answer
    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new FailedRead(e);
        }
    }

    private static <K, V> Map<K, V> leastRecentlyUsed() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    @Override
    public void close() throws SQLException {
        events.close();
    }
}

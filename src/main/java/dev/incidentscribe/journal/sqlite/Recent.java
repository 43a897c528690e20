package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Situation;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The incidents that the writer remembers, so that most decisions need no read; what it does not remember it reads.
final class Recent implements AutoCloseable {
    private static final int REMEMBERED = 256;

    private record Place(String workspace, String channel) {}

    private final Events events;
    private final Remembered incidents = new Remembered();
    private final Map<Place, Integer> currents = leastRecentlyUsed();
    private final Map<String, Integer> lastNumbers = new HashMap<>();

    Recent(Events events) {
        this.events = events;
    }

    /// The incidents as this delivery finds them.
    Situation situation(Delivery delivery) {
        return new Situation() {
            @Override
            public Optional<Incident> current() {
                return asking(() -> Recent.this.current(new Place(delivery.workspace(), delivery.channel())))
                        .flatMap(this::incident);
            }

            @Override
            public Optional<Incident> before(Incident incident) {
                return asking(() -> events.before(delivery.workspace(), incident.channel(), incident.number()))
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

    /// The incident as the file has it.
    Optional<Incident> read(String workspace, int number) throws SQLException {
        Optional<Incident> remembered = incidents.get(workspace, number);
        if (remembered.isPresent()) {
            return remembered;
        }
        Optional<Incident> found = events.incident(workspace, number);
        found.ifPresent(incidents::put);
        return found;
    }

    /// Takes note of an incident's new state.
    void changed(Incident incident) {
        incidents.put(incident);
        currents.remove(new Place(incident.workspace(), incident.channel()));
        incident.movedFrom().ifPresent(from -> currents.remove(new Place(incident.workspace(), from)));
        lastNumbers.computeIfPresent(incident.workspace(), (_, last) -> Math.max(last, incident.number()));
    }

    void clear() {
        incidents.clear();
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

    /// A decision cannot declare what SQLite throws.
    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new JournalUnavailable("reading an incident for a decision", e);
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

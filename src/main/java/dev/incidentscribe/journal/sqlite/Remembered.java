package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The incidents that were used last, each as it was after so many of its events, as many as stay below a number of
/// events in all; the last one always. For many threads.
final class Remembered {
    /// About twelve megabytes of heap.
    private static final int MOST_EVENTS = 20_000;

    private final Map<IncidentKey, Incident> incidents = new LinkedHashMap<>(16, 0.75f, true);
    private int events;

    synchronized Optional<Incident> get(String workspace, int number) {
        return Optional.ofNullable(incidents.get(new IncidentKey(workspace, number)));
    }

    /// Takes the place of what was remembered of the incident, unless that was later: who read it first may be the last
    /// to say so.
    synchronized void put(Incident incident) {
        var key = IncidentKey.of(incident);
        Incident earlier = incidents.get(key);
        if (earlier != null && earlier.events() > incident.events()) {
            return;
        }
        incidents.put(key, incident);
        events += incident.events() - (earlier == null ? 0 : earlier.events());
        Iterator<Incident> leastRecent = incidents.values().iterator();
        while (events > MOST_EVENTS && incidents.size() > 1) {
            events -= leastRecent.next().events();
            leastRecent.remove();
        }
    }

    synchronized void clear() {
        incidents.clear();
        events = 0;
    }
}

package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The incidents that were used last, each as it was after so many of its events, as many as stay below a number of
/// entries in all; the last one always. For many threads.
final class Remembered {
    /// About ten megabytes of heap.
    private static final int MOST_ENTRIES = 40_000;

    private final Map<IncidentKey, Incident> incidents = new LinkedHashMap<>(16, 0.75f, true);
    private int entries;

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
        entries += size(incident) - (earlier == null ? 0 : size(earlier));
        Iterator<Incident> leastRecent = incidents.values().iterator();
        while (entries > MOST_ENTRIES && incidents.size() > 1) {
            entries -= size(leastRecent.next());
            leastRecent.remove();
        }
    }

    synchronized void clear() {
        incidents.clear();
        entries = 0;
    }

    /// What is kept beside the entries, such as the messages of a busy channel, takes next to nothing here. An incident
    /// without an entry still counts.
    private static int size(Incident incident) {
        return 1 + incident.entries().size();
    }
}

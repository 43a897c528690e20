package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;

/// Which incident: its number within its workspace.
record IncidentKey(String workspace, int number) {
    static IncidentKey of(Incident incident) {
        return new IncidentKey(incident.workspace(), incident.number());
    }
}

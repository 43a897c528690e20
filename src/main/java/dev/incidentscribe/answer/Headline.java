package dev.incidentscribe.answer;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Listed;

/// How a line begins that is about an incident: its name, its severity, and the beginning of its title. Slack's mrkdwn.
public final class Headline {
    private static final int TITLE = 160;

    private Headline() {}

    /// Of that incident.
    public static String of(Incident incident) {
        return of(Listed.of(incident));
    }

    /// Of that incident, with how it stands.
    static String standing(Incident incident) {
        return of(incident) + " · " + incident.state().wire(incident.status());
    }

    /// Of that row of a list.
    public static String of(Listed incident) {
        String severity = incident.severity()
                .map(Severity::label)
                .map(label -> label + " ")
                .orElse("");
        return "*%s* %s%s".formatted(incident.name(), severity, Wording.beginning(incident.title(), TITLE));
    }
}

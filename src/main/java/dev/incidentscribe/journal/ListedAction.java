package dev.incidentscribe.journal;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Recorded;
import java.time.Instant;
import java.util.List;

/// A follow-up as a list over all incidents shows it.
///
/// @param title of the incident
/// @param statedAt when it was last put like this
public record ListedAction(int incident, String title, ActionItem action, Instant statedAt) {

    /// The follow-ups of an incident, in their order.
    public static List<ListedAction> of(Incident incident) {
        return incident.actions().stream()
                .map(action ->
                        new ListedAction(incident.number(), incident.title(), action, statedAt(incident, action)))
                .toList();
    }

    private static Instant statedAt(Incident incident, ActionItem action) {
        Entry entry = incident.entry(action.entry()).orElseThrow();
        return entry.corrections().stream().map(Recorded::recordedAt).reduce(entry.recordedAt(), (_, later) -> later);
    }

    /// As people call it: `INC-3/2`.
    public String name() {
        return "INC-%d/%d".formatted(incident, action.number());
    }
}

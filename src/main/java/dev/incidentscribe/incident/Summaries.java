package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import java.util.stream.Stream;

/// The summaries that people gave of an incident, be it on their own or with the close.
public final class Summaries {
    private Summaries() {}

    /// The entries that give one, in the order of recording; the last counts. A close that was undone summed up what
    /// then went on.
    public static Stream<Entry> of(Incident incident) {
        int reopened = incident.reopening().map(Entry::number).orElse(0);
        return incident.standing().filter(entry -> switch (entry.statement()) {
            case FactStated it -> it.fact() == Fact.SUMMARY;
            case Closed it -> !it.text().isBlank() && entry.number() > reopened;
            default -> false;
        });
    }
}

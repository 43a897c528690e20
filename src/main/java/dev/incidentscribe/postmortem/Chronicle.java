package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.Milestones;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Timeline;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.Source;
import java.util.List;
import java.util.Optional;

/// The entries of an incident, each as a line: the timeline, and all of them as the sources of what is told elsewhere.
record Chronicle(Incident incident, PlainWords words) {
    List<Row> timeline() {
        Milestones milestones = incident.milestones();
        return Timeline.of(incident).entries().stream()
                .map(entry -> row(entry, milestones))
                .toList();
    }

    List<Source> sources() {
        return incident.standing().map(this::source).toList();
    }

    private Row row(Entry entry, Milestones milestones) {
        Happening happening = Happening.of(entry.statement(), words::name);
        return new Row(
                entry.number(),
                entry.at(),
                entry.recordedAt(),
                words.party(entry.author()),
                happening.kind(),
                happening
                        .label()
                        .map(label -> label
                                + milestones
                                        .objection(entry)
                                        .map(" (%s)"::formatted)
                                        .orElse("")),
                words.plain(happening.text()),
                words.link(entry),
                milestones.setBy(entry),
                milestones.undone().contains(entry.number()),
                entry.isBackdated(),
                entry.isCorrected());
    }

    /// Whether it states what was stated otherwise since, and of which only the last counts.
    private boolean isReplaced(Entry entry) {
        return entry.statement() instanceof FactStated stated
                && !stated.fact().isRepeatable()
                && !incident.fact(stated.fact()).equals(Optional.of(entry));
    }

    private Source source(Entry entry) {
        Happening happening = Happening.of(entry.statement(), words::name);
        return new Source(
                entry.number(),
                happening.label().orElse(NoteKind.OBSERVATION.label()) + (isReplaced(entry) ? " (replaced later)" : ""),
                entry.at(),
                entry.recordedAt(),
                words.party(entry.author()),
                words.link(entry),
                entry.isBackdated(),
                entry.isCorrected());
    }
}

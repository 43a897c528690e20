package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Postmortem.Paper;
import dev.incidentscribe.postmortem.Postmortem.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Composes the summary of an incident, so that each part of it names the entries that it tells.
record Condensing(Incident incident, Paper document) {

    List<Sentence> of(Summary.Facts facts) {
        return Summary.parts(facts).stream()
                .map(part -> new Sentence(part.text(), entries(part.subject())))
                .toList();
    }

    private List<Integer> entries(Summary.Subject subject) {
        Stream<Entry> told = switch (subject) {
            case COURSE -> course();
            case STATE -> Stream.of();
            case SERVICES -> standing(ServicesAffected.class);
            case IMPACT -> stated(Fact.IMPACT, Section.IMPACT);
            case TRIGGER -> stated(Fact.TRIGGER, Section.TRIGGER);
            case CAUSES -> isWritten(Section.CAUSES) ? Stream.of() : incident.stating(Fact.CAUSE).stream();
            case RESOLUTION -> stated(Fact.RESOLUTION, Section.RESOLUTION);
            case UNKNOWN -> Stream.of();
        };
        return told.map(Entry::number).distinct().sorted().toList();
    }

    /// Title, severity, beginning and end; where neither is known, it was opened. Where the end is not known, when it
    /// was mitigated.
    private Stream<Entry> course() {
        if (incident.state() == Incident.State.CANCELLED) {
            return Stream.concat(standing(Opened.class), last(Cancelled.class).stream());
        }
        return Stream.of(
                        standing(Opened.class),
                        incident.severitySetBy().stream(),
                        Stream.of(Milestone.STARTED, end())
                                .map(milestone ->
                                        incident.milestones().reached().get(milestone))
                                .flatMap(Stream::ofNullable))
                .flatMap(entries -> entries);
    }

    private Milestone end() {
        return incident.milestones().at(Milestone.RESOLVED).isPresent() ? Milestone.RESOLVED : Milestone.MITIGATED;
    }

    private Stream<Entry> stated(Fact fact, Section section) {
        return isWritten(section) ? Stream.of() : incident.fact(fact).stream();
    }

    private boolean isWritten(Section section) {
        return document.written().containsKey(section);
    }

    private Optional<Entry> last(Class<? extends IncidentEvent> kind) {
        return standing(kind).reduce((_, later) -> later);
    }

    private Stream<Entry> standing(Class<? extends IncidentEvent> kind) {
        return incident.standing().filter(entry -> kind.isInstance(entry.statement()));
    }
}

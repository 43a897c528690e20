package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Reopening;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.SeverityStep;
import dev.incidentscribe.postmortem.Paper.Written;
import dev.incidentscribe.postmortem.Postmortem.Sentence;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Composes the summary of an incident, so that each part of it names the entries that it tells.
record Condensing(Incident incident, PlainWords words, Paper document) {

    /// Its sentences in their order.
    ///
    /// @param clock in which times are told beside UTC
    List<Sentence> sentences(ZoneId clock, List<Statement> services) {
        return Summary.parts(facts(clock, services)).stream()
                .map(part -> new Sentence(part.text(), entries(part.subject())))
                .toList();
    }

    /// Where somebody wrote a section, the summary tells what they wrote.
    private Summary.Facts facts(ZoneId clock, List<Statement> services) {
        return new Summary.Facts(
                incident.name(),
                words.plain(incident.title()),
                incident.severitySteps().stream().map(SeverityStep::to).toList(),
                incident.state(),
                incident.reopenings().stream()
                        .sorted(Comparator.comparing(Reopening::at))
                        .toList(),
                clock,
                incident.milestones().instants(),
                services.stream().map(Statement::text).toList(),
                written(Section.IMPACT).or(() -> text(Fact.IMPACT)),
                written(Section.TRIGGER).or(() -> text(Fact.TRIGGER)),
                written(Section.CAUSES).map(List::of).orElseGet(this::causes),
                written(Section.RESOLUTION).or(() -> text(Fact.RESOLUTION)),
                calledOff());
    }

    private Optional<String> written(Section section) {
        return document.written(section).map(Written::plain);
    }

    private Optional<String> text(Fact fact) {
        return incident.fact(fact).map(Entry::text).map(words::plain);
    }

    private List<String> causes() {
        return incident.stating(Fact.CAUSE).stream()
                .map(Entry::text)
                .map(words::plain)
                .toList();
    }

    private Optional<Summary.CalledOff> calledOff() {
        return incident.state() == Incident.State.CANCELLED
                ? last(Cancelled.class)
                        .map(entry -> new Summary.CalledOff(
                                words.name(entry.author()), entry.at(), words.plain(entry.text())))
                : Optional.empty();
    }

    private List<Integer> entries(Summary.Subject subject) {
        Stream<Entry> told = switch (subject) {
            case COURSE -> course();
            case REOPENED -> incident.standing(Reopened.class);
            case STATE -> Stream.of();
            case SERVICES -> incident.standing(ServicesAffected.class);
            case IMPACT -> stated(Fact.IMPACT, Section.IMPACT);
            case TRIGGER -> stated(Fact.TRIGGER, Section.TRIGGER);
            case CAUSES -> isWritten(Section.CAUSES) ? Stream.of() : incident.stating(Fact.CAUSE).stream();
            case RESOLUTION -> stated(Fact.RESOLUTION, Section.RESOLUTION);
            case UNKNOWN -> Stream.of();
        };
        return told.map(Entry::number).distinct().sorted().toList();
    }

    /// Title, severity, beginning and end; where neither is known, it was opened and closed. Where the end is not
    /// known, when it was mitigated.
    private Stream<Entry> course() {
        if (incident.state() == Incident.State.CANCELLED) {
            return Stream.concat(incident.standing(Opened.class), last(Cancelled.class).stream());
        }
        return Stream.of(
                        incident.standing(Opened.class),
                        worst().stream(),
                        incident.severitySetBy().stream(),
                        bounds().map(milestone ->
                                        incident.milestones().reached().get(milestone))
                                .flatMap(Stream::ofNullable))
                .flatMap(entries -> entries);
    }

    private Optional<Entry> worst() {
        return incident.severitySteps().stream()
                .min(Comparator.comparing(SeverityStep::to))
                .map(SeverityStep::entry);
    }

    private Stream<Milestone> bounds() {
        Map<Milestone, Entry> reached = incident.milestones().reached();
        if (reached.containsKey(Milestone.RESOLVED)) {
            return Stream.of(Milestone.STARTED, Milestone.RESOLVED);
        }
        return reached.containsKey(Milestone.STARTED) || reached.containsKey(Milestone.MITIGATED)
                ? Stream.of(Milestone.STARTED, Milestone.MITIGATED)
                : Stream.of(Milestone.CLOSED);
    }

    private Stream<Entry> stated(Fact fact, Section section) {
        return isWritten(section) ? Stream.of() : incident.fact(fact).stream();
    }

    private boolean isWritten(Section section) {
        return document.written(section).isPresent();
    }

    private Optional<Entry> last(Class<? extends IncidentEvent.Statement> kind) {
        return incident.standing(kind).reduce((_, later) -> later);
    }
}

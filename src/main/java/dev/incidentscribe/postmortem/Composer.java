package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Milestones;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.RoleTerm;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Services;
import dev.incidentscribe.incident.SeverityStep;
import dev.incidentscribe.incident.Timeline;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Link;
import dev.incidentscribe.postmortem.Postmortem.Making;
import dev.incidentscribe.postmortem.Postmortem.Paper;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import dev.incidentscribe.postmortem.Postmortem.Source;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import dev.incidentscribe.postmortem.Postmortem.Term;
import dev.incidentscribe.postmortem.Postmortem.Written;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Composes a postmortem from an incident. Pure: the same record and the same names give the same postmortem, and
/// nothing comes in that nobody recorded.
public final class Composer {
    private final Incident incident;
    private final Directory directory;

    private Composer(Incident incident, Directory directory) {
        this.incident = incident;
        this.directory = directory;
    }

    /// The postmortem of the incident as it stands.
    public static Postmortem compose(Incident incident, Directory directory) {
        return new Composer(incident, directory).compose(new Paperwork(incident, directory).paper());
    }

    /// What the record says, without what people made of the document.
    static Postmortem record(Incident incident, Directory directory) {
        return new Composer(incident, directory).compose(Paper.untouched());
    }

    private Postmortem compose(Paper document) {
        Optional<Statement> impact = incident.fact(Fact.IMPACT).map(this::statement);
        List<Statement> causes =
                incident.stating(Fact.CAUSE).stream().map(this::statement).toList();
        Optional<Statement> resolution = incident.fact(Fact.RESOLUTION).map(this::statement);
        Optional<Statement> given = givenSummary();
        return new Postmortem(
                incident.name(),
                plain(incident.title()),
                incident.severity(),
                incident.severitySteps().stream().map(this::severity).toList(),
                incident.status(),
                incident.state(),
                incident.zone(),
                clock(),
                given.isPresent()
                        ? List.of()
                        : new Condensing(incident, document).of(facts(document, impact, causes, resolution)),
                milestones(),
                Metrics.of(incident).all(),
                impact,
                incident.affectedPercent(),
                incident.detection().map(this::statement),
                incident.fact(Fact.TRIGGER).map(this::statement),
                causes,
                resolution,
                given,
                services(),
                timeline(),
                lessons(),
                incident.actions().stream().map(this::action).toList(),
                incident.roles().stream().map(this::term).toList(),
                responders(),
                links(),
                Gap.of(incident),
                incident.state() == Incident.State.CANCELLED
                        ? List.of()
                        : Hypotheses.unsettled(incident).stream()
                                .map(this::statement)
                                .toList(),
                incident.standing().map(this::source).toList(),
                making(),
                document);
    }

    /// London in winter has no time of its own: to show it beside UTC would say everything twice.
    private ZoneId clock() {
        ZoneRules rules = incident.zone().getRules();
        boolean isUtc = Timeline.of(incident).entries().stream()
                .allMatch(entry -> rules.getOffset(entry.at()).equals(ZoneOffset.UTC));
        return isUtc ? ZoneOffset.UTC : incident.zone();
    }

    /// A summary that somebody wrote, be it on its own or with the close; the later one counts. A close that was undone
    /// summed up what then went on.
    private Optional<Statement> givenSummary() {
        int reopened = incident.reopening().map(Entry::number).orElse(0);
        return incident.standing()
                .filter(entry -> switch (entry.statement()) {
                    case FactStated it -> it.fact() == Fact.SUMMARY;
                    case Closed it -> !it.text().isBlank() && entry.number() > reopened;
                    default -> false;
                })
                .reduce((_, later) -> later)
                .map(this::statement);
    }

    /// Where somebody wrote a section, the summary tells what they wrote.
    private Summary.Facts facts(
            Paper document, Optional<Statement> impact, List<Statement> causes, Optional<Statement> resolution) {
        return new Summary.Facts(
                incident.name(),
                plain(incident.title()),
                incident.severity(),
                incident.state(),
                clock(),
                milestones(),
                services().stream().map(Statement::text).toList(),
                written(document, Section.IMPACT).or(() -> impact.map(Statement::text)),
                written(document, Section.TRIGGER)
                        .or(() ->
                                incident.fact(Fact.TRIGGER).map(this::statement).map(Statement::text)),
                written(document, Section.CAUSES)
                        .map(List::of)
                        .orElseGet(() -> causes.stream().map(Statement::text).toList()),
                written(document, Section.RESOLUTION).or(() -> resolution.map(Statement::text)),
                calledOff());
    }

    private Optional<Summary.CalledOff> calledOff() {
        return incident.state() == Incident.State.CANCELLED
                ? incident.standing()
                        .filter(entry -> entry.statement() instanceof Cancelled)
                        .reduce((_, later) -> later)
                        .map(entry ->
                                new Summary.CalledOff(directory.call(entry.author()), entry.at(), plain(entry.text())))
                : Optional.empty();
    }

    private static Optional<String> written(Paper document, Section section) {
        return Optional.ofNullable(document.written().get(section)).map(Written::plain);
    }

    private Map<Milestone, Instant> milestones() {
        var reached = new EnumMap<Milestone, Instant>(Milestone.class);
        incident.milestones().reached().forEach((milestone, entry) -> reached.put(milestone, entry.at()));
        return reached;
    }

    private List<Row> timeline() {
        Milestones milestones = incident.milestones();
        return Timeline.of(incident).entries().stream()
                .map(entry -> row(entry, milestones))
                .toList();
    }

    private Row row(Entry entry, Milestones milestones) {
        Happening happening = Happening.of(entry.statement(), person -> directory.call(person));
        return new Row(
                entry.number(),
                entry.at(),
                entry.recordedAt(),
                party(entry.author()),
                happening.kind(),
                happening
                        .label()
                        .map(label -> label
                                + milestones
                                        .objection(entry)
                                        .map(" (%s)"::formatted)
                                        .orElse("")),
                plain(happening.text()),
                entry.original().origin().flatMap(directory::permalink),
                milestones.setBy(entry),
                entry.isBackdated(),
                entry.isCorrected());
    }

    private Map<LessonKind, List<Statement>> lessons() {
        return Arrays.stream(LessonKind.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> incident.lessons(kind).stream()
                                .map(this::statement)
                                .toList()));
    }

    private Action action(ActionItem action) {
        return new Action(
                action.number(),
                action.entry(),
                plain(action.text()),
                action.owner().map(this::party),
                action.due(),
                action.type().map(type -> type.wire()),
                action.priority().map(priority -> priority.wire()),
                action.state(),
                plain(action.outcome()));
    }

    private Term term(RoleTerm term) {
        return new Term(term.role().name(), party(term.holder()), term.from(), term.until(), term.entry());
    }

    /// Everybody who recorded something or held a role, each once. An app is a source, and nobody who responds.
    private List<Party> responders() {
        return Stream.concat(
                        incident.authors().stream(), incident.roles().stream().map(RoleTerm::holder))
                .filter(person -> !person.isApp())
                .map(this::party)
                .collect(Collectors.toMap(Party::id, Function.identity(), (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private List<Link> links() {
        return incident.links().stream()
                .flatMap(entry -> entry.statement() instanceof LinkAdded link
                        ? Stream.of(new Link(Wording.unescape(link.url()), plain(link.text()), entry.number()))
                        : Stream.empty())
                .toList();
    }

    private Making making() {
        int closed =
                incident.milestones().entry(Milestone.CLOSED).map(Entry::number).orElse(Integer.MAX_VALUE);
        return new Making(
                incident.entries().size(),
                numbers(incident.standing().filter(Entry::isBackdated)),
                numbers(incident.standing().filter(Entry::isCorrected)),
                numbers(incident.entries().stream().filter(Entry::removed)),
                numbers(incident.standing().filter(entry -> entry.number() > closed)),
                authors(person -> !person.isApp()),
                authors(Person::isApp));
    }

    private int authors(Predicate<Person> which) {
        return (int) incident.authors().stream()
                .filter(which)
                .map(Person::id)
                .distinct()
                .count();
    }

    private static List<Integer> numbers(Stream<Entry> entries) {
        return entries.map(Entry::number).toList();
    }

    private Source source(Entry entry) {
        Happening happening = Happening.of(entry.statement(), person -> directory.call(person));
        return new Source(
                entry.number(),
                happening.label().orElse(NoteKind.OBSERVATION.label()),
                entry.at(),
                entry.recordedAt(),
                party(entry.author()),
                entry.original().origin().flatMap(directory::permalink),
                entry.isBackdated(),
                entry.isCorrected());
    }

    private SeverityChange severity(SeverityStep step) {
        Entry entry = step.entry();
        String why = entry.statement() instanceof SeverityChanged ? plain(entry.text()) : "";
        return new SeverityChange(step.from(), step.to(), entry.at(), why, entry.number());
    }

    private List<Statement> services() {
        return Services.distinct(
                incident.standing()
                        .flatMap(entry -> entry.statement() instanceof ServicesAffected affected
                                ? affected.services().stream().map(it -> new Statement(plain(it), entry.number()))
                                : Stream.empty()),
                Statement::text);
    }

    private Statement statement(Entry entry) {
        return new Statement(plain(entry.text()), entry.number());
    }

    private Party party(Person person) {
        return new Party(person.id(), directory.call(person));
    }

    private String plain(String stored) {
        return Wording.plain(stored, directory);
    }
}

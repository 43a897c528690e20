package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Milestones;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.RoleTerm;
import dev.incidentscribe.incident.Timeline;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Link;
import dev.incidentscribe.postmortem.Postmortem.Making;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import dev.incidentscribe.postmortem.Postmortem.Term;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
        return new Composer(incident, directory).compose();
    }

    private Postmortem compose() {
        Optional<Statement> impact = incident.fact(Fact.IMPACT).map(this::statement);
        List<Statement> causes =
                incident.stating(Fact.CAUSE).stream().map(this::statement).toList();
        Optional<Statement> resolution = incident.fact(Fact.RESOLUTION).map(this::statement);
        Optional<Statement> given = givenSummary();
        return new Postmortem(
                incident.name(),
                plain(incident.title()),
                incident.severity(),
                incident.status(),
                incident.state(),
                incident.zone(),
                given.map(Statement::text)
                        .orElseGet(() -> Summary.of(incident, plain(incident.title()), impact, causes, resolution)),
                milestones(),
                Metrics.of(incident).all(),
                impact,
                incident.affectedPercent(),
                incident.detection().map(this::statement),
                incident.fact(Fact.TRIGGER).map(this::statement),
                causes,
                resolution,
                given,
                incident.services().stream().map(this::plain).toList(),
                timeline(),
                lessons(),
                incident.actions().stream().map(this::action).toList(),
                incident.roles().stream().map(this::term).toList(),
                responders(),
                links(),
                Gap.of(incident),
                making());
    }

    /// A summary that somebody wrote, be it on its own or with the close; the later one counts.
    private Optional<Statement> givenSummary() {
        return incident.standing()
                .filter(entry -> switch (entry.statement()) {
                    case FactStated it -> it.fact() == Fact.SUMMARY;
                    case Closed it -> !it.text().isBlank();
                    default -> false;
                })
                .reduce((_, later) -> later)
                .map(this::statement);
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
                happening.label(),
                plain(happening.text()),
                entry.original().origin().flatMap(Origin::permalink),
                milestones.setBy(entry),
                entry.isBackdated(),
                !entry.corrections().isEmpty());
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

    /// Everybody who recorded something or held a role, each once.
    private List<Party> responders() {
        return Stream.concat(
                        incident.authors().stream(), incident.roles().stream().map(RoleTerm::holder))
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
        return new Making(
                incident.entries().size(),
                (int) incident.standing().filter(Entry::isBackdated).count(),
                (int) incident.entries().stream()
                        .filter(entry -> !entry.corrections().isEmpty())
                        .count(),
                (int) incident.authors().stream().map(Person::id).distinct().count());
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

package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.RoleTerm;
import dev.incidentscribe.incident.Services;
import dev.incidentscribe.incident.SeverityStep;
import dev.incidentscribe.incident.Summaries;
import dev.incidentscribe.incident.Timeline;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Link;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import dev.incidentscribe.postmortem.Postmortem.Term;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
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
    private final PlainWords words;

    private Composer(Incident incident, PlainWords words) {
        this.incident = incident;
        this.words = words;
    }

    /// The postmortem of the incident as it stands.
    public static Postmortem compose(Incident incident, Directory directory) {
        var words = new PlainWords(directory);
        return new Composer(incident, words).compose(new Paperwork(incident, words).paper());
    }

    /// What the record says, without what people made of the document.
    static Postmortem record(Incident incident, PlainWords words) {
        return new Composer(incident, words).compose(Paper.untouched());
    }

    private Postmortem compose(Paper document) {
        var chronicle = new Chronicle(incident, words);
        ZoneId clock = clock();
        List<Statement> services = services();
        Optional<Statement> given = givenSummary();
        return new Postmortem(
                incident.name(),
                words.plain(incident.title()),
                incident.severity(),
                incident.severitySteps().stream().map(this::severity).toList(),
                incident.status(),
                incident.state(),
                incident.zone(),
                clock,
                given.isPresent() ? List.of() : new Condensing(incident, words, document).sentences(clock, services),
                incident.milestones().instants(),
                Metrics.of(incident),
                fact(Fact.IMPACT),
                incident.affectedPercent(),
                incident.detection().map(words::statement),
                fact(Fact.TRIGGER),
                incident.stating(Fact.CAUSE).stream().map(words::statement).toList(),
                fact(Fact.RESOLUTION),
                given,
                services,
                chronicle.timeline(),
                lessons(),
                incident.actions().stream().map(this::action).toList(),
                incident.roles().stream().map(this::term).toList(),
                responders(),
                links(),
                Gap.of(incident).stream()
                        .map(gap -> gap.naming(incident.name()))
                        .toList(),
                unsettled(),
                chronicle.sources(),
                Making.of(incident),
                document);
    }

    private SeverityChange severity(SeverityStep step) {
        Entry entry = step.entry();
        String why = entry.statement() instanceof SeverityChanged ? words.plain(entry.text()) : "";
        return new SeverityChange(step.from(), step.to(), entry.at(), why, entry.number());
    }

    /// London in winter has no time of its own: to show it beside UTC would say everything twice.
    private ZoneId clock() {
        ZoneRules rules = incident.zone().getRules();
        boolean isUtc = Timeline.of(incident).entries().stream()
                .allMatch(entry -> rules.getOffset(entry.at()).equals(ZoneOffset.UTC));
        return isUtc ? ZoneOffset.UTC : incident.zone();
    }

    private Optional<Statement> fact(Fact fact) {
        return incident.fact(fact).map(words::statement);
    }

    private Optional<Statement> givenSummary() {
        return Summaries.of(incident).reduce((_, later) -> later).map(words::statement);
    }

    private List<Statement> services() {
        return Services.distinct(
                incident.standing()
                        .flatMap(entry -> entry.statement() instanceof ServicesAffected affected
                                ? affected.services().stream().map(it -> new Statement(words.plain(it), entry.number()))
                                : Stream.empty()),
                Statement::text);
    }

    private Map<LessonKind, List<Statement>> lessons() {
        return Arrays.stream(LessonKind.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> incident.lessons(kind).stream()
                                .map(words::statement)
                                .toList()));
    }

    private Action action(ActionItem action) {
        return new Action(
                action.number(),
                action.entry(),
                words.plain(action.text()),
                action.owner().map(words::party),
                action.due(),
                action.type().map(type -> type.wire()),
                action.priority().map(priority -> priority.wire()),
                action.state(),
                words.plain(action.outcome()));
    }

    private Term term(RoleTerm term) {
        return new Term(term.role().name(), words.party(term.holder()), term.from(), term.until(), term.entry());
    }

    /// Everybody who recorded something or held a role, each once. An app is a source, and nobody who responds.
    private List<Party> responders() {
        return Stream.concat(
                        incident.authors().stream(), incident.roles().stream().map(RoleTerm::holder))
                .filter(person -> !person.isApp())
                .map(words::party)
                .collect(Collectors.toMap(Party::id, Function.identity(), (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private List<Link> links() {
        return incident.links().stream()
                .flatMap(entry -> entry.statement() instanceof LinkAdded link
                        ? Stream.of(new Link(Wording.unescape(link.url()), words.plain(link.text()), entry.number()))
                        : Stream.empty())
                .toList();
    }

    /// Of a false alarm nobody need know what it was not.
    private List<Statement> unsettled() {
        return incident.state() == Incident.State.CANCELLED
                ? List.of()
                : Hypotheses.unsettled(incident).stream().map(words::statement).toList();
    }
}

package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Making;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Link;
import dev.incidentscribe.postmortem.Postmortem.Paper;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.Sentence;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import dev.incidentscribe.postmortem.Postmortem.Source;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import dev.incidentscribe.postmortem.Postmortem.Term;
import dev.incidentscribe.postmortem.Postmortem.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What templates see of a postmortem: a tree of maps, lists, plain text, numbers and booleans, described in
/// `config/templates/README.md`. Nothing is ever null: what is not known is an empty text, an empty list, or the number
/// 0. Text is as people typed it; the template engine escapes whatever it prints.
final class Model {
    private final Postmortem postmortem;
    private final Moments moments;
    private final Map<Integer, Source> sources;

    private Model(Postmortem postmortem) {
        this.postmortem = postmortem;
        this.moments = new Moments(postmortem.clock());
        this.sources = postmortem.sources().stream().collect(Collectors.toMap(Source::entry, Function.identity()));
    }

    /// The tree.
    ///
    /// @param findings what the linter found in it
    /// @param longest from how long on nothing being recorded is worth a row of the timeline
    static Map<String, Object> of(Postmortem postmortem, List<Finding> findings, Duration longest) {
        Map<String, Object> tree = new Model(postmortem).tree(longest);
        tree.put("findings", findings.stream().map(Model::finding).toList());
        return tree;
    }

    private Map<String, Object> tree(Duration longest) {
        var tree = new LinkedHashMap<String, Object>();
        head(tree);
        body(tree);
        tree.put("timeline", new TimelineModel(postmortem, moments, longest).days());
        tree.put("long_entries", longEntries());
        tree.put("lessons", lessons());
        tree.put("actions", postmortem.actions().stream().map(this::action).toList());
        tree.put("missing", postmortem.gaps().stream().map(Model::gap).toList());
        tree.put("unsettled", facts(postmortem.unsettled()));
        tree.put("links", postmortem.links().stream().map(this::link).toList());
        tree.put("sources", sources());
        tree.put("making", making());
        return tree;
    }

    private void head(Map<String, Object> tree) {
        tree.put("incident", postmortem.incident());
        tree.put("title", postmortem.title());
        tree.put("document", document());
        tree.put("written", written());
        tree.put(
                "date",
                postmortem
                        .origin()
                        .map(at -> TimeFormat.date(at, postmortem.clock()))
                        .orElse(""));
        tree.put("zone", TimeFormat.name(postmortem.zone()));
        tree.put("is_utc", TimeFormat.isUtc(postmortem.clock()));
        tree.put("utc", utc());
        tree.put("state", postmortem.state().wire());
        tree.put("is_false_alarm", postmortem.state() == Incident.State.CANCELLED);
        tree.put(
                "status",
                postmortem.state() == Incident.State.OPEN
                        ? postmortem.status().wire()
                        : postmortem.state().wire());
        tree.put("severity", postmortem.severity().map(Severity::label).orElse(""));
        tree.put(
                "severity_changes",
                postmortem.severities().stream().map(this::severity).toList());
        tree.put("duration", postmortem.duration().map(Model::span).orElse(""));
        tree.put("services", facts(postmortem.services()));
        tree.put("roles", postmortem.roles().stream().map(this::term).toList());
        tree.put("responders", postmortem.responders().stream().map(Party::name).toList());
    }

    /// `UTC`, or `UTC (= GMT, Europe/London)`.
    private String utc() {
        boolean same = TimeFormat.isUtc(postmortem.clock()) && !TimeFormat.isUtc(postmortem.zone());
        return postmortem
                .origin()
                .filter(_ -> same)
                .map(at -> "UTC (= %s, %s)"
                        .formatted(TimeFormat.zone(at, postmortem.zone()), TimeFormat.name(postmortem.zone())))
                .orElse("UTC");
    }

    private Map<String, Object> document() {
        Paper document = postmortem.document();
        return object(
                "state",
                document.stage().label(),
                "since",
                moments.of(document.since()),
                "by",
                document.by().map(Party::name).orElse(""),
                "owner",
                document.owner().map(Party::name).orElse(""),
                "version",
                document.versions().size(),
                "later",
                document.later().stream().map(this::origin).toList(),
                "is_edited",
                document.edited());
    }

    private Map<String, Object> written() {
        var all = new LinkedHashMap<String, Object>();
        for (Section section : Section.values()) {
            Optional<Written> it =
                    Optional.ofNullable(postmortem.document().written().get(section));
            all.put(
                    section.wire(),
                    object(
                            "text",
                            it.map(Written::text).orElse(""),
                            "by",
                            it.map(Written::author).map(Party::name).orElse(""),
                            "at",
                            moments.of(it.map(Written::at)),
                            "later",
                            it.stream()
                                    .flatMap(written -> written.later().stream())
                                    .map(this::origin)
                                    .toList(),
                            "is_changed",
                            it.flatMap(Written::changed).isPresent(),
                            "record",
                            it.flatMap(Written::changed).map(this::facts).orElse(List.of())));
        }
        return all;
    }

    private void body(Map<String, Object> tree) {
        Map<String, Object> summary = fact(postmortem.givenSummary().orElse(new Statement(postmortem.summary(), 0)));
        summary.put("is_composed", postmortem.givenSummary().isEmpty());
        summary.put(
                "sentences", postmortem.composed().stream().map(this::sentence).toList());
        tree.put("summary", summary);
        Map<String, Object> impact = fact(postmortem.impact());
        impact.put(
                "percent",
                postmortem
                        .affectedPercent()
                        .map(it -> it.stripTrailingZeros().toPlainString())
                        .orElse(""));
        tree.put("impact", impact);
        tree.put("metrics", postmortem.metrics().stream().map(this::metric).toList());
        tree.put("detection", fact(postmortem.detection()));
        tree.put("trigger", fact(postmortem.trigger()));
        tree.put("causes", facts(postmortem.causes()));
        tree.put("resolution", fact(postmortem.resolution()));
    }

    private Map<String, Object> severity(SeverityChange change) {
        Map<String, Object> severity = origin(change.entry());
        severity.put("from", change.from().map(Severity::label).orElse(""));
        severity.put("to", change.to().label());
        severity.put("at", moments.of(change.at()));
        severity.put("why", change.why());
        return severity;
    }

    private Map<String, Object> sentence(Sentence sentence) {
        return object(
                "text",
                sentence.text(),
                "entries",
                sentence.entries().stream().map(this::origin).toList());
    }

    private Map<String, Object> term(Term term) {
        Map<String, Object> role = origin(term.entry());
        role.put("role", term.role());
        role.put("name", term.holder().name());
        role.put("from", handover(term.from()));
        role.put("until", term.until().map(this::handover).orElseGet(() -> moments.of(Optional.empty())));
        return role;
    }

    /// To the minute, unless somebody else took over within the same one.
    private Map<String, Object> handover(Instant at) {
        Map<String, Object> moment = moments.of(at);
        boolean isOnly = postmortem.roles().stream()
                .flatMap(term -> Stream.concat(Stream.of(term.from()), term.until().stream()))
                .filter(it -> it.truncatedTo(ChronoUnit.MINUTES).equals(at.truncatedTo(ChronoUnit.MINUTES)))
                .allMatch(at::equals);
        if (isOnly) {
            moment.put("full", TimeFormat.full(at, postmortem.clock()));
        }
        return moment;
    }

    private Map<String, Object> metric(Metric metric) {
        return object(
                "key", metric.kind().wire(),
                "label", metric.kind().label(),
                "value", metric.value().map(Model::span).orElse(""),
                "formula", metric.formula(),
                "from", reading(metric.start()),
                "to", reading(metric.end()),
                "contradiction", metric.contradiction(postmortem.clock()).orElse(""));
    }

    private Map<String, Object> reading(Optional<Metric.Reading> reading) {
        Map<String, Object> model = origin(reading.map(Metric.Reading::entry).orElse(0));
        model.put("milestone", reading.map(it -> it.milestone().wire()).orElse(""));
        model.put("at", moments.of(reading.map(Metric.Reading::at)));
        return model;
    }

    /// The entries of the timeline that are cut or folded there.
    private List<Map<String, Object>> longEntries() {
        return postmortem.timeline().stream()
                .filter(TimelineModel::isLong)
                .map(row -> fact(new Statement(row.text(), row.entry())))
                .toList();
    }

    private Map<String, Object> lessons() {
        var lessons = new LinkedHashMap<String, Object>();
        for (LessonKind kind : LessonKind.values()) {
            lessons.put(kind.wire(), facts(postmortem.lessons().getOrDefault(kind, List.of())));
        }
        return lessons;
    }

    private Map<String, Object> action(Action action) {
        Map<String, Object> model = fact(new Statement(action.text(), action.entry()));
        model.put("number", action.number());
        model.put("type", action.type().orElse(""));
        model.put("owner", action.owner().map(Party::name).orElse(""));
        model.put("priority", action.priority().orElse(""));
        model.put("due", action.due().map(Object::toString).orElse(""));
        model.put("status", action.state().wire());
        model.put("outcome", action.outcome());
        return model;
    }

    private static Map<String, Object> finding(Finding finding) {
        return object(
                "rule",
                finding.rule(),
                "level",
                finding.level().wire(),
                "where",
                finding.where().label(),
                "message",
                finding.message(),
                "why",
                finding.why(),
                "advice",
                finding.advice(),
                "command",
                finding.command());
    }

    private static Map<String, Object> gap(Gap gap) {
        return object("key", gap.key(), "question", gap.question(), "command", gap.command());
    }

    private Map<String, Object> link(Link link) {
        Map<String, Object> model = origin(link.entry());
        model.put("title", link.title());
        model.put("address", link.url());
        return model;
    }

    /// The entries that are not on the timeline, so that each reference leads somewhere.
    private List<Map<String, Object>> sources() {
        Set<Integer> onTimeline = postmortem.timeline().stream().map(Row::entry).collect(Collectors.toSet());
        return postmortem.sources().stream()
                .filter(source -> !onTimeline.contains(source.entry()))
                .map(this::source)
                .toList();
    }

    private Map<String, Object> source(Source source) {
        Map<String, Object> model = origin(source.entry());
        model.put("what", source.what());
        model.put("recorded", moments.of(source.recordedAt()));
        model.put("by", source.author().name());
        model.put("is_backdated", source.backdated());
        model.put("is_corrected", source.corrected());
        return model;
    }

    private Map<String, Object> making() {
        Making making = postmortem.making();
        return object(
                "entries", making.entries(),
                "live", making.live(),
                "people", making.people(),
                "apps", making.apps(),
                "backdated", origins(making.backdated()),
                "corrected", origins(making.corrected()),
                "removed", making.removed().size(),
                "late", origins(making.late()));
    }

    private List<Map<String, Object>> origins(List<Integer> entries) {
        return entries.stream().map(this::origin).toList();
    }

    private List<Map<String, Object>> facts(List<Statement> statements) {
        return statements.stream().map(this::fact).toList();
    }

    private Map<String, Object> fact(Optional<Statement> statement) {
        return fact(statement.orElse(new Statement("", 0)));
    }

    private Map<String, Object> fact(Statement statement) {
        Map<String, Object> fact = origin(statement.entry());
        fact.put("text", statement.text());
        return fact;
    }

    /// The entry something comes from, and where the message behind it can be read.
    private Map<String, Object> origin(int entry) {
        Optional<Source> source = Optional.ofNullable(sources.get(entry));
        return object("entry", entry, "url", source.flatMap(Source::link).orElse(""));
    }

    private static String span(Duration duration) {
        String span = TimeFormat.span(duration);
        return duration.toHours() == 0 || duration.toSecondsPart() != 0
                ? span
                : "%s (%d minutes)".formatted(span, duration.toMinutes());
    }

    /// A map of the keys and values given in turn.
    static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}

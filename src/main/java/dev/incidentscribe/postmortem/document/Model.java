package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Making;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Link;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.Sentence;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import dev.incidentscribe.postmortem.Postmortem.Source;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What templates see of a postmortem: a tree of maps, lists, plain text, numbers and booleans, described in
/// `config/templates/README.md`. Nothing is ever null: what is not known is an empty text, an empty list, or the number
/// 0. Text is as people typed it; the template engine escapes whatever it prints.
final class Model {
    private final Postmortem postmortem;
    private final Moments moments;
    private final Origins origins;

    private Model(Postmortem postmortem) {
        this.postmortem = postmortem;
        this.moments = new Moments(postmortem.clock());
        this.origins = new Origins(postmortem);
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
        tree.put("since", postmortem.milestones().containsKey(Milestone.STARTED) ? "start" : "opening");
        var timeline = new TimelineModel(postmortem, moments, longest);
        tree.put("timeline", timeline.days());
        tree.put("long_entries", timeline.longEntries().map(origins::fact).toList());
        tree.put("lessons", lessons());
        tree.put("actions", postmortem.actions().stream().map(this::action).toList());
        tree.put("missing", postmortem.gaps().stream().map(Model::gap).toList());
        tree.put("unsettled", origins.facts(postmortem.unsettled()));
        tree.put("links", postmortem.links().stream().map(this::link).toList());
        tree.put("sources", sources());
        tree.put("making", making());
        return tree;
    }

    private void head(Map<String, Object> tree) {
        tree.put("incident", postmortem.incident());
        tree.put("title", postmortem.title());
        var paper = new PaperModel(postmortem.document(), origins, moments);
        tree.put("document", paper.document());
        tree.put("written", paper.written());
        tree.put(
                "date",
                postmortem
                        .origin()
                        .map(at -> TimeFormat.date(at, postmortem.clock()))
                        .orElse(""));
        tree.put("days", postmortem.days().orElse(""));
        tree.put("zone", TimeFormat.name(postmortem.zone()));
        tree.put("is_utc", TimeFormat.isUtc(postmortem.clock()));
        tree.put("utc", utc());
        tree.put("state", postmortem.state().wire());
        tree.put("is_false_alarm", postmortem.state() == Incident.State.CANCELLED);
        tree.put("status", postmortem.state().wire(postmortem.status()));
        tree.put("severity", postmortem.severity().map(Severity::label).orElse(""));
        tree.put(
                "severity_changes",
                postmortem.severities().stream().map(this::severity).toList());
        tree.put("duration", postmortem.duration().map(MetricsModel::span).orElse(""));
        tree.put("services", origins.facts(postmortem.services()));
        tree.put("roles", new RolesModel(postmortem.roles(), origins, moments).all());
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

    private void body(Map<String, Object> tree) {
        Map<String, Object> summary =
                origins.fact(postmortem.givenSummary().orElse(new Statement(postmortem.summary(), 0)));
        summary.put("is_composed", postmortem.givenSummary().isEmpty());
        summary.put(
                "sentences", postmortem.composed().stream().map(this::sentence).toList());
        tree.put("summary", summary);
        Map<String, Object> impact = origins.fact(postmortem.impact());
        impact.put(
                "percent",
                postmortem
                        .affectedPercent()
                        .map(it -> it.stripTrailingZeros().toPlainString())
                        .orElse(""));
        tree.put("impact", impact);
        tree.put("metrics", new MetricsModel(postmortem.metrics().all(), origins, moments).all());
        tree.put("detection", origins.fact(postmortem.detection()));
        tree.put("trigger", origins.fact(postmortem.trigger()));
        tree.put("causes", origins.facts(postmortem.causes()));
        tree.put("resolution", origins.fact(postmortem.resolution()));
    }

    private Map<String, Object> severity(SeverityChange change) {
        Map<String, Object> severity = origins.of(change.entry());
        severity.put("from", change.from().map(Severity::label).orElse(""));
        severity.put("to", change.to().label());
        severity.put("at", moments.of(change.at()));
        severity.put("why", change.why());
        return severity;
    }

    private Map<String, Object> sentence(Sentence sentence) {
        return Tree.object("text", sentence.text(), "entries", origins.all(sentence.entries()));
    }

    private Map<String, Object> lessons() {
        var lessons = new LinkedHashMap<String, Object>();
        for (LessonKind kind : LessonKind.values()) {
            lessons.put(kind.wire(), origins.facts(postmortem.lessons().getOrDefault(kind, List.of())));
        }
        return lessons;
    }

    private Map<String, Object> action(Action action) {
        Map<String, Object> model = origins.fact(new Statement(action.text(), action.entry()));
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
        return Tree.object(
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
        return Tree.object("key", gap.key(), "question", gap.question(), "command", gap.command());
    }

    private Map<String, Object> link(Link link) {
        Map<String, Object> model = origins.of(link.entry());
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
        Map<String, Object> model = origins.of(source.entry());
        model.put("what", source.what());
        model.put("recorded", moments.of(source.recordedAt()));
        model.put("by", source.author().name());
        model.put("is_backdated", source.backdated());
        model.put("is_corrected", source.corrected());
        return model;
    }

    private Map<String, Object> making() {
        Making making = postmortem.making();
        return Tree.object(
                "entries", making.entries(),
                "live", making.live(),
                "people", making.people(),
                "apps", making.apps(),
                "backdated", origins.all(making.backdated()),
                "corrected", origins.all(making.corrected()),
                "removed", making.removed().size(),
                "late", origins.all(making.late()));
    }
}

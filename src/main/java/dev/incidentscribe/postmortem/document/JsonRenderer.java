package dev.incidentscribe.postmortem.document;

import static dev.incidentscribe.postmortem.document.JsonObject.field;
import static dev.incidentscribe.postmortem.document.JsonObject.object;

import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Making;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Action;
import dev.incidentscribe.postmortem.Postmortem.Party;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Renders a postmortem as JSON: null where something is not known, instants in UTC as ISO 8601.
final class JsonRenderer {
    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// The document, ending in a line break.
    String render(Postmortem postmortem, List<Finding> findings) {
        Map<String, @Nullable Object> document = document(postmortem);
        document.put("findings", findings.stream().map(JsonRenderer::finding).toList());
        return mapper.writeValueAsString(document) + "\n";
    }

    private static Map<String, @Nullable Object> document(Postmortem postmortem) {
        return object(
                field("incident", postmortem.incident()),
                field("title", postmortem.title()),
                field("severity", postmortem.severity().map(Severity::wire)),
                field("status", postmortem.state().wire(postmortem.status())),
                field("time_zone", TimeFormat.name(postmortem.zone())),
                field("milestones", JsonTimes.milestones(postmortem)),
                field("metrics", JsonTimes.metrics(postmortem)),
                field("impact", impact(postmortem)),
                field("detection", text(postmortem.detection())),
                field("trigger", text(postmortem.trigger())),
                field("root_causes", texts(postmortem.causes())),
                field("resolution", text(postmortem.resolution())),
                field("summary", postmortem.summary()),
                field("services", texts(postmortem.services())),
                field(
                        "timeline",
                        postmortem.timeline().stream().map(JsonRenderer::row).toList()),
                field(
                        "action_items",
                        postmortem.actions().stream().map(JsonRenderer::action).toList()),
                field("lessons", lessons(postmortem)),
                field("roles", postmortem.roles().stream().map(JsonPeople::role).toList()),
                field(
                        "links",
                        postmortem.links().stream()
                                .map(link -> object(
                                        field("url", link.url()),
                                        field("title", link.title()),
                                        field("entry", link.entry()),
                                        field("entries", List.of(link.entry()))))
                                .toList()),
                field("missing", postmortem.gaps().stream().map(Gap::key).toList()),
                field("document", JsonPaper.of(postmortem.document())),
                field("sections", JsonSections.of(postmortem)),
                field(
                        "severity_changes",
                        postmortem.severities().stream()
                                .map(JsonRenderer::severity)
                                .toList()),
                field(
                        "responders",
                        postmortem.responders().stream().map(JsonPeople::party).toList()),
                field("open_questions", questions(postmortem)),
                field("sources", JsonSources.of(postmortem)),
                field("making", making(postmortem.making())));
    }

    private static Map<String, @Nullable Object> impact(Postmortem postmortem) {
        return object(
                field("text", text(postmortem.impact())),
                field("affected_percent", postmortem.affectedPercent()),
                field("entries", JsonSources.entries(postmortem.impact())));
    }

    private static Map<String, @Nullable Object> row(Row row) {
        return object(
                field("entry", row.entry()),
                field("at", row.at().toString()),
                field("recorded_at", row.recordedAt().toString()),
                field("author", JsonPeople.party(row.author())),
                field("kind", row.kind()),
                field("text", row.text().isBlank() ? row.label().orElse("") : row.text()),
                field("link", row.link()));
    }

    private static Map<String, @Nullable Object> action(Action action) {
        return object(
                field("number", action.number()),
                field("text", action.text()),
                field("owner", action.owner().map(Party::name)),
                field("due", action.due().map(Object::toString)),
                field("type", action.type()),
                field("priority", action.priority()),
                field("status", action.state().wire()),
                field("entries", List.of(action.entry())));
    }

    private static Map<String, @Nullable Object> lessons(Postmortem postmortem) {
        return object(
                field("went_well", lessons(postmortem, LessonKind.WELL)),
                field("went_wrong", lessons(postmortem, LessonKind.WRONG)),
                field("lucky", lessons(postmortem, LessonKind.LUCKY)));
    }

    private static List<String> lessons(Postmortem postmortem, LessonKind kind) {
        return texts(postmortem.lessons().getOrDefault(kind, List.of()));
    }

    private static Map<String, @Nullable Object> severity(SeverityChange change) {
        return object(
                field("from", change.from().map(Severity::wire)),
                field("to", change.to().wire()),
                field("at", change.at().toString()),
                field("why", change.why()),
                field("entries", List.of(change.entry())));
    }

    private static List<Map<String, @Nullable Object>> questions(Postmortem postmortem) {
        return Stream.concat(
                        postmortem.gaps().stream()
                                .map(gap -> object(
                                        field("key", gap.key()),
                                        field("question", gap.question()),
                                        field("command", gap.command()),
                                        field("entries", List.of()))),
                        postmortem.unsettled().stream()
                                .map(hypothesis -> object(
                                        field("key", "hypothesis"),
                                        field(
                                                "question",
                                                "Was this confirmed or ruled out? "
                                                        + Wording.quoted(hypothesis.text())),
                                        field("command", Optional.empty()),
                                        field("entries", List.of(hypothesis.entry())))))
                .toList();
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        return object(
                field("rule", finding.rule()),
                field("level", finding.level().wire()),
                field("section", finding.where().section()),
                field("entries", finding.where().entries()),
                field("message", finding.message()),
                field("why", finding.why()),
                field("advice", finding.advice()),
                field("command", finding.command()));
    }

    private static Map<String, @Nullable Object> making(Making making) {
        return object(
                field("entries", making.entries()),
                field("people", making.people()),
                field("apps", making.apps()),
                field("live", making.live()),
                field("backdated", making.backdated()),
                field("corrected", making.corrected()),
                field("removed", making.removed()),
                field("after_close", making.late()));
    }

    private static Optional<String> text(Optional<Statement> statement) {
        return statement.map(Statement::text);
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }
}

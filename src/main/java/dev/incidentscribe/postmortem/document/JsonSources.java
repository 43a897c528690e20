package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The numbers of the entries from which the facts of the JSON come that are plain text there. Facts that are objects
/// carry theirs themselves, as `entries`.
final class JsonSources {
    private JsonSources() {}

    /// By the key of the fact; for a fact with several values, one list for each value, in their order.
    static Map<String, Object> of(Postmortem postmortem) {
        var sources = new LinkedHashMap<String, Object>();
        sources.put("title", postmortem.source(1).isPresent() ? List.of(1) : List.of());
        sources.put(
                "severity",
                postmortem.severities().stream()
                        .map(SeverityChange::entry)
                        .reduce((_, later) -> later)
                        .map(List::of)
                        .orElse(List.of()));
        sources.put("summary", summary(postmortem));
        sources.put("detection", entries(postmortem.detection()));
        sources.put("trigger", entries(postmortem.trigger()));
        sources.put("root_causes", each(postmortem.causes()));
        sources.put("resolution", entries(postmortem.resolution()));
        sources.put("services", each(postmortem.services()));
        sources.put("milestones", milestones(postmortem));
        sources.put("lessons", lessons(postmortem));
        return sources;
    }

    static List<Integer> entries(Optional<Statement> statement) {
        return statement.stream().map(Statement::entry).toList();
    }

    /// A composed text is of no entry.
    static List<Integer> entries(Statement statement) {
        return statement.entry() == 0 ? List.of() : List.of(statement.entry());
    }

    static List<Integer> entries(Metric metric) {
        return Stream.of(metric.start(), metric.end())
                .flatMap(Optional::stream)
                .map(Metric.Reading::entry)
                .toList();
    }

    private static List<List<Integer>> each(List<Statement> statements) {
        return statements.stream().map(it -> List.of(it.entry())).toList();
    }

    /// A composed summary comes from all that is told in it.
    static List<Integer> summary(Postmortem postmortem) {
        return postmortem.givenSummary().isPresent()
                ? entries(postmortem.givenSummary())
                : postmortem.composed().stream()
                        .flatMap(sentence -> sentence.entries().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static Map<String, Object> milestones(Postmortem postmortem) {
        var milestones = new LinkedHashMap<String, Object>();
        for (Milestone milestone : Milestone.values()) {
            milestones.put(milestone.wire(), milestone(postmortem, milestone));
        }
        return milestones;
    }

    private static List<Integer> milestone(Postmortem postmortem, Milestone milestone) {
        return postmortem.timeline().stream()
                .filter(row -> row.milestone().equals(Optional.of(milestone)))
                .map(Row::entry)
                .toList();
    }

    private static Map<String, Object> lessons(Postmortem postmortem) {
        var lessons = new LinkedHashMap<String, Object>();
        lessons.put("went_well", each(postmortem.lessons().getOrDefault(LessonKind.WELL, List.of())));
        lessons.put("went_wrong", each(postmortem.lessons().getOrDefault(LessonKind.WRONG, List.of())));
        lessons.put("lucky", each(postmortem.lessons().getOrDefault(LessonKind.LUCKY, List.of())));
        return lessons;
    }
}

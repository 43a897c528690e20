package dev.incidentscribe.figure;

import dev.incidentscribe.incident.TimeFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the picture shows, in sentences, for whoever does not see it.
final class Description {
    private Description() {}

    static String of(Course course, ZoneId zone) {
        var sentences = new ArrayList<String>();
        if (course.turns().isEmpty()) {
            sentences.add("No turning point is recorded.");
        } else {
            sentences.add("Turning points: %s."
                    .formatted(course.turns().stream()
                            .map(turn ->
                                    turn.label().toLowerCase(Locale.ROOT) + " at " + TimeFormat.full(turn.at(), zone))
                            .collect(Collectors.joining("; "))));
        }
        if (!course.phases().isEmpty()) {
            sentences.add("Phases: %s."
                    .formatted(course.phases().stream().map(Phase::sentence).collect(Collectors.joining("; "))));
        }
        if (!course.severities().isEmpty()) {
            sentences.add("Severity: %s."
                    .formatted(course.severities().stream()
                            .map(step -> step.to().label() + " from " + TimeFormat.both(step.at(), zone))
                            .collect(Collectors.joining(", "))));
        }
        sentences.add(entries(course));
        return String.join(" ", sentences);
    }

    private static String entries(Course course) {
        int shown = course.entries().values().stream().mapToInt(List::size).sum();
        String kinds = course.entries().entrySet().stream()
                .map(it -> it.getKey().label().toLowerCase(Locale.ROOT) + " "
                        + it.getValue().size())
                .collect(Collectors.joining(", "));
        String outside = course.earlier() + course.later() == 0
                ? ""
                : " Outside the picture lie %d earlier and %d later entries."
                        .formatted(course.earlier(), course.later());
        return "Entries: %d%s.%s".formatted(shown, kinds.isEmpty() ? "" : " (" + kinds + ")", outside);
    }
}

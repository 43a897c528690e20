package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Section;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a summary says of the causes: one by itself, several together, of too many the first.
final class CausesSentence {
    private static final Pattern INNER_END = Pattern.compile("[.!?…][”\"')]?\\s");

    private CausesSentence() {}

    /// Empty if there are none.
    static Optional<String> of(List<String> causes) {
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        List<String> told =
                causes.stream().map(Excerpt::line).map(Excerpt::stopped).toList();
        if (told.size() == 1) {
            return Optional.of(Excerpt.labelled("Cause", Excerpt.of(told.getFirst(), Section.CAUSES)));
        }
        if (told.stream().mapToInt(String::length).sum() > Excerpt.WHOLE) {
            return Optional.of(first(told));
        }
        return Optional.of(areClauses(told) ? together(told) : numbered(told));
    }

    private static String first(List<String> causes) {
        return "%s (One of %d, under %s.)"
                .formatted(
                        Excerpt.labelled("Cause", Excerpt.beginning(causes.getFirst())),
                        causes.size(),
                        Section.CAUSES.label());
    }

    /// Whether they may stand in one sentence.
    private static boolean areClauses(List<String> causes) {
        return causes.stream().noneMatch(it -> INNER_END.matcher(it).find())
                && causes.stream().skip(1).noneMatch(it -> Character.isUpperCase(it.codePointAt(0)));
    }

    /// `Causes: renewals are not tested; no alert.`
    private static String together(List<String> causes) {
        String all = causes.stream()
                .map(it -> it.endsWith(".") ? it.substring(0, it.length() - 1) : it)
                .collect(Collectors.joining("; "));
        return "Causes: " + Excerpt.stopped(all);
    }

    private static String numbered(List<String> causes) {
        return IntStream.range(0, causes.size())
                .mapToObj(index -> "(%d) %s".formatted(index + 1, causes.get(index)))
                .collect(Collectors.joining(" ", "Causes: ", ""));
    }
}

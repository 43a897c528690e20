package dev.incidentscribe.postmortem;

import dev.incidentscribe.postmortem.Finding.Level;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How findings are counted in words.
public final class Findings {
    private Findings() {}

    /// `2 warnings, 1 hint`.
    public static String count(List<Finding> findings) {
        long warnings = findings.stream()
                .filter(finding -> finding.level() == Level.WARNING)
                .count();
        return Stream.of(count(warnings, "warning"), count(findings.size() - warnings, "hint"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(long number, String word) {
        return number == 0 ? "" : "%d %s%s".formatted(number, word, number == 1 ? "" : "s");
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.command.Spelling;
import dev.incidentscribe.lint.Rule;
import dev.incidentscribe.lint.Strictness;
import dev.incidentscribe.postmortem.Finding.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads how strict the linter is from the configuration.
final class Strictnesses {
    private static final Set<String> NAMES =
            Arrays.stream(Rule.values()).map(Rule::wire).collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_GAP = 9_999;

    private Strictnesses() {}

    /// @throws UsageException naming the first setting that is wrong
    static Strictness read(SettingsFile file) {
        return new Strictness(levels(file), gap(file));
    }

    private static Map<Rule, Optional<Level>> levels(SettingsFile file) {
        var levels = new EnumMap<Rule, Optional<Level>>(Rule.class);
        Optional<JsonNode> lint = file.at(Setting.LINT);
        if (lint.isEmpty()) {
            return levels;
        }
        if (!lint.get().isObject()) {
            throw file.wrong(Setting.LINT, "is no list of “rule: level”");
        }
        lint.get()
                .properties()
                .forEach(it ->
                        levels.put(rule(it.getKey(), file.path()), level(it.getKey(), it.getValue(), file.path())));
        return levels;
    }

    private static Rule rule(String name, Path path) {
        return Rule.find(name)
                .orElseThrow(() -> new UsageException("lint in %s: there is no rule “%s”%s"
                        .formatted(
                                path,
                                name,
                                Spelling.nearest(name, NAMES)
                                        .map("; did you mean “%s”?"::formatted)
                                        .orElse("; `scribe lint` lists them"))));
    }

    /// YAML reads a bare `off` as the word in its newer version and as false in the older one; both are meant.
    private static Optional<Level> level(String rule, JsonNode value, Path path) {
        return switch (value.asString("")) {
            case "off", "false" -> Optional.empty();
            case "hint" -> Optional.of(Level.HINT);
            case "warning" -> Optional.of(Level.WARNING);
            default ->
                throw new UsageException("lint in %s: %s is neither off, hint nor warning".formatted(path, rule));
        };
    }

    private static Duration gap(SettingsFile file) {
        Optional<JsonNode> minutes = file.at(Setting.TIMELINE_GAP_MINUTES);
        if (minutes.isEmpty()) {
            return Strictness.standard().gap();
        }
        String written = minutes.get().asString("");
        if (!written.matches("[1-9]\\d{0,3}")) {
            throw file.wrong(
                    Setting.TIMELINE_GAP_MINUTES, "is no number from 1 to %d: %s".formatted(LONGEST_GAP, written));
        }
        return Duration.ofMinutes(Integer.parseInt(written));
    }
}

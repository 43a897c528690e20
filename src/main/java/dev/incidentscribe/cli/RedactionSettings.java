package dev.incidentscribe.cli;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.incidentscribe.redaction.Expressions;
import dev.incidentscribe.redaction.Redactor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the configuration says about secrets in people's text.
///
/// @param rules expressions by the name of what they find
/// @param allowed what is no secret
record RedactionSettings(Map<String, Pattern> rules, List<Pattern> allowed) {
    RedactionSettings {
        rules = Map.copyOf(rules);
        allowed = List.copyOf(allowed);
    }

    /// Reads them.
    ///
    /// @throws UsageException naming the expression that is none
    static RedactionSettings read(SettingsFile file) {
        Optional<JsonNode> rules = file.at(Setting.REDACTION_RULES);
        Optional<JsonNode> allowed = file.at(Setting.REDACTION_ALLOW);
        if (rules.filter(it -> !it.isObject()).isPresent()) {
            throw file.wrong(Setting.REDACTION_RULES, "is no list of “name: expression”");
        }
        if (allowed.filter(it -> !it.isArray()).isPresent()) {
            throw file.wrong(Setting.REDACTION_ALLOW, "is no list");
        }
        var named = new LinkedHashMap<String, Pattern>();
        rules.stream()
                .flatMap(it -> it.properties().stream())
                .forEach(it -> named.put(
                        name(it.getKey(), file.path()), pattern(it.getValue(), Setting.REDACTION_RULES, file.path())));
        return new RedactionSettings(
                named,
                allowed.stream()
                        .flatMap(JsonNode::valueStream)
                        .map(it -> pattern(it, Setting.REDACTION_ALLOW, file.path()))
                        .toList());
    }

    Redactor redactor() {
        return new Redactor(rules, allowed);
    }

    private static String name(String name, Path path) {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new UsageException("%s in %s: a name has small letters, digits and dashes only, unlike %s"
                    .formatted(Setting.REDACTION_RULES.key(), path, name));
        }
        return name;
    }

    private static Pattern pattern(JsonNode node, Setting setting, Path path) {
        String written = node.asString("");
        try {
            if (!written.isEmpty()) {
                return Expressions.compile(written);
            }
        } catch (PatternSyntaxException e) {
            throw new UsageException("%s in %s: %s".formatted(setting.key(), path, e.getMessage()));
        }
        throw new UsageException("%s in %s: an expression is missing".formatted(setting.key(), path));
    }
}

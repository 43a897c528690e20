package dev.incidentscribe.cli;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.incidentscribe.redaction.Redactor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the configuration says about secrets in people's text.
///
/// @param rules expressions by the name of what they find
/// @param allowed what is no secret
record RedactionSettings(Map<String, Pattern> rules, List<Pattern> allowed) {
    static final String RULES = "redaction_rules";
    static final String ALLOWED = "redaction_allow";

    RedactionSettings {
        rules = Map.copyOf(rules);
        allowed = List.copyOf(allowed);
    }

    /// Reads them.
    ///
    /// @throws UsageException naming the expression that is none
    static RedactionSettings read(JsonNode file, Path path) {
        JsonNode rules = file.path(RULES);
        JsonNode allowed = file.path(ALLOWED);
        if (!rules.isObject() && !isMissing(rules)) {
            throw new UsageException("%s in %s is no list of “name: expression”".formatted(RULES, path));
        }
        if (!allowed.isArray() && !isMissing(allowed)) {
            throw new UsageException("%s in %s is no list".formatted(ALLOWED, path));
        }
        var named = new LinkedHashMap<String, Pattern>();
        rules.properties().forEach(it -> named.put(name(it.getKey(), path), pattern(it.getValue(), RULES, path)));
        return new RedactionSettings(
                named,
                allowed.valueStream().map(it -> pattern(it, ALLOWED, path)).toList());
    }

    Redactor redactor() {
        return new Redactor(rules, allowed);
    }

    private static boolean isMissing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String name(String name, Path path) {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new UsageException("%s in %s: a name has small letters, digits and dashes only, unlike %s"
                    .formatted(RULES, path, name));
        }
        return name;
    }

    private static Pattern pattern(JsonNode node, String key, Path path) {
        String written = node.asString("");
        try {
            if (!written.isEmpty()) {
                return Pattern.compile(written);
            }
        } catch (PatternSyntaxException e) {
            throw new UsageException("%s in %s: %s".formatted(key, path, e.getMessage()));
        }
        throw new UsageException("%s in %s: an expression is missing".formatted(key, path));
    }
}

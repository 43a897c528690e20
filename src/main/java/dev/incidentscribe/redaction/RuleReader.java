package dev.incidentscribe.redaction;

import com.google.re2j.Pattern;
import dev.incidentscribe.redaction.Allowance.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// Reads rules in the format of gitleaks, source: its documentation of `.gitleaks.toml`. What speaks of paths is left
/// out; a channel has none.
final class RuleReader {
    /// What stands behind a secret in source code, as gitleaks writes it, and what stands there in a channel.
    private static final String BEHIND = "(?:[\\x60'\"\\s;]|\\\\[nr]|$)";

    private static final String BEHIND_IN_A_CHANNEL =
            "(?:[\\x60'\"\\s;,.:!?()<>|*~\\[\\]{}&]|[^\\x00-\\x7f]|\\\\[nr]|$)";

    /// They know no more than that it is a secret; any other rule names it better.
    private static final Set<String> VAGUE = Set.of("generic-api-key", "token", "authorization");

    private static final int LAST = 10_000;

    private final List<JsonNode> books;

    private RuleReader(List<JsonNode> books) {
        this.books = books;
    }

    /// The rules that ship, ours before those of gitleaks.
    static List<Rule> shipped(List<Pattern> allowed) {
        var mapper = new TomlMapper();
        return new RuleReader(Stream.of("chat.toml", "gitleaks.toml")
                        .map(name -> parse(mapper, name))
                        .toList())
                .read(allowed);
    }

    private static JsonNode parse(TomlMapper mapper, String name) {
        try (InputStream file = Objects.requireNonNull(RuleReader.class.getResourceAsStream(name), name)) {
            return mapper.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the rules of " + name, e);
        }
    }

    private List<Rule> read(List<Pattern> allowed) {
        var everywhere = new ArrayList<Allowance>();
        everywhere.add(new Allowance(Target.SECRET, allowed, List.of()));
        books.forEach(book -> allowances(book)
                .map(it -> new Allowance(target(it), regexes(it), List.of()))
                .forEach(everywhere::add));
        var rules = new ArrayList<Rule>();
        for (JsonNode book : books) {
            for (JsonNode rule : book.path("rules")) {
                if (rule.has("regex")) {
                    rules.add(rule(rule, rules.size(), everywhere));
                }
            }
        }
        return rules;
    }

    private Rule rule(JsonNode rule, int rank, List<Allowance> everywhere) {
        String name = rule.path("id").asString();
        Stream<JsonNode> own = Stream.concat(
                rule.path("allowlists").valueStream(),
                books.stream()
                        .flatMap(book -> book.path("allowlists").valueStream())
                        .filter(it -> strings(it.path("targetRules")).contains(name)));
        return new Rule(
                name,
                VAGUE.contains(name) ? LAST + rank : rank,
                rule.path("regex").asString().replace(BEHIND, BEHIND_IN_A_CHANNEL),
                strings(rule.path("keywords")),
                rule.path("entropy").asDouble(0),
                Stream.concat(
                                everywhere.stream(),
                                own.filter(it -> !it.has("paths")).map(RuleReader::allowance))
                        .toList());
    }

    /// Those of a book that hold for all rules. Their words to stop at stand for samples in source code; in a channel
    /// a key with the whole alphabet in it goes too.
    private static Stream<JsonNode> allowances(JsonNode book) {
        return Stream.concat(
                Stream.of(book.path("allowlist")).filter(JsonNode::isObject),
                book.path("allowlists").valueStream().filter(it -> !it.has("targetRules")));
    }

    private static Allowance allowance(JsonNode node) {
        return new Allowance(target(node), regexes(node), strings(node.path("stopwords")));
    }

    private static Target target(JsonNode node) {
        return Target.valueOf(node.path("regexTarget").asString("secret").toUpperCase(Locale.ROOT));
    }

    private static List<Pattern> regexes(JsonNode node) {
        return strings(node.path("regexes")).stream().map(Pattern::compile).toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}

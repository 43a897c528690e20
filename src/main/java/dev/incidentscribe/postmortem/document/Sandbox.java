package dev.incidentscribe.postmortem.document;

import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Leaves a template what it takes to lay out a document, and nothing that reads files, turns escaping off, or counts
/// to a billion.
final class Sandbox extends ExtensionCustomizer {
    private static final Set<String> TAGS = Set.of("if", "for", "set", "macro", "verbatim");
    /// `escape` is what the engine itself escapes with.
    private static final Set<String> FILTERS = Set.of(
            "escape",
            "abbreviate",
            "capitalize",
            "default",
            "first",
            "join",
            "last",
            "length",
            "lower",
            "replace",
            "reverse",
            "slice",
            "sort",
            "trim",
            "upper");
    private static final Set<String> FUNCTIONS = Set.of("max", "min");
    private static final String RANGE = "..";

    Sandbox(Extension extension) {
        super(extension);
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        return super.getTokenParsers() == null
                ? List.of()
                : super.getTokenParsers().stream()
                        .filter(tag -> TAGS.contains(tag.getTag()))
                        .toList();
    }

    @Override
    public Map<String, Filter> getFilters() {
        return only(super.getFilters(), FILTERS);
    }

    @Override
    public Map<String, Function> getFunctions() {
        return only(super.getFunctions(), FUNCTIONS);
    }

    @Override
    public List<BinaryOperator> getBinaryOperators() {
        return super.getBinaryOperators() == null
                ? List.of()
                : super.getBinaryOperators().stream()
                        .filter(operator -> !operator.getSymbol().equals(RANGE))
                        .toList();
    }

    private static <T> Map<String, T> only(Map<String, T> all, Set<String> names) {
        return all == null
                ? Map.of()
                : all.entrySet().stream()
                        .filter(it -> names.contains(it.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

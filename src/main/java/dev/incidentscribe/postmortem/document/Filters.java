package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.Wording;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What templates may do with a value beyond printing it.
final class Filters extends AbstractExtension {
    private final Medium medium;

    Filters(Medium medium) {
        this.medium = medium;
    }

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of(
                "inline", new Unnamed((input, _) -> new SafeString(medium.inline(text(input)))),
                "block", new Unnamed((input, _) -> new SafeString(medium.block(text(input), ""))),
                "fact", new Unnamed((input, context) -> new SafeString(fact(input, services(context)))),
                "sentence", new Unnamed((input, context) -> Sentences.of(text(input), services(context))),
                "quotable", new Unnamed((input, _) -> Wording.quotable(text(input))),
                "prose", new Unnamed((input, _) -> new SafeString(medium.prose(text(input)))),
                "ref", new Unnamed((input, _) -> new SafeString(references(input))),
                "link", new Unnamed((input, _) -> new SafeString(link(input))),
                "outside", new Unnamed((input, context) -> Outsiders.reading(text(input), names(context))));
    }

    private String references(@Nullable Object input) {
        return origins(input)
                .filter(origin -> number(origin) > 0)
                .map(origin -> medium.reference(number(origin), text(origin.get("url"))))
                .collect(Collectors.joining(" "));
    }

    private static Stream<Map<?, ?>> origins(@Nullable Object input) {
        return switch (input) {
            case Map<?, ?> origin -> Stream.of(origin);
            case List<?> origins -> origins.stream().flatMap(Filters::origins);
            case null, default -> Stream.empty();
        };
    }

    private static int number(Map<?, ?> origin) {
        return origin.get("entry") instanceof Integer number ? number : 0;
    }

    private String fact(@Nullable Object input, List<String> services) {
        return input instanceof Map<?, ?> fact
                ? medium.block(Sentences.of(text(fact.get("text")), services), references(fact))
                : "";
    }

    private String link(@Nullable Object input) {
        return input instanceof Map<?, ?> link ? medium.link(text(link.get("title")), text(link.get("address"))) : "";
    }

    private static List<String> names(EvaluationContext context) {
        return context.getVariable("responders") instanceof List<?> names
                ? names.stream().map(Filters::text).toList()
                : List.of();
    }

    private static List<String> services(EvaluationContext context) {
        return context.getVariable("services") instanceof List<?> services
                ? services.stream()
                        .map(service -> service instanceof Map<?, ?> fact ? text(fact.get("text")) : "")
                        .toList()
                : List.of();
    }

    private static String text(@Nullable Object input) {
        return input == null ? "" : input.toString();
    }

    private interface Filtering {
        Object apply(@Nullable Object input, EvaluationContext context);
    }

    /// A filter without arguments.
    private record Unnamed(Filtering filtering) implements Filter {
        @Override
        public Object apply(
                @Nullable Object input,
                Map<String, Object> arguments,
                PebbleTemplate template,
                EvaluationContext context,
                int line) {
            return filtering.apply(input, context);
        }

        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }
    }
}

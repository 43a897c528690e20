package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the names of services as people give them: several at once, and not always in the same case.
public final class Services {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\n]");
    /// What phones put between words.
    private static final Pattern NO_BREAK = Pattern.compile("\\p{Zs}");

    private Services() {}

    /// Those that the incident affects, each once, in the order in which they were named.
    static List<String> of(Incident incident) {
        return distinct(
                incident.standing()
                        .flatMap(entry -> entry.statement() instanceof ServicesAffected affected
                                ? affected.services().stream()
                                : Stream.empty()),
                Function.identity());
    }

    /// The names in a list with commas or line breaks between them; what is between two of those may be nothing.
    public static List<String> named(String text) {
        return SEPARATOR
                .splitAsStream(text)
                .map(name -> NO_BREAK.matcher(name).replaceAll(" ").strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// Each service once, whatever the case of its name; the first to be named stays, as it was spelled.
    public static <T> List<T> distinct(Stream<T> services, Function<T, String> name) {
        return List.copyOf(services.collect(Collectors.toMap(
                        service -> name.apply(service).toLowerCase(Locale.ROOT),
                        Function.identity(),
                        (first, _) -> first,
                        LinkedHashMap::new))
                .values());
    }
}

package dev.incidentscribe.postmortem.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes out of a text what is nobody's business outside the company: the names of people, channels, and addresses.
/// What it cannot know, such as a name that was typed and belongs to nobody on record, or one part of a name in small
/// letters, which may be a word, a person has to take out.
final class Outsiders {
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w.])@[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*(?: \\p{Lu}[\\p{L}'-]+){0,2}");
    private static final Pattern LINK =
            Pattern.compile("!?\\[([^\\[\\]\\n]*+)]\\([^()\\n]*+(?:\\([^()\\n]*+\\)[^()\\n]*+)*+\\)");
    private static final Pattern MAIL =
            Pattern.compile("(?<![\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-])(?:mailto:)?[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]++"
                    + "@[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)++");
    private static final Pattern CHANNEL = Pattern.compile("(?<![\\w&])#(?!\\d+\\b)[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    private static final String SOMEBODY = "a colleague";

    private Outsiders() {}

    /// As people outside should read it.
    ///
    /// @param names of the people on record, in full
    static String reading(String text, Collection<String> names) {
        String unlinked = Addresses.IN_TEXT
                .matcher(MAIL.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("(address removed)"))
                .replaceAll("(link removed)");
        String unmentioned = MENTION.matcher(unlinked).replaceAll(SOMEBODY);
        String unnamed = names(names)
                .map(pattern -> pattern.matcher(unmentioned).replaceAll(SOMEBODY))
                .orElse(unmentioned);
        return CHANNEL.matcher(unnamed).replaceAll("a channel");
    }

    /// Full names in any case, and before the parts of names, so that each person is taken out once.
    private static Optional<Pattern> names(Collection<String> names) {
        List<String> all = names.stream()
                .filter(name -> name.length() > 2)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(Stream.concat(all.stream().map(Outsiders::inAnyCase), parts(all))
                        .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])"))));
    }

    private static String inAnyCase(String name) {
        return name.matches(".*\\s.*") ? "(?iu:%s)".formatted(Pattern.quote(name)) : Pattern.quote(name);
    }

    private static Stream<String> parts(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.of(name.split("\\s+")))
                .filter(part -> part.length() > 2)
                .flatMap(part -> Stream.of(part, part.toUpperCase(Locale.ROOT)))
                .distinct()
                .map(Pattern::quote);
    }
}

package dev.incidentscribe.incident;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds people by the full names that answers call them by. What was refused is given back with `@Mia Novak` in the
/// place of a mention, and Slack makes none of it when it is pasted again.
public final class FullNames {
    private static final Pattern ADDRESSED = Pattern.compile("(?<![^\\s(\\[,;:\"“])@(?=\\p{L}\\S{0,80}+\\s)");

    private FullNames() {}

    /// The text with a mention for each name of several words that belongs to one person alone. One word is left as it
    /// is, since it may be a handle.
    ///
    /// @param directory asked only if the text may have such a name
    public static String mentioned(String text, Supplier<Directory> directory) {
        Matcher addressed = ADDRESSED.matcher(text);
        if (!addressed.find()) {
            return text;
        }
        Map<String, Optional<String>> ids = idsByName(directory.get());
        var mentioned = new StringBuilder();
        int from = 0;
        do {
            int start = addressed.end();
            Optional<String> name = nameAt(text, start, ids);
            int end = start + name.map(String::length).orElse(0);
            mentioned
                    .append(text, from, start - 1)
                    .append(name.flatMap(ids::get)
                            .map(id -> "<@%s|%s>".formatted(id, text.substring(start, end)))
                            .orElse("@"));
            from = end;
        } while (addressed.find(from));
        return mentioned.append(text, from, text.length()).toString();
    }

    /// By their names as Slack escapes them; empty of a name that several have.
    private static Map<String, Optional<String>> idsByName(Directory directory) {
        return directory.names().entrySet().stream()
                .filter(entry -> entry.getValue().strip().contains(" ")
                        && !entry.getValue().contains("|"))
                .collect(Collectors.toMap(
                        entry -> Wording.escape(entry.getValue().strip()).toLowerCase(Locale.ROOT),
                        entry -> Optional.of(entry.getKey()),
                        (_, _) -> Optional.empty()));
    }

    private static Optional<String> nameAt(String text, int start, Map<String, Optional<String>> ids) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .map(Map.Entry::getKey)
                .filter(name -> text.regionMatches(true, start, name, 0, name.length()))
                .filter(name -> start + name.length() == text.length()
                        || !Character.isLetterOrDigit(text.codePointAt(start + name.length())))
                .max((one, other) -> Integer.compare(one.length(), other.length()));
    }
}

package dev.incidentscribe.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody asked for with `/postmortem`. An incident that is not named is the channel's own.
public sealed interface PostmortemCommand {

    /// The draft itself.
    record Show(Optional<Integer> incident, boolean shared) implements PostmortemCommand {}

    /// The draft as a file.
    record Export(Optional<Integer> incident, Format format) implements PostmortemCommand {}

    /// What a careful reviewer would object to.
    record Lint(Optional<Integer> incident) implements PostmortemCommand {}

    /// Past incidents.
    ///
    /// @param words what to search for; blank for all
    record Search(String words) implements PostmortemCommand {}

    /// The forms.
    record Help() implements PostmortemCommand {}

    /// Words that make no command.
    record Misunderstood(Refusal refusal) implements PostmortemCommand {}

    /// In which a draft is handed over.
    enum Format {
        MARKDOWN,
        HTML,
        JSON;

        /// Reads the format's word in any case.
        public static Optional<Format> parse(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "markdown", "md" -> Optional.of(MARKDOWN);
                case "html" -> Optional.of(HTML);
                case "json" -> Optional.of(JSON);
                default -> Optional.empty();
            };
        }
    }

    /// Reads what stands behind `/postmortem`. Total: any text gives a command.
    static PostmortemCommand parse(String typed) {
        var words = new Words(typed);
        Matcher name = Pattern.compile("(?i)(?:INC-|#)?(\\d{1,9})").matcher(words.first());
        return name.matches()
                ? about(Optional.of(Integer.parseInt(name.group(1))), words.rest())
                : about(Optional.empty(), words);
    }

    private static PostmortemCommand about(Optional<Integer> incident, Words words) {
        String what = words.first().toLowerCase(Locale.ROOT);
        return switch (what) {
            case "", "show" ->
                words.rest().text().equalsIgnoreCase("share")
                        ? new Show(incident, true)
                        : alone(words, new Show(incident, false));
            case "share" -> alone(words, new Show(incident, true));
            case "lint" -> alone(words, new Lint(incident));
            case "list", "search" -> new Search(words.rest().text());
            case "help" -> alone(words, new Help());
            default ->
                Format.parse(what)
                        .map(format -> alone(words, new Export(incident, format)))
                        .orElseGet(() -> misunderstood(words));
        };
    }

    /// A word too many might name another incident, so it is not passed over.
    private static PostmortemCommand alone(Words words, PostmortemCommand command) {
        return words.rest().isEmpty() ? command : misunderstood(words.rest());
    }

    private static PostmortemCommand misunderstood(Words words) {
        return new Misunderstood(Refusal.of(
                "“%s” is nothing I can do with a postmortem".formatted(Words.brief(words.first())),
                "/postmortem [INC-N] [share|markdown|html|json|lint]"));
    }
}

package dev.incidentscribe.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A link with its title, as typed or as Slack writes it: `<https://x.example|the graph>`.
///
/// @param title the words behind the link, else its label; blank if it has neither
record Link(String url, String title) {
    private static final String ADDRESS = "((?:https?://|mailto:)[^\\s<>|]+)";
    private static final Pattern FORM =
            Pattern.compile("(?U)(?:" + ADDRESS + "|<" + ADDRESS + "(?:\\|([^>]*))?>)(?!\\S)");

    static Optional<Link> read(String text) {
        Matcher link = FORM.matcher(text);
        if (!link.lookingAt()) {
            return Optional.empty();
        }
        String url = Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2));
        String label = Optional.ofNullable(link.group(3))
                .filter(l -> !l.equals(url))
                .map(String::strip)
                .orElse("");
        String title = Blanks.strip(text.substring(link.end()));
        return Optional.of(new Link(url, title.isEmpty() ? label : title));
    }
}

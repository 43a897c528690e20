package dev.incidentscribe.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A link with its title, as typed or as Slack writes it: `<https://x.example|the graph>`.
///
/// @param title the words behind the link, else its label; blank if it has neither
record Link(String url, String title) {
    private static final String SCHEME = "(?i:https?://|mailto:)";
    private static final Pattern FORM = Pattern.compile(
            "(?U)(?:(%1$s[^\\s<>]+)|<(%1$s[^\\s<>|]+)(?:\\|([^>]*))?>[,;.!]?)(?!\\S)".formatted(SCHEME));

    static Optional<Link> read(String text) {
        Matcher link = FORM.matcher(text);
        if (!link.lookingAt()) {
            return Optional.empty();
        }
        String url = plain(Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2)));
        String label = Optional.ofNullable(link.group(3))
                .filter(l -> !l.equals(link.group(2)))
                .map(String::strip)
                .orElse("");
        String title = Blanks.strip(text.substring(link.end()));
        return Optional.of(new Link(url, title.isEmpty() ? label : title));
    }

    /// The same address as others can read it: telephones begin it with a capital, and browsers leave a `|` in it, at
    /// which it ends for Slack.
    private static String plain(String url) {
        int scheme = url.indexOf(':');
        return url.substring(0, scheme).toLowerCase(Locale.ROOT)
                + url.substring(scheme).replace("|", "%7C");
    }
}

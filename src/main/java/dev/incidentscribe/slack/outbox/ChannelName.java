package dev.incidentscribe.slack.outbox;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Wording;
import java.text.Normalizer;
import java.util.Locale;

/// The name of an incident's own channel: `inc-3-checkout-is-down`, of small letters, digits and hyphens, as Slack
/// wants it.
///
/// @param text without the `#`
record ChannelName(String text) {
    /// As many characters as Slack takes are 80; one wants to read it at the side of a window.
    private static final int LENGTH = 60;

    /// The name for that incident, by its title. Of a title in other letters than ours only the number is left.
    static ChannelName of(Incident incident, Directory names) {
        String plain = Normalizer.normalize(Wording.plain(incident.title(), names), Normalizer.Form.NFD)
                .replaceAll("[\\p{M}'’]", "");
        String words = (incident.name() + " " + plain)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
        return new ChannelName(shortened(words));
    }

    /// The name to try where so many are taken: `inc-3-checkout-is-down-2`.
    ChannelName after(int taken) {
        return taken == 0 ? this : new ChannelName("%s-%d".formatted(text, taken + 1));
    }

    /// Whether a channel of that name may have been made for the same incident.
    boolean isLike(String other) {
        return other.equals(text) || other.matches("\\Q%s\\E-\\d".formatted(text));
    }

    /// Cut between two words, where there are some.
    private static String shortened(String words) {
        if (words.length() <= LENGTH) {
            return words;
        }
        int end = words.lastIndexOf('-', LENGTH);
        return words.substring(0, end > LENGTH / 2 ? end : LENGTH);
    }
}

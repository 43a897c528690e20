package dev.incidentscribe.command;

import dev.incidentscribe.incident.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The title of a new incident, and what stood in it besides.
///
/// @param ownChannel whether it asked for a channel of its own
record Title(String text, Optional<Severity> severity, boolean ownChannel) {
    private static final Pattern OWN_CHANNEL = Pattern.compile("(?i)(?<!\\S)in-new-channel[:,.]?(?!\\S)");
    private static final Pattern SEVERITY =
            Pattern.compile("(?i)(?<!\\S)[(\\[]?(sev[- ]?[1-4]|p[1-4])[)\\]]?[:,.]?(?!\\S)");
    private static final Pattern LEADING = Pattern.compile("^[-–—:;,|/]++(?!\\S)");
    /// A colon ends the title too, unless it ends an emoji.
    private static final Pattern TRAILING = Pattern.compile("(?:(?<!\\S)[-–—:;,|/]+|[-–—;,]|(?<!:[\\w+-]{1,60}):)$");

    static Title read(String typed) {
        Matcher ownChannel = OWN_CHANNEL.matcher(typed);
        boolean own = ownChannel.find();
        String title = own ? without(typed, ownChannel) : typed;
        Matcher severity = SEVERITY.matcher(title);
        return severity.find()
                ? new Title(without(title, severity), Severity.parse(severity.group(1)), own)
                : new Title(title, Optional.empty(), own);
    }

    private static String without(String title, Matcher found) {
        return without(
                title.substring(0, found.start()).strip(),
                title.substring(found.end()).strip());
    }

    /// Only where the word stood at an end is the separator that set it off left over there.
    private static String without(String before, String after) {
        if (before.isEmpty()) {
            return LEADING.matcher(after).replaceFirst("").strip();
        }
        return after.isEmpty() ? TRAILING.matcher(before).replaceFirst("").strip() : before + " " + after;
    }
}

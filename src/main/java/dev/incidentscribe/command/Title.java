package dev.incidentscribe.command;

import dev.incidentscribe.incident.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The title of a new incident, and what stood in it besides.
///
/// @param ownChannel whether it asked for a channel of its own
record Title(String text, Optional<Severity> severity, boolean ownChannel) {
    private static final Pattern OWN_CHANNEL = Pattern.compile("(?iU)(?<!\\S)in-new-channel[:,.]?(?!\\S)");
    private static final Pattern SEVERITY =
            Pattern.compile("(?iU)(?<!\\S)[(\\[]?(sev[-\\h]?[1-4]|p[1-4])[)\\]]?[:,.]?(?!\\S)");
    private static final Pattern LEADING = Pattern.compile("(?U)^[-–—:;,|/]++(?!\\S)");
    /// A colon ends the title too, unless it ends an emoji.
    private static final Pattern TRAILING =
            Pattern.compile("(?U)(?:(?<!\\S)[-–—:;,|/]+|[-–—;,]|(?<!:[\\w+-]{1,60}):)$");

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
        return without(Blanks.strip(title.substring(0, found.start())), Blanks.strip(title.substring(found.end())));
    }

    /// Only where the word stood at an end is the separator that set it off left over there.
    private static String without(String before, String after) {
        if (before.isEmpty()) {
            return Blanks.strip(LEADING.matcher(after).replaceFirst(""));
        }
        return after.isEmpty() ? Blanks.strip(TRAILING.matcher(before).replaceFirst("")) : before + " " + after;
    }
}

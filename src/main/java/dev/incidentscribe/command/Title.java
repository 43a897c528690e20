package dev.incidentscribe.command;

import dev.incidentscribe.incident.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The title of a new incident, and the severity that stood in it.
record Title(String text, Optional<Severity> severity) {
    private static final Pattern SEVERITY =
            Pattern.compile("(?i)(?<!\\S)[(\\[]?(sev[- ]?[1-4]|p[1-4])[)\\]]?[:,.]?(?!\\S)");
    private static final Pattern LEADING = Pattern.compile("^[-–—:;,|/]++(?!\\S)");
    /// A colon ends the title too, unless it ends an emoji.
    private static final Pattern TRAILING = Pattern.compile("(?:(?<!\\S)[-–—:;,|/]+|[-–—;,]|(?<!:[\\w+-]{1,60}):)$");

    static Title read(String typed) {
        Matcher severity = SEVERITY.matcher(typed);
        if (!severity.find()) {
            return new Title(typed, Optional.empty());
        }
        String before = typed.substring(0, severity.start()).strip();
        String after = typed.substring(severity.end()).strip();
        return new Title(without(before, after), Severity.parse(severity.group(1)));
    }

    /// Only where the severity stood at an end is the separator that set it off left over there.
    private static String without(String before, String after) {
        if (before.isEmpty()) {
            return LEADING.matcher(after).replaceFirst("").strip();
        }
        return after.isEmpty() ? TRAILING.matcher(before).replaceFirst("").strip() : before + " " + after;
    }
}

package dev.incidentscribe.command;

import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Wording;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The title of a new incident, and what stood in it besides.
///
/// @param ownChannel whether it asked for a channel of its own
record Title(String text, Optional<Severity> severity, boolean ownChannel) {
    private static final Pattern OWN_CHANNEL = Pattern.compile("(?iU)(?<!\\S)in-new-channel[:,.]?(?!\\S)");
    private static final String OPENING = "[(\\[{\"'“‘„*_`]";
    private static final String CLOSING = "[)\\]}\"'”’“*_`]";
    private static final String LEVEL = "(?:sev[-\\h]?[1-4]|p[1-4])";
    private static final String STOP = "[:;,.!]{0,3}";
    /// Quotation marks and brackets go with it if they hold nothing else: `(sev2)`, but not `(sev2, EU only)`.
    private static final Pattern SEVERITY = Pattern.compile(
            "(?iU)(?<=(?:^|\\s)%1$s{0,3})(?:%1$s{1,3}(%3$s)%4$s%2$s{1,3}|(%3$s))%4$s(?=%2$s{0,3}(?:$|\\s))"
                    .formatted(OPENING, CLOSING, LEVEL, STOP));
    private static final Pattern OPENED = Pattern.compile(OPENING + "*");
    private static final Pattern CLOSED = Pattern.compile(CLOSING + "*");
    private static final Pattern LEADING = Pattern.compile("(?U)^[-–—:;,|/]++(?!\\S)");
    /// A colon ends the title too, unless it ends an emoji.
    private static final Pattern TRAILING =
            Pattern.compile("(?U)(?:(?<!\\S)[-–—:;,|/]+|[-–—;,]|(?<!:[\\w+-]{1,60}):)$");

    static Title read(String typed) {
        String line = Wording.onOneLine(typed);
        Matcher ownChannel = OWN_CHANNEL.matcher(line);
        boolean own = ownChannel.find();
        String title = own ? without(line, ownChannel) : line;
        Matcher severity = SEVERITY.matcher(title);
        return severity.find()
                ? new Title(without(title, severity), level(severity), own)
                : new Title(title, Optional.empty(), own);
    }

    private static Optional<Severity> level(Matcher severity) {
        return Severity.parse(severity.group(1) == null ? severity.group(2) : severity.group(1));
    }

    /// Only where the word stood at an end is the separator that set it off left over there.
    private static String without(String title, Matcher found) {
        String before = Blanks.strip(title.substring(0, found.start()));
        String after = Blanks.strip(title.substring(found.end()));
        String between = isBlank(title, found.start() - 1) && isBlank(title, found.end()) ? " " : "";
        if (OPENED.matcher(before).matches()) {
            return Blanks.strip(
                    before + between + Blanks.strip(LEADING.matcher(after).replaceFirst("")));
        }
        return CLOSED.matcher(after).matches()
                ? Blanks.strip(Blanks.strip(TRAILING.matcher(before).replaceFirst("")) + between + after)
                : before + between + after;
    }

    private static boolean isBlank(String text, int index) {
        return index < 0 || index >= text.length() || Blanks.isBlank(text.charAt(index));
    }
}

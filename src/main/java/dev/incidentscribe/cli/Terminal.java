package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Wording;
import java.util.regex.Pattern;

/// The one escaper for the terminal: people's words cannot move the cursor, change colours or ring the bell.
final class Terminal {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private Terminal() {}

    /// Text of several lines that is plain already.
    static String text(String plain) {
        return CONTROL.matcher(plain).replaceAll("\uFFFD");
    }

    /// A text as it was stored, on one line.
    static String line(String stored) {
        return text(Wording.plain(stored, Directory.empty())).replaceAll("\\s+", " ");
    }
}

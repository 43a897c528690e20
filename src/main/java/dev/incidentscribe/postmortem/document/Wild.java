package dev.incidentscribe.postmortem.document;

import java.util.regex.Pattern;

/// Tames characters that no document can show: controls, halves of characters, and marks that turn the direction of
/// whatever follows them.
final class Wild {
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]"
                    + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])");
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029\\u000B\\u000C]");

    private Wild() {}

    /// The text with each of them replaced, every line break a `\n`, and each turn of direction taken back at its end.
    static String tamed(String text) {
        if (text.chars().allMatch(it -> (it >= ' ' && it < 0x7F) || it == '\n')) {
            return text;
        }
        String shown =
                CONTROL.matcher(LINE_BREAK.matcher(text).replaceAll("\n")).replaceAll("\uFFFD");
        return shown + closing(shown);
    }

    private static String closing(String text) {
        int embedded = 0;
        int isolated = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\u202A', '\u202B', '\u202D', '\u202E' -> embedded++;
                case '\u202C' -> embedded = Math.max(0, embedded - 1);
                case '\u2066', '\u2067', '\u2068' -> isolated++;
                case '\u2069' -> isolated = Math.max(0, isolated - 1);
                default -> {
                    // turns nothing
                }
            }
        }
        return "\u202C".repeat(embedded) + "\u2069".repeat(isolated);
    }
}

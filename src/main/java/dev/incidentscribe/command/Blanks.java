package dev.incidentscribe.command;

/// What parts words. A blank that breaks no line (U+00A0, U+2007, U+202F) does so like any other: phones and text
/// editors put it in unasked.
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /// The text without blanks at either end.
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// The text with ordinary blanks in the place of those that break no line, character by character.
    static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u2007', ' ').replace('\u202f', ' ');
    }

    /// The text without any of those characters at its end.
    static String trim(String text, String characters) {
        int end = text.length();
        while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}

package dev.incidentscribe.command;

import java.util.regex.Pattern;

/// What parts words. A blank that breaks no line (U+00A0, U+2007, U+202F) does so like any other, and so does one that
/// has no width (U+200B, U+2060, U+FEFF) or only says which way to read (U+200E, U+200F): phones and text editors put
/// them in unasked.
final class Blanks {
    private static final Pattern BLANK = Pattern.compile("[\u00a0\u2007\u202f\u200b\u2060\ufeff\u200e\u200f]");
    private static final String INVISIBLE = "\u200b\u2060\ufeff\u200e\u200f";

    private Blanks() {}

    static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || INVISIBLE.indexOf(character) >= 0;
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

    /// The text with ordinary blanks and hyphens in the place of those that break no line, and colons, commas and full
    /// stops in that of wide ones, character by character.
    static String plain(String text) {
        return BLANK.matcher(text)
                .replaceAll(" ")
                .replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\uff1a', ':')
                .replace('\uff0c', ',')
                .replace('\u3001', ',')
                .replace('\u3002', '.');
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

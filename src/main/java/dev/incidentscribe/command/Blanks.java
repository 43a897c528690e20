package dev.incidentscribe.command;

/// What parts words. A blank that breaks no line (U+00A0, U+2007, U+202F) does so like any other, and so does one that
/// has no width (U+200B, U+2060, U+FEFF) or only says which way to read (U+200E, U+200F): phones and text editors put
/// them in unasked.
final class Blanks {
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

    /// The text with ordinary blanks and hyphens in the place of those that break no line, and figures, colons, commas
    /// and full stops in that of wide ones, character by character.
    static String plain(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char character = text.charAt(i);
            char written = plain(character);
            if (written != character) {
                plain.setCharAt(i, written);
            }
        }
        return plain.toString();
    }

    private static char plain(char character) {
        return switch (character) {
            case '\u00a0', '\u2007', '\u202f', '\u200b', '\u2060', '\ufeff', '\u200e', '\u200f' -> ' ';
            case '\u2010', '\u2011', '\u2212' -> '-';
            case '\uff1a' -> ':';
            case '\uff0c', '\u3001' -> ',';
            case '\u3002' -> '.';
            default -> '\uff10' <= character && character <= '\uff19' ? (char) (character - '\uff10' + '0') : character;
        };
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

package dev.incidentscribe.command;

/// A text taken word by word from the front.
///
/// @param text what is left, without blanks at either end
record Words(String text) {
    private static final int QUOTED = 30;

    Words {
        text = text.strip();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// The next word; empty at the end.
    String first() {
        return text.substring(0, end());
    }

    /// What follows the next word.
    Words rest() {
        return new Words(text.substring(end()));
    }

    /// The beginning of a text, as a refusal quotes it.
    static String brief(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }

    private int end() {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}

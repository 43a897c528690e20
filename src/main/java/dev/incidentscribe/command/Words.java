package dev.incidentscribe.command;

import dev.incidentscribe.incident.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text taken word by word from the front. A reference as Slack writes it, `<@U123|Mia Jones>`, is one word whatever
/// blanks its label holds.
///
/// @param text what is left, without blanks at either end
record Words(String text) {
    private static final int QUOTED = 30;
    private static final Pattern REFERENCE = Pattern.compile("<(?:[@#!]|https?:|mailto:)[^<>]*+>");

    private static final Pattern SET_OFF = Pattern.compile("(?U)^[-–—:]+\\s+(?=\\S)");

    Words {
        text = Blanks.strip(text);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// The next word; empty at the end.
    String first() {
        return text.substring(0, end(0));
    }

    /// What follows the next word.
    Words rest() {
        return new Words(text.substring(end(0)));
    }

    /// The same without a dash or a colon that sets it off from what stands before: `resolved - all is well`.
    Words setOff() {
        return new Words(SET_OFF.matcher(text).replaceFirst(""));
    }

    /// Each word by itself.
    List<String> all() {
        List<String> all = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = end(start);
            if (end == start) {
                start++;
            } else {
                all.add(text.substring(start, end));
                start = end;
            }
        }
        return all;
    }

    /// The last word; empty if there is none.
    String last() {
        return isEmpty() ? "" : all().getLast();
    }

    /// What stands before the last word.
    String withoutLast() {
        return Blanks.strip(text.substring(0, text.length() - last().length()));
    }

    /// The beginning of a text, as a refusal quotes it.
    static String brief(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : Wording.wholeWords(text, text.offsetByCodePoints(0, QUOTED));
    }

    private int end(int start) {
        Matcher reference = REFERENCE.matcher(text);
        int end = start;
        while (end < text.length() && !Blanks.isBlank(text.charAt(end))) {
            boolean refers = text.charAt(end) == '<'
                    && reference.region(end, text.length()).lookingAt();
            end = refers ? reference.end() : end + 1;
        }
        return end;
    }
}

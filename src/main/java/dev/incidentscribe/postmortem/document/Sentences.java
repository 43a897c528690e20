package dev.incidentscribe.postmortem.document;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes sentences of what people typed in a hurry, where it stands as prose: with a capital in front and a full stop
/// behind. What begins with code, or with a name that has its own spelling, keeps its beginning, and a list its end.
final class Sentences {
    private static final Pattern FIRST_WORD = Pattern.compile("^(\\p{Ll}[\\p{Ll}’']*)[,;:]?(?=\\s|[.!?]?$)");
    private static final Pattern LIST = Pattern.compile("(?m)•|^[ \\t]*(?:[-*+]|\\d{1,3}[.)])[ \\t]");
    private static final String CLOSING = ")]”’\"'%€$";
    /// Scripts that end a sentence with a full stop, and read from left to right.
    private static final Set<UnicodeScript> STOPPED =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private Sentences() {}

    /// The text as a sentence.
    ///
    /// @param names that keep their spelling
    static String of(String typed, List<String> names) {
        String text = typed.strip();
        return stopped(capitalized(text, names));
    }

    private static String capitalized(String text, List<String> names) {
        Matcher word = FIRST_WORD.matcher(text);
        return word.find() && names.stream().noneMatch(word.group(1)::equalsIgnoreCase)
                ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    private static String stopped(String text) {
        return text.isEmpty()
                        || !isOpenEnd(text)
                        || endsInAddressOrCode(text)
                        || LIST.matcher(text).find()
                ? text
                : text + ".";
    }

    private static boolean endsInAddressOrCode(String text) {
        int start = text.length();
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        String last = text.substring(start);
        return last.contains("://") || last.startsWith("www.") || last.indexOf('`') >= 0;
    }

    private static boolean isOpenEnd(String text) {
        int end = text.length();
        while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        int last = text.codePointBefore(end);
        return isDigit(last) || (Character.isLetter(last) && STOPPED.contains(UnicodeScript.of(last)));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}

package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Percentage;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Wording;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a summary takes over from the words of people: whole sentences on one line, as many as are not too long.
final class Excerpt {
    /// As long as one may be that is a single sentence.
    static final int LONGEST = 400;

    /// Up to how long a text is told as a whole.
    static final int WHOLE = 300;

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)^(.{20,}?[.!?][”\"')]?)(?=\\s+\\p{Lu})");
    /// What people put before a text as its name.
    private static final Pattern LABEL = Pattern.compile("^(\\p{Lu}[\\p{L}’'-]*(?: [\\p{L}’'-]+){0,7}):\\s");
    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?…][”\"')]?$");
    private static final String LEFT_OUT = "… ";
    private static final int LABEL_WORDS = 3;

    private Excerpt() {}

    /// The whole of it where it is short, else from the first sentence on that says what share was hit.
    static String ofImpact(String text) {
        String line = line(text);
        String rest = line;
        while (rest.length() < line.length() || rest.length() > WHOLE) {
            String first = first(rest);
            if (Percentage.in(first).isPresent()) {
                String told = beginning(rest);
                return (rest.equals(line) ? told : LEFT_OUT + told) + more(Section.IMPACT);
            }
            if (first.equals(rest)) {
                break;
            }
            rest = rest.substring(first.length()).strip();
        }
        return of(text, Section.IMPACT);
    }

    /// The whole of it where it is short, else its beginning, and where to read on.
    static String of(String text, Section section) {
        String line = line(text);
        return line.length() <= WHOLE ? stopped(line) : beginning(line) + more(section);
    }

    /// As many whole sentences as are not too long together, with an ellipsis where any follow; never none.
    static String beginning(String line) {
        String taken = first(line);
        while (taken.length() < line.length()) {
            int gap = line.charAt(taken.length()) == ' ' ? 1 : 0;
            String next = first(line.substring(taken.length() + gap));
            if (taken.length() + gap + next.length() > WHOLE) {
                break;
            }
            taken = line.substring(0, taken.length() + gap + next.length());
        }
        if (taken.length() > LONGEST) {
            int cut = taken.lastIndexOf(' ', LONGEST);
            return Wording.beginning(taken, cut > 0 ? cut : LONGEST);
        }
        return taken.length() < line.length() ? stopped(taken) + " …" : stopped(taken);
    }

    /// Where the text brings a name of its own for what it is, ours would be one too many.
    static String labelled(String label, String text) {
        String told = text.startsWith(LEFT_OUT) ? text.substring(LEFT_OUT.length()) : text;
        Matcher own = LABEL.matcher(told);
        return own.find() && isLabel(own.group(1), label) ? told : label + ": " + text;
    }

    /// With a full stop, unless it ends in one or its like.
    static String stopped(String sentence) {
        if (ENDED.matcher(sentence).matches()) {
            return sentence;
        }
        int end = sentence.length();
        while (end > 0 && (Character.isWhitespace(sentence.charAt(end - 1)) || isPause(sentence.charAt(end - 1)))) {
            end--;
        }
        return sentence.substring(0, end) + ".";
    }

    /// The text on one line, without the marks of a block of code.
    static String line(String text) {
        return BLANK.matcher(text.replace("```", " ")).replaceAll(" ").strip();
    }

    private static String more(Section section) {
        return " (More under %s.)".formatted(section.label());
    }

    private static String first(String line) {
        Matcher matcher = FIRST_SENTENCE.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }

    private static boolean isLabel(String words, String label) {
        return words.split(" ", -1).length >= LABEL_WORDS
                || words.toLowerCase(Locale.ROOT).contains(label.toLowerCase(Locale.ROOT));
    }

    private static boolean isPause(char c) {
        return ",;:–—-".indexOf(c) >= 0;
    }
}

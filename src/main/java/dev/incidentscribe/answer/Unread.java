package dev.incidentscribe.answer;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds in words what was meant to be read as more than words, and was not, since it is written in another way or
/// stands elsewhere: a time, the date of a follow-up, its owner.
final class Unread {
    private static final String DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
    private static final String CLOCK =
            "(?:\\d{1,2}[:.h]\\d{2}(?:\\s?[ap]\\.?m|z)?|\\d{1,2}\\s?[ap]\\.?m|(?:[01]\\d|2[0-3])[0-5]\\dz?)";
    private static final String ROUGHLY = "(?:around |about |roughly |approx(?:imately|\\.)? |since |ca?\\.? |~ ?)";
    private static final String SPAN = "\\d{1,4}\\s?(?:m|mins?|minutes?|h|hrs?|hours?)";

    /// What words begin with. Every note is looked through, so it is tried at their beginning alone.
    private static final Pattern TIME_FIRST = anyOf(
            "(?:at ?|@ ?)?" + ROUGHLY + "?" + CLOCK + "\\b",
            "at (?:1?\\d|2[0-3]) (?:i|we|the|he|she|they|[a-z]+ed)\\b",
            "yesterday\\b",
            "(?:at |on )?(?:last |next |this )?(?:today|tomorrow|tonight|yesterday|" + DAY
                    + ")(?:,? (?:at )?\\d|[.!]?$)",
            "(?:at |on )?\\d{1,2}/\\d{1,2}(?:/(?:\\d{4}|\\d{2})\\b|,? (?:at )?\\d{1,2}:\\d{2}\\b)",
            "(?:at |on )?\\d{1,2}[.-]\\d{1,2}[.-]\\d{4}(?![.\\w])",
            "(?:at |on )?" + MONTH + " \\d{1,2}\\b.{0,10} \\d{1,2}:\\d{2}\\b",
            "(?:at |on )\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}\\b",
            "(?:in |[+~])?" + SPAN + "(?: (?:earlier|before|from now)|[.!]?$)",
            "in " + SPAN + "\\b",
            "(?:\\S{1,12} ){1,5}ago\\b");

    private static final Pattern AGO_LAST = anyOf("\\b" + SPAN + " ago[.!]?$");
    private static final Pattern CLOCK_WITHIN = anyOf("\\bat \\d{1,2}:\\d{2}\\b");

    private static final Pattern DATE = Pattern.compile(
            "\\b(?:by|due)(?: on)? (?:the )?(?:"
                    + String.join(
                            "|",
                            "\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?",
                            "\\d{1,2}[.-]\\d{1,2}[.-]\\d{2,4}",
                            "\\d{1,2}(?:st|nd|rd|th)",
                            MONTH + " \\d{1,2}",
                            "\\d{1,2} " + MONTH,
                            "(?:next |this )?" + DAY,
                            "end of \\w+",
                            "next \\w+")
                    + ")(?![\\w%])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OWNER = Pattern.compile("<@[^<>]+>[,.:]?(?: [^ ]+){1,3}$");

    private Unread() {}

    /// Whether the words begin with a time, or end with how long ago it was.
    static boolean isTimeIn(String words) {
        return TIME_FIRST.matcher(words).lookingAt() || AGO_LAST.matcher(words).find();
    }

    /// The words from each time of day on that they tell: `at 19:30 to the night shift`.
    static Stream<String> clocksIn(String words) {
        return CLOCK_WITHIN.matcher(words).results().map(clock -> words.substring(clock.start()));
    }

    /// The date that the words of a follow-up name.
    static Optional<String> dateIn(String words) {
        return DATE.matcher(words)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .findFirst();
    }

    /// Whether the words of a follow-up name an owner, with more words behind: `fix the alert @lee asap`.
    static boolean isOwnerIn(String words) {
        return OWNER.matcher(words).find();
    }

    private static Pattern anyOf(String... ways) {
        return Pattern.compile(String.join("|", ways), Pattern.CASE_INSENSITIVE);
    }
}

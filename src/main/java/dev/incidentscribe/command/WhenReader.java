package dev.incidentscribe.command;

import dev.incidentscribe.command.When.Ago;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a time at the beginning of a text. Total: whatever the text, the answer is a [Reading].
final class WhenReader {
    static final String BOUNDARY = "(?=$|[\\s,;:.!?)—–-])";
    private static final Pattern AT = Pattern.compile("at\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOW = Pattern.compile("(?:just\\s+)?now" + BOUNDARY, Pattern.CASE_INSENSITIVE);
    private static final String PART =
            "\\d{1,5}(?:[.,]\\d{1,2})?\\s?(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)";
    /// Phones make a long dash of a short one.
    private static final Pattern AGO = Pattern.compile(
            "([-–—−])?(" + PART + "(?:(?:,?\\s+and\\s+|,?\\s?)" + PART + "){0,3})(\\s*ago)?" + BOUNDARY,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_AGO =
            Pattern.compile("(?:(half)\\s+)?an?\\s+(day|hour|minute)\\s+ago" + BOUNDARY, Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT =
            Pattern.compile("(\\d{1,5}(?:[.,]\\d{1,2})?)\\s?([a-z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern EVIDENT = Pattern.compile(
            WrittenDay.EVIDENT + "|(?:(?:today|yesterday)\\s+(?:at\\s+)?)?\\d{1,2}(?::\\d|\\.\\d{2}\\s?[ap]\\.?m\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("[\"'`“”„‘’«‹](.{1,60}?)[\"'`“”‘’»›]");
    private static final int LONGEST = 100;
    /// A time that lacks little: `5m`, `+5m`, `~10m ago`, `5 minutes earlier`.
    private static final Pattern ROUGH = Pattern.compile(
            "(?:at\\s+)?(?:[~≈+]|about\\s|around\\s|roughly\\s|approx(?:imately\\s|\\.)?|ca\\.?\\s|circa\\s)?\\s*(.{1,60}?)"
                    + "(?:\\s+(?:earlier|before|back|prior))?[.!]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[:,;—–-]?\\s+|\\s*[:,;—–]\\s*|\\s*[.!]?$");

    /// What stands at the beginning of a text.
    sealed interface Reading {
        /// A time, and what follows it.
        record Found(When when, String rest) implements Reading {}

        /// Something that was meant as a time and is none.
        record Broken(String why) implements Reading {}

        /// No time.
        record Absent() implements Reading {}
    }

    private WhenReader() {}

    /// Reads a time that may do without the word `at`.
    static Reading read(String text) {
        return parted(text, WhenReader::anyTime);
    }

    private static Reading anyTime(String text) {
        Matcher at = AT.matcher(text);
        return at.lookingAt() ? time(text.substring(at.end())) : time(text);
    }

    /// Reads a time that needs no `at` to be told from a word of a sentence: one with a colon, a dated one, `… ago`.
    static Reading readEvident(String text) {
        return parted(text, plain -> EVIDENT.matcher(plain).lookingAt() ? time(plain) : markedTime(plain));
    }

    /// Reads a time that is marked as one: `at …`, `… ago` or `-10m`.
    static Reading readMarked(String text) {
        return parted(text, WhenReader::markedTime);
    }

    private static Reading markedTime(String text) {
        Matcher at = AT.matcher(text);
        return at.lookingAt() ? time(text.substring(at.end())) : ago(text).orElseGet(Reading.Absent::new);
    }

    /// Whatever blanks stand within the time; those of what follows stay as they are.
    private static Reading parted(String text, Function<String, Reading> reader) {
        Reading reading = reader.apply(Blanks.plain(text));
        return reading instanceof Reading.Found(When when, String rest)
                ? new Reading.Found(when, text.substring(text.length() - rest.length()))
                : reading;
    }

    private static Reading time(String text) {
        Matcher now = NOW.matcher(text);
        if (now.lookingAt()) {
            return found(new When.Now(), text.substring(now.end()));
        }
        return ago(text).or(() -> quoted(text)).orElseGet(() -> ClockReader.read(text));
    }

    private static Optional<Reading> quoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return quoted.lookingAt()
                        && time(quoted.group(1).strip()) instanceof Reading.Found(When when, String rest)
                        && rest.isEmpty()
                ? Optional.of(found(when, text.substring(quoted.end())))
                : Optional.empty();
    }

    /// The time that a text most likely means which is none yet: `5m ago` for `+5m`.
    static Optional<String> likely(String text) {
        Matcher rough = ROUGH.matcher(Blanks.plain(text));
        return text.length() <= LONGEST && rough.matches()
                ? Stream.of(rough.group(1), rough.group(1) + " ago")
                        .filter(it -> read(it) instanceof Reading.Found found
                                && found.rest().isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    /// The day that a text begins with where no time of that day follows: `2026-03-09`, `yesterday`.
    static Optional<String> day(String text) {
        String plain = Blanks.plain(text) + " ";
        int end = WrittenDay.endBefore(plain);
        return end > 0 && read(text) instanceof Reading.Absent
                ? Optional.of(Blanks.strip(plain.substring(0, end)))
                : Optional.empty();
    }

    private static Optional<Reading> ago(String text) {
        Matcher one = ONE_AGO.matcher(text);
        if (one.lookingAt()) {
            Duration whole = amount("1 " + one.group(2));
            return Optional.of(
                    found(new Ago(one.group(1) == null ? whole : whole.dividedBy(2)), text.substring(one.end())));
        }
        Matcher matcher = AGO.matcher(text);
        boolean marked = matcher.lookingAt() && (matcher.group(1) != null || matcher.group(3) != null);
        return marked
                ? Optional.of(found(new Ago(amount(matcher.group(2))), text.substring(matcher.end())))
                : Optional.empty();
    }

    private static Duration amount(String written) {
        Matcher part = AMOUNT.matcher(written);
        Duration sum = Duration.ZERO;
        while (part.find()) {
            var number = new BigDecimal(part.group(1).replace(',', '.'));
            Duration unit = switch (part.group(2).toLowerCase(Locale.ROOT)) {
                case "d" -> Duration.ofDays(1);
                case "h" -> Duration.ofHours(1);
                case "m" -> Duration.ofMinutes(1);
                default -> Duration.ofSeconds(1);
            };
            sum = sum.plusSeconds(
                    number.multiply(BigDecimal.valueOf(unit.toSeconds())).longValue());
        }
        return sum;
    }

    /// A time with what follows it, unless the two run into each other.
    static Reading found(When when, String rest) {
        Matcher separator = SEPARATOR.matcher(rest);
        if (rest.isEmpty()) {
            return new Reading.Found(when, "");
        }
        return separator.lookingAt() && separator.end() > 0
                ? new Reading.Found(when, rest.substring(separator.end()))
                : new Reading.Broken("I can't read a time in “%s”".formatted(firstWords(rest)));
    }

    static String firstWords(String text) {
        return Words.brief(text.strip().lines().findFirst().orElse(""));
    }
}

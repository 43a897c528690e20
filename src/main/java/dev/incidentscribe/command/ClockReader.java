package dev.incidentscribe.command;

import dev.incidentscribe.command.When.Clock;
import dev.incidentscribe.command.When.Day;
import dev.incidentscribe.command.When.Zone;
import dev.incidentscribe.command.WhenReader.Reading;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a time of day at the beginning of a text, with its date and its zone.
final class ClockReader {
    /// A zone in capitals may follow at once: `2:05pmEST`.
    private static final String END_OF_HALF = "(?:\\b\\.?|(?-i:(?=[A-Z]{2,5}\\b)))";

    private static final Pattern TIME = Pattern.compile(
            "(?:(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?(?<half>[ap])\\.?m"
                    + END_OF_HALF + ")?" + "|(?<twelfth>\\d{1,2})(?:\\.(?<part>\\d{2}))?\\s?(?<halfOf>[ap])\\.?m"
                    + END_OF_HALF + "|(?:12\\s+)?(?<name>noon|midnight)\\b)",
            Pattern.CASE_INSENSITIVE);
    /// The offsets that exist end at -12:00 and +14:00; `14:05-14:30` is none.
    private static final Pattern ATTACHED_ZONE = Pattern.compile(
            "(Z|[+-]\\d:(?:00|30|45)|(?:[+-](?:0\\d|1[01])|\\+1[23])(?::?(?:00|30|45))?|\\+14(?::?00)?|-12(?::?00)?|(?:UTC|GMT)(?:[+–-]\\d{1,2}(?::?\\d{2})?)?|(?-i:[A-Z]{2,5}))"
                    + WhenReader.BOUNDARY,
            Pattern.CASE_INSENSITIVE);
    /// Two times with a dash between them; what looks like an offset there is one only behind a date.
    private static final Pattern SPAN =
            Pattern.compile("\\s*[-–—]\\s*\\d{1,2}(?::\\d{2}|\\s?[ap]\\.?m\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE_WORD = Pattern.compile("\\s+\\(?([A-Za-z]{1,20}(?:/[A-Za-z0-9_+-]{1,30}){1,2}"
            + "|[A-Z]{3}\\d[A-Z]{3}|(?i:UTC|GMT)[+–-]\\d{1,2}(?::?\\d{2})?|[+-]\\d{1,2}:\\d{2}|[+-]0\\d(?:00|30|45)"
            + "|[+-]1[0-4](?:00|30|45)(?=\\)?\\s*$)|[A-Za-z]{1,5})\\)?"
            + WhenReader.BOUNDARY);
    private static final Pattern REGION_SHAPE = Pattern.compile("[A-Z][a-z]+/[A-Z][A-Za-z]+(?:[_/][A-Z][A-Za-z]+)*");
    private static final Pattern OFFSET_SHAPE = Pattern.compile("(?i)(?:UTC|GMT)[+–-].+");
    private static final Pattern ABBREVIATION_SHAPE = Pattern.compile("[A-Z]{3,5}");
    /// `INC-3`, `OPS-42`: capitals that a number names further are no zone.
    private static final Pattern TICKET = Pattern.compile("-\\d");
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern NAME_GAP = Pattern.compile(",?\\s+(\\()?");
    private static final Pattern CAPITALS = Pattern.compile("\\W*([A-Z]{2,})\\b");
    private static final Pattern ALMOST_TIME = Pattern.compile("(\\d{1,3}:\\d{1,3}\\S{0,20})");

    private ClockReader() {}

    static Reading read(String text) {
        try {
            String afterDay = text.substring(WrittenDay.endBefore(text));
            Matcher timeMatcher = TIME.matcher(afterDay);
            if (!timeMatcher.lookingAt()) {
                return noTime(text);
            }
            Day day = WrittenDay.before(text).map(WrittenDay::day).orElseGet(Day.Latest::new);
            LocalTime time = timeOfDay(timeMatcher);
            String rest = afterDay.substring(timeMatcher.end());
            // Behind a date in figures `-03:00` is an offset, behind any other time the end of a span.
            return rest.startsWith("-") && !ISO_DATE.matcher(text).lookingAt()
                    ? unattached(day, time, timeMatcher.group(), rest)
                    : zoned(day, time, timeMatcher.group(), rest);
        } catch (DateTimeException e) {
            return new Reading.Broken("I can't read a time in “%s”".formatted(WhenReader.firstWords(text)));
        }
    }

    private static Reading noTime(String text) {
        Matcher almost = ALMOST_TIME.matcher(text);
        return almost.lookingAt()
                ? new Reading.Broken("“%s” is not a time of day".formatted(almost.group(1)))
                : new Reading.Absent();
    }

    private static LocalTime timeOfDay(Matcher matcher) {
        if (matcher.group("name") != null) {
            return matcher.group("name").equalsIgnoreCase("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
        }
        boolean twelfth = matcher.group("twelfth") != null;
        int hour = Integer.parseInt(matcher.group(twelfth ? "twelfth" : "hour"));
        String half = matcher.group(twelfth ? "halfOf" : "half");
        int minute = numberOrZero(matcher.group(twelfth ? "part" : "minute"));
        return LocalTime.of(
                half == null ? hour : twelveHour(hour, half), minute, numberOrZero(matcher.group("second")));
    }

    private static int numberOrZero(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int twelveHour(int hour, String half) {
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("not an hour of a twelve-hour clock");
        }
        return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }

    private static Reading zoned(Day day, LocalTime time, String written, String rest) {
        Matcher attached = ATTACHED_ZONE.matcher(rest);
        if (attached.lookingAt()) {
            return zone(attached.group(1).toUpperCase(Locale.ROOT))
                    .<Reading>map(
                            zone -> dayAfter(day, time, Optional.of(zone), written, rest.substring(attached.end())))
                    .orElseGet(() -> unknownZone(attached.group(1), written));
        }
        return unattached(day, time, written, rest);
    }

    private static Reading unattached(Day day, LocalTime time, String written, String rest) {
        return writtenOut(day, time, written, rest).orElseGet(() -> {
            Matcher word = ZONE_WORD.matcher(rest);
            if (word.lookingAt()) {
                Optional<Zone> zone = zone(word.group(1));
                if (zone.isPresent()) {
                    return dayAfter(day, time, zone, written, unexplained(zone.get(), rest.substring(word.end())));
                }
                if (looksLikeZone(word.group(1), rest.substring(word.end()))) {
                    return unknownZone(word.group(1), written);
                }
            }
            return dayAfter(day, time, Optional.empty(), written, rest);
        });
    }

    /// A zone in words; to take it for the beginning of the text would put the time into the typist's zone, unseen.
    private static Optional<Reading> writtenOut(Day day, LocalTime time, String written, String rest) {
        Matcher gap = NAME_GAP.matcher(rest);
        return gap.lookingAt()
                ? ZoneName.at(rest, gap.end()).map(name -> {
                    boolean closed = gap.group(1) != null && rest.startsWith(")", name.end());
                    String behind = rest.substring(closed ? name.end() + 1 : name.end());
                    return name.abbreviation()
                            .flatMap(ClockReader::zone)
                            .map(zone -> dayAfter(day, time, Optional.of(zone), written, behind))
                            .orElseGet(() -> unknownZone(name.written(), written));
                })
                : Optional.empty();
    }

    /// What follows a zone, without the same zone in parentheses: `WAT (West African Time)`.
    private static String unexplained(Zone zone, String rest) {
        Matcher gap = NAME_GAP.matcher(rest);
        return gap.lookingAt() && gap.group(1) != null
                ? ZoneName.at(rest, gap.end())
                        .filter(name -> rest.startsWith(")", name.end()))
                        .filter(name -> name.abbreviation().flatMap(Zones::find).equals(Optional.of(zone.id())))
                        .map(name -> rest.substring(name.end() + 1))
                        .orElse(rest)
                : rest;
    }

    private static Optional<Zone> zone(String written) {
        return Zones.behindTime(written).map(id -> new Zone(id, written));
    }

    /// Capitals right behind a time are a zone unless they are a term of the trade, or the person is shouting.
    private static boolean looksLikeZone(String word, String rest) {
        return REGION_SHAPE.matcher(word).matches()
                || OFFSET_SHAPE.matcher(word).matches()
                || (ABBREVIATION_SHAPE.matcher(word).matches()
                        && !Acronyms.isKnown(word)
                        && !TICKET.matcher(rest).lookingAt()
                        && !shouts(rest));
    }

    /// `DNS failed` is said in a normal voice, `SITE DOWN` is not.
    private static boolean shouts(String text) {
        Matcher capitals = CAPITALS.matcher(text);
        while (capitals.lookingAt()) {
            if (!Acronyms.isTerm(capitals.group(1))) {
                return true;
            }
            capitals.region(capitals.end(), text.length());
        }
        return false;
    }

    private static Reading unknownZone(String zone, String time) {
        return new Reading.Broken(
                "I don't know the time zone “%s”. Write a name such as `Europe/Berlin`, an offset".formatted(zone)
                        + " such as `+02:00`, or, if %s begins your text, a dash before it: `at %s - %s …`"
                                .formatted(zone, time.strip(), zone));
    }

    private static Reading dayAfter(Day day, LocalTime time, Optional<Zone> zone, String written, String rest) {
        Optional<WrittenDay> behind = day instanceof Day.Latest ? WrittenDay.behind(rest) : Optional.empty();
        if (behind.isEmpty()) {
            return moment(new Clock(day, time, zone), rest);
        }
        Day named = behind.get().day();
        String further = rest.substring(behind.get().end());
        return zone.isPresent() ? moment(new Clock(named, time, zone), further) : zoned(named, time, written, further);
    }

    private static Reading moment(Clock clock, String rest) {
        return SPAN.matcher(rest).lookingAt()
                ? new Reading.Broken("that is a span of time; give its beginning")
                : WhenReader.found(clock, rest);
    }
}

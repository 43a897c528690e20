package dev.incidentscribe.command;

import dev.incidentscribe.command.When.Day;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The day that belongs to a time of day, before it or behind it.
///
/// @param end where the text goes on
record WrittenDay(Day day, int end) {
    static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    static final String WEEKDAY = "(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String DATE = "(?:(?:(?<weekday>" + WEEKDAY + ")\\.?,?\\s+)?"
            + "(?:(?<year>\\d{4})(?<dash>[-/])(?<month>\\d{1,2})\\k<dash>(?<day>\\d{1,2})"
            + "|(?:(?<name>" + MONTH + ")\\.?\\s+(?<number>\\d{1,2})(?:st|nd|rd|th)?(?![\\w:])"
            + "|(?<first>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+)?(?<second>" + MONTH + ")\\b\\.?)"
            + "(?:,?\\s+(?<in>%s)(?![\\w-]|:\\d))?))";
    /// A year before the time, and one behind it, where a number without a comma may count something else: `at 14:05 on
    /// Mar 3 2000 users could not pay`.
    private static final String YEAR = "\\d{4}";
    private static final String LAST_YEAR = "(?<=,\\s{1,3})\\d{4}|\\d{4}(?=\\s*(?:$|[,;:.()]|(?-i:[A-Z]{2,5}\\b)))";
    private static final Pattern BEFORE = Pattern.compile(
            "(?:" + DATE.formatted(YEAR)
                    + "(?:(?<=\\d)T(?=\\d)|,?\\s+at\\s+|,?\\s+)|(?<word>today|yesterday)\\s+(?:at\\s+)?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND = Pattern.compile(
            "(?:\\s+(?<word>today|yesterday)" + WhenReader.BOUNDARY + "|,?\\s+(?<on>on\\s+)?"
                    + DATE.formatted(LAST_YEAR) + "(?![\\w-]))",
            Pattern.CASE_INSENSITIVE);
    /// What a day begins with that is evidently one, if a time follows.
    static final String EVIDENT = "\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[T\\s]|(?:" + WEEKDAY + "\\.?,?\\s+)?(?:" + MONTH
            + "\\.?\\s+\\d|\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+)?" + MONTH + "\\b)";

    /// Where a time may follow the day that the text begins with; 0 if it begins with none.
    static int endBefore(String text) {
        Matcher matcher = BEFORE.matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /// The day that a text begins with, if a time may follow.
    ///
    /// @throws DateTimeException if there is no such day
    static Optional<WrittenDay> before(String text) {
        Matcher matcher = BEFORE.matcher(text);
        return matcher.lookingAt() ? Optional.of(new WrittenDay(read(matcher), matcher.end())) : Optional.empty();
    }

    /// The day that stands behind a time. A month's day without a year needs the word `on`, or a weekday: `at 14:05
    /// May 5 nodes failed`.
    ///
    /// @throws DateTimeException if there is no such day
    static Optional<WrittenDay> behind(String text) {
        Matcher matcher = BEHIND.matcher(text);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        boolean meant = matcher.group("word") != null
                || matcher.group("on") != null
                || matcher.group("weekday") != null
                || matcher.group("year") != null
                || matcher.group("in") != null;
        return meant ? Optional.of(new WrittenDay(read(matcher), matcher.end())) : Optional.empty();
    }

    private static Day read(Matcher matcher) {
        if (matcher.group("word") != null) {
            return new Day.DaysBack(matcher.group("word").equalsIgnoreCase("today") ? 0 : 1);
        }
        Optional<DayOfWeek> weekday =
                Optional.ofNullable(matcher.group("weekday")).map(WrittenDay::weekday);
        if (matcher.group("year") != null) {
            return on(LocalDate.of(number(matcher, "year"), number(matcher, "month"), number(matcher, "day")), weekday);
        }
        boolean monthFirst = matcher.group("name") != null;
        int month = month(matcher.group(monthFirst ? "name" : "second"));
        int day = number(matcher, monthFirst ? "number" : "first");
        return matcher.group("in") == null
                ? new Day.Yearly(MonthDay.of(month, day), weekday)
                : on(LocalDate.of(number(matcher, "in"), month, day), weekday);
    }

    private static Day on(LocalDate date, Optional<DayOfWeek> weekday) {
        if (weekday.filter(it -> it != date.getDayOfWeek()).isPresent()) {
            throw new DateTimeException("another day of the week");
        }
        return new Day.On(date);
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static DayOfWeek weekday(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name.regionMatches(true, 0, day.name(), 0, 3))
                .findFirst()
                .orElseThrow();
    }
}

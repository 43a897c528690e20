package dev.incidentscribe.command;

import dev.incidentscribe.command.Due.EndOf;
import dev.incidentscribe.command.Due.EndOfMonth;
import dev.incidentscribe.command.Due.InDays;
import dev.incidentscribe.command.Due.NextDate;
import dev.incidentscribe.command.Due.NextWeekday;
import dev.incidentscribe.command.Due.OfNextWeek;
import dev.incidentscribe.command.Due.On;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the last day for something.
final class DueReader {
    private static final int LONGEST = 100;
    /// Blanks and commas, and full stops that end a word or the whole: `Dec. 1, 2026.`
    private static final Pattern NOISE = Pattern.compile("(?:[\\s,;!]|\\.(?=\\s|$)|(?<=[a-z])\\.)+");
    /// A day is what counts; its hour is let go.
    private static final Pattern HOUR = Pattern.compile(
            " (?:at )?(?:\\d{1,2}:\\d{2}(?: ?[ap]m)?|\\d{1,2} ?[ap]m|noon|midnight|eod|cob)(?: [a-z]{3,4}| [a-z]+/[a-z_]+)?$");
    private static final Pattern ORDINAL = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?(?= |$)");
    private static final Pattern THIS = Pattern.compile("(?:on |this )?(" + WrittenDay.WEEKDAY + ")");
    private static final Pattern NEXT = Pattern.compile("next (" + WrittenDay.WEEKDAY + ")");
    private static final Pattern DAY_BEFORE_DATE = Pattern.compile("^" + WrittenDay.WEEKDAY + " (?=.*\\d)");
    private static final Pattern SEPT = Pattern.compile("\\bsept\\b");
    private static final Pattern END_OF = Pattern.compile("end of (?=[a-z]{3})");
    private static final List<DateTimeFormatter> MONTHS = formats("MMM uuuu", "MMMM uuuu");
    private static final List<DateTimeFormatter> MONTHS_OF_YEAR = formats("MMM", "MMMM");
    private static final List<DateTimeFormatter> DATES =
            formats("uuuu-M-d", "uuuu/M/d", "d.M.uuuu", "MMM d uuuu", "d MMM uuuu", "MMMM d uuuu", "d MMMM uuuu");
    private static final List<DateTimeFormatter> DAYS_OF_YEAR = formats("MMM d", "d MMM", "MMMM d", "d MMMM");
    /// The day stands first here and second there.
    private static final List<DateTimeFormatter> DATES_WITH_SLASHES = formats("d/M/uuuu", "M/d/uuuu");
    private static final List<DateTimeFormatter> DAYS_WITH_SLASHES = formats("d/M", "M/d");

    private DueReader() {}

    /// Reads `2024-03-08`, `01.12.2026`, `eod`, `friday`, `next friday`, `eow`, `8 March`, `end of May` and such,
    /// with or without a full stop or an hour behind it. Empty for anything else: `31/12/2026` is one day,
    /// `12/01/2026` is two.
    static Optional<Due> read(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String text = NOISE.matcher(Blanks.plain(written).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        String day =
                HOUR.matcher(text).replaceFirst("").replaceFirst("^on ", "").replaceFirst("^the (?=end )", "");
        return inWords(day).or(() -> {
            String figures = SEPT.matcher(ORDINAL.matcher(day).replaceAll("$1")).replaceAll("sep");
            return endOfMonth(figures)
                    .or(() -> date(DAY_BEFORE_DATE.matcher(figures).replaceFirst("")));
        });
    }

    private static Optional<Due> inWords(String text) {
        return switch (text) {
            case "today", "tonight", "eod", "cob", "end of day", "end of the day", "end of today" ->
                Optional.of(new InDays(0));
            case "tomorrow", "end of tomorrow" -> Optional.of(new InDays(1));
            case "next week" -> Optional.of(new InDays(7));
            case "eow", "end of week", "end of the week", "end of this week" ->
                Optional.of(new NextWeekday(DayOfWeek.FRIDAY));
            case "end of next week" -> Optional.of(new OfNextWeek(DayOfWeek.FRIDAY));
            case "eom", "end of month", "end of the month", "end of this month" -> Optional.of(new EndOfMonth());
            case "eoy", "end of year", "end of the year", "end of this year" ->
                Optional.of(new NextDate(MonthDay.of(Month.DECEMBER, 31)));
            default ->
                weekday(THIS, text)
                        .<Due>map(NextWeekday::new)
                        .or(() -> weekday(NEXT, text).map(OfNextWeek::new));
        };
    }

    private static Optional<DayOfWeek> weekday(Pattern form, String text) {
        var matcher = form.matcher(text);
        return matcher.matches()
                ? Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().regionMatches(true, 0, matcher.group(1), 0, 3))
                        .findFirst()
                : Optional.empty();
    }

    /// `end of may`, `end of may 2027`.
    private static Optional<Due> endOfMonth(String text) {
        var end = END_OF.matcher(text);
        if (!end.lookingAt()) {
            return Optional.empty();
        }
        String month = text.substring(end.end());
        return parsed(month, MONTHS, YearMonth::from)
                .findFirst()
                .<Due>map(it -> new On(it.atEndOfMonth()))
                .or(() -> parsed(month, MONTHS_OF_YEAR, Month::from).findFirst().map(EndOf::new));
    }

    private static Optional<Due> date(String text) {
        return parsed(text, DATES, LocalDate::from)
                .findFirst()
                .or(() -> only(parsed(text, DATES_WITH_SLASHES, LocalDate::from)))
                .<Due>map(On::new)
                .or(() -> parsed(text, DAYS_OF_YEAR, MonthDay::from)
                        .findFirst()
                        .or(() -> only(parsed(text, DAYS_WITH_SLASHES, MonthDay::from)))
                        .map(NextDate::new));
    }

    /// What the text is in each of these forms that it has.
    private static <T> Stream<T> parsed(String text, List<DateTimeFormatter> formats, TemporalQuery<T> query) {
        return formats.stream().flatMap(format -> {
            try {
                return Stream.of(format.parse(text, query));
            } catch (DateTimeException _) {
                return Stream.empty();
            }
        });
    }

    /// The one that they all are; empty if there are two.
    private static <T> Optional<T> only(Stream<T> days) {
        List<T> all = days.distinct().toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static List<DateTimeFormatter> formats(String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }
}

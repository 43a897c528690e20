package dev.incidentscribe.command;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The last day for something, as a person wrote it.
public sealed interface Due {
    /// A date.
    record On(LocalDate date) implements Due {}

    /// So many days from today.
    record InDays(int days) implements Due {}

    /// The next such day of the week, today included.
    record NextWeekday(DayOfWeek day) implements Due {}

    /// The next such day of the year, today included.
    record NextDate(MonthDay day) implements Due {}

    /// The day itself, seen from today.
    default LocalDate resolve(LocalDate today) {
        return switch (this) {
            case On on -> on.date();
            case InDays in -> today.plusDays(in.days());
            case NextWeekday next -> today.with(TemporalAdjusters.nextOrSame(next.day()));
            case NextDate next -> {
                LocalDate thisYear = next.day().atYear(today.getYear());
                yield thisYear.isBefore(today) ? next.day().atYear(today.getYear() + 1) : thisYear;
            }
        };
    }

    /// Reads `2024-03-08`, `today`, `tomorrow`, `friday`, `8 March`, `Mar 8` or `Mar 8 2024`; empty for anything else.
    static Optional<Due> parse(String written) {
        String text =
                Blanks.strip(Blanks.plain(written)).toLowerCase(Locale.ROOT).replace(",", "");
        return switch (text) {
            case "today" -> Optional.of(new InDays(0));
            case "tomorrow" -> Optional.of(new InDays(1));
            case "next week" -> Optional.of(new InDays(7));
            default -> weekday(text).or(() -> date(text));
        };
    }

    private static Optional<Due> weekday(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> {
                    String name = day.name().toLowerCase(Locale.ROOT);
                    return name.equals(text) || name.substring(0, 3).equals(text);
                })
                .findFirst()
                .map(NextWeekday::new);
    }

    private static Optional<Due> date(String text) {
        for (String pattern : List.of("uuuu-M-d", "MMM d uuuu", "d MMM uuuu", "MMMM d uuuu", "d MMMM uuuu")) {
            try {
                return Optional.of(new On(LocalDate.parse(text, format(pattern))));
            } catch (DateTimeException _) {
                // Not this form; perhaps the next.
            }
        }
        for (String pattern : List.of("MMM d", "d MMM", "MMMM d", "d MMMM")) {
            try {
                return Optional.of(new NextDate(MonthDay.parse(text, format(pattern))));
            } catch (DateTimeException _) {
                // Not this form; perhaps the next.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}

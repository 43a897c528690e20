package dev.incidentscribe.command;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.IntStream;

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

    /// That day of the week after this one; weeks begin on Monday.
    record OfNextWeek(DayOfWeek day) implements Due {}

    /// The last day of this month.
    record EndOfMonth() implements Due {}

    /// The last day of the next such month, this one included.
    record EndOf(Month month) implements Due {}

    /// The day itself, seen from today.
    default LocalDate resolve(LocalDate today) {
        return switch (this) {
            case On on -> on.date();
            case InDays in -> today.plusDays(in.days());
            case OfNextWeek of ->
                today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(of.day()));
            case EndOfMonth _ -> today.with(TemporalAdjusters.lastDayOfMonth());
            case EndOf end -> {
                int year = today.getYear() + (end.month().compareTo(today.getMonth()) < 0 ? 1 : 0);
                yield YearMonth.of(year, end.month()).atEndOfMonth();
            }
            case NextWeekday next -> today.with(TemporalAdjusters.nextOrSame(next.day()));
            case NextDate next ->
                IntStream.iterate(today.getYear(), year -> year + 1)
                        .filter(next.day()::isValidYear)
                        .mapToObj(next.day()::atYear)
                        .dropWhile(it -> it.isBefore(today))
                        .findFirst()
                        .orElseThrow();
        };
    }
}

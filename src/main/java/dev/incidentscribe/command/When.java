package dev.incidentscribe.command;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;

/// A point in time as a person wrote it, not yet tied to a clock; [Moments] resolves it.
public sealed interface When {

    /// The moment of typing.
    record Now() implements When {}

    /// So long before the moment of typing.
    record Ago(Duration amount) implements When {}

    /// A time of day.
    ///
    /// @param zone the zone that was written; empty for the typist's own
    record Clock(Day day, LocalTime time, Optional<Zone> zone) implements When {}

    /// A zone as it was written. `EST` and `EDT` name the same region, but tell the two hours apart that bear the same
    /// time when the clocks go back.
    record Zone(ZoneId id, String written) {}

    /// Which day a time of day belongs to.
    sealed interface Day {
        /// The latest day on which that time is not in the future.
        record Latest() implements Day {}

        /// So many days before today; 0 is today.
        record DaysBack(int days) implements Day {}

        /// A date.
        record On(LocalDate date) implements Day {}

        /// A date without its year: the latest such day that is not in the future.
        ///
        /// @param weekday which day of the week it was, if that was said too
        record Yearly(MonthDay date, Optional<DayOfWeek> weekday) implements Day {}
    }
}

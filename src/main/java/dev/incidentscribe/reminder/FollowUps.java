package dev.incidentscribe.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Works out when the owner of an open follow-up is to be reminded of it: on its last day, then weekly. Pure.
public final class FollowUps {
    private FollowUps() {}

    /// The next reminder.
    ///
    /// @param lastDay in that zone
    /// @param statedAt when it was last put like this; nobody is reminded at once of what they just typed
    /// @param zone the owner's
    /// @param hour of the owner's day
    public static Due of(
            Topic topic, LocalDate lastDay, Instant statedAt, ZoneId zone, LocalTime hour, Optional<Said> said) {
        ZonedDateTime first = first(lastDay, statedAt, zone, hour);
        return new Due(topic, first.toInstant(), next(first, said));
    }

    private static ZonedDateTime first(LocalDate lastDay, Instant statedAt, ZoneId zone, LocalTime hour) {
        ZonedDateTime morning = lastDay.atTime(hour).atZone(zone);
        if (!morning.toInstant().isBefore(statedAt)) {
            return morning;
        }
        LocalDate day = LocalDate.ofInstant(statedAt, zone);
        ZonedDateTime sameDay = day.atTime(hour).atZone(zone);
        return sameDay.toInstant().isBefore(statedAt)
                ? day.plusDays(1).atTime(hour).atZone(zone)
                : sameDay;
    }

    private static Instant next(ZonedDateTime first, Optional<Said> said) {
        Optional<Instant> wished = said.flatMap(Said::wished);
        Optional<Instant> before = said.map(Said::at).filter(at -> !at.isBefore(first.toInstant()));
        if (before.isEmpty()) {
            return wished.filter(first.toInstant()::isBefore).orElse(first.toInstant());
        }
        return wished.orElseGet(() -> weekAfter(first, before.get()));
    }

    private static Instant weekAfter(ZonedDateTime first, Instant said) {
        long weeks = ChronoUnit.WEEKS.between(first, said.atZone(first.getZone()));
        return first.plusWeeks(weeks + 1).toInstant();
    }
}

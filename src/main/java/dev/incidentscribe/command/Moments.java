package dev.incidentscribe.command;

import dev.incidentscribe.command.When.Ago;
import dev.incidentscribe.command.When.Clock;
import dev.incidentscribe.command.When.Day;
import dev.incidentscribe.command.When.Now;
import dev.incidentscribe.command.When.Zone;
import dev.incidentscribe.incident.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Ties a written time to the clock: the moment of typing and the zone of whoever typed.
///
/// @param now the moment of typing
/// @param zone the zone of a time that names none
/// @param guessed whether it is not known to be that of whoever typed
public record Moments(Instant now, ZoneId zone, boolean guessed) {
    /// How far ahead of ours a person's clock may be before a time counts as the future.
    public static final Duration SKEW = Duration.ofMinutes(2);

    private static final Duration LONG_AGO = Duration.ofHours(12);
    /// In so many years every date falls on every day of the week.
    private static final int YEARS = 41;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    /// In the zone of whoever typed.
    public Moments(Instant now, ZoneId zone) {
        this(now, zone, false);
    }

    /// In the zone of whoever typed, where Slack told it, else in another.
    public static Moments of(Instant now, Optional<ZoneId> own, ZoneId otherwise) {
        return new Moments(now, own.orElse(otherwise), own.isEmpty());
    }

    /// What a written time comes to.
    public sealed interface Resolution {
        /// A moment.
        ///
        /// @param remark what the person should be told about how it was read
        record At(Instant instant, Optional<String> remark) implements Resolution {}

        /// No moment, and why.
        record Impossible(String why) implements Resolution {}
    }

    /// The moment that is meant.
    public Resolution resolve(When when) {
        return switch (when) {
            case Now _ -> new Resolution.At(now, Optional.empty());
            case Ago ago -> bounded(now.minus(ago.amount()), Optional.empty());
            case Clock clock ->
                clock.zone().isPresent() || !guessed
                        ? clock(clock, clock.zone().orElseGet(() -> new Zone(zone, "")))
                        : guessed(clock(clock, new Zone(zone, "")));
        };
    }

    /// Whoever does not learn that their zone was not known takes the time for the one that they meant.
    private Resolution guessed(Resolution resolution) {
        String said =
                "Slack does not tell me your time zone, so I read the time in %s".formatted(TimeFormat.name(zone));
        return switch (resolution) {
            case Resolution.At at ->
                new Resolution.At(
                        at.instant(),
                        Optional.of(at.remark().map(it -> it + ". " + said).orElse(said)));
            case Resolution.Impossible impossible -> new Resolution.Impossible(impossible.why() + ". " + said);
        };
    }

    private Resolution clock(Clock clock, Zone zone) {
        ZoneId in = zone.id();
        return switch (clock.day()) {
            case Day.On on -> local(on.date().atTime(clock.time()), zone);
            case Day.Yearly yearly -> yearly(yearly, clock.time(), zone);
            case Day.DaysBack back ->
                local(LocalDate.ofInstant(now, in).minusDays(back.days()).atTime(clock.time()), zone);
            case Day.Latest _ -> {
                LocalDateTime candidate =
                        LocalDate.ofInstant(now.plus(SKEW), in).atTime(clock.time());
                yield isFuture(meant(candidate, zone)) ? dayBefore(candidate, zone) : local(candidate, zone);
            }
        };
    }

    /// A leap day comes every fourth year at most.
    private Resolution yearly(Day.Yearly day, LocalTime time, Zone zone) {
        int thisYear = LocalDate.ofInstant(now.plus(SKEW), zone.id()).getYear();
        return IntStream.iterate(thisYear, year -> year > thisYear - YEARS, year -> year - 1)
                .filter(day.date()::isValidYear)
                .mapToObj(year -> day.date().atYear(year).atTime(time))
                .filter(it -> !isFuture(meant(it, zone)))
                .findFirst()
                .map(it -> agreeing(day, it, zone))
                .orElseGet(() -> new Resolution.Impossible("there was no such day"));
    }

    /// A weekday that does not go with the date is a slip in one of the two.
    private Resolution agreeing(Day.Yearly day, LocalDateTime time, Zone zone) {
        return day.weekday().filter(it -> it != time.getDayOfWeek()).isPresent()
                ? new Resolution.Impossible("%s was a %s"
                        .formatted(
                                time.toLocalDate(), time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                : local(time, zone);
    }

    /// A time of day that is still to come was yesterday's. Long ago it is most often one read in the wrong zone, so
    /// that is said.
    private Resolution dayBefore(LocalDateTime time, Zone zone) {
        Resolution resolution = local(time.minusDays(1), zone);
        return resolution instanceof Resolution.At at
                        && at.remark().isEmpty()
                        && Duration.between(at.instant(), now).compareTo(LONG_AGO) > 0
                ? new Resolution.At(
                        at.instant(),
                        Optional.of("It is not %s yet in %s, so I took yesterday"
                                .formatted(time.toLocalTime(), name(zone))))
                : resolution;
    }

    /// What people call the zone: an offset by the abbreviation that was typed, but `Z` by the name that is one.
    private static String name(Zone zone) {
        return zone.id() instanceof ZoneOffset && zone.written().length() > 1
                ? zone.written()
                : TimeFormat.name(zone.id());
    }

    private Resolution local(LocalDateTime time, Zone zone) {
        return switch (zone.id().getRules().getValidOffsets(time).size()) {
            case 0 -> skipped(time, zone.id());
            case 1 -> bounded(meant(time, zone), Optional.empty());
            default ->
                bounded(meant(time, zone), named(time, zone).isPresent() ? Optional.empty() : remark(time, zone));
        };
    }

    private static Optional<String> remark(LocalDateTime time, Zone zone) {
        return Optional.of("%s came twice on %s (%s); I took the first, %s"
                .formatted(
                        time.toLocalTime(),
                        time.toLocalDate(),
                        name(zone),
                        TimeFormat.zone(meant(time, zone), zone.id())));
    }

    private static Resolution skipped(LocalDateTime time, ZoneId in) {
        ZoneOffsetTransition change = in.getRules().getTransition(time);
        return new Resolution.Impossible("%s did not exist on %s in %s: the clocks went from %s to %s"
                .formatted(
                        time.toLocalTime(),
                        time.toLocalDate(),
                        in.getId(),
                        change.getDateTimeBefore().toLocalTime(),
                        change.getDateTimeAfter().toLocalTime()));
    }

    private Resolution bounded(Instant at, Optional<String> remark) {
        if (isFuture(at)) {
            return new Resolution.Impossible("%s UTC is in the future".formatted(utc(at)));
        }
        if (at.isBefore(EARLIEST)) {
            return new Resolution.Impossible("%s UTC is too long ago".formatted(utc(at)));
        }
        return new Resolution.At(at, remark);
    }

    private boolean isFuture(Instant at) {
        return at.isAfter(now.plus(SKEW));
    }

    /// Of a time that came twice the one that the abbreviation names, else the first.
    private static Instant meant(LocalDateTime time, Zone zone) {
        return named(time, zone)
                .map(time::toInstant)
                .orElseGet(() ->
                        time.atZone(zone.id()).withEarlierOffsetAtOverlap().toInstant());
    }

    private static Optional<ZoneOffset> named(LocalDateTime time, Zone zone) {
        return zone.id().getRules().getValidOffsets(time).stream()
                .filter(offset ->
                        ZONE.format(time.toInstant(offset).atZone(zone.id())).equalsIgnoreCase(zone.written()))
                .findFirst();
    }

    private static String utc(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(at.atOffset(ZoneOffset.UTC));
    }
}

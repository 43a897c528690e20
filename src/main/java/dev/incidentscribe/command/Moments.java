package dev.incidentscribe.command;

import dev.incidentscribe.command.When.Ago;
import dev.incidentscribe.command.When.Clock;
import dev.incidentscribe.command.When.Day;
import dev.incidentscribe.command.When.Now;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Ties a written time to the clock: the moment of typing and the zone of whoever typed.
///
/// @param now the moment of typing
/// @param zone the zone of a time that names none
public record Moments(Instant now, ZoneId zone) {
    /// How far ahead of ours a person's clock may be before a time counts as the future.
    public static final Duration SKEW = Duration.ofMinutes(2);

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    /// What a written time comes to.
    public sealed interface Resolution {
        /// A moment.
        ///
        /// @param remark what the person should be told about how it was read
        record At(Instant instant, Optional<String> remark) implements Resolution {}

        /// No moment, and why.
        record Impossible(String why) implements Resolution {}
    }

    public Resolution resolve(When when) {
        return switch (when) {
            case Now _ -> new Resolution.At(now, Optional.empty());
            case Ago ago -> bounded(now.minus(ago.amount()), Optional.empty());
            case Clock clock -> clock(clock, clock.zone().orElse(zone));
        };
    }

    private Resolution clock(Clock clock, ZoneId in) {
        return switch (clock.day()) {
            case Day.On on -> local(on.date().atTime(clock.time()), in);
            case Day.DaysBack back ->
                local(LocalDate.ofInstant(now, in).minusDays(back.days()).atTime(clock.time()), in);
            case Day.Latest _ -> {
                LocalDateTime candidate =
                        LocalDate.ofInstant(now.plus(SKEW), in).atTime(clock.time());
                yield local(isFuture(earliest(candidate, in)) ? candidate.minusDays(1) : candidate, in);
            }
        };
    }

    private Resolution local(LocalDateTime time, ZoneId in) {
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(time);
        return switch (offsets.size()) {
            case 0 -> skipped(time, in);
            case 1 -> bounded(time.toInstant(offsets.getFirst()), Optional.empty());
            default ->
                bounded(
                        time.toInstant(offsets.getFirst()),
                        Optional.of("%s came twice on %s (%s); I took the first, %s"
                                .formatted(
                                        time.toLocalTime(),
                                        time.toLocalDate(),
                                        in.getId(),
                                        ZONE.format(time.toInstant(offsets.getFirst())
                                                .atZone(in)))));
        };
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

    private static Instant earliest(LocalDateTime time, ZoneId in) {
        return time.atZone(in).withEarlierOffsetAtOverlap().toInstant();
    }

    private static String utc(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(at.atOffset(ZoneOffset.UTC));
    }
}

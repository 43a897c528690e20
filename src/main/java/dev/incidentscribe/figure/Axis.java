package dev.incidentscribe.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Round times on the clock of a zone, not too many.
record Axis(List<Tick> ticks) {
    private static final List<Duration> STEPS = Stream.of(
                    "PT10S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT15M", "PT30M", "PT1H", "PT2H", "PT3H", "PT6H",
                    "PT12H", "P1D", "P2D", "P7D", "P14D", "P30D", "P90D", "P365D", "P3650D")
            .map(Duration::parse)
            .toList();
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /// A time on the axis.
    ///
    /// @param label `14:30`, or the day at midnight
    record Tick(Instant at, String label) {}

    /// The axis for that time, with at most so many ticks.
    static Axis of(Window window, ZoneId zone, int most) {
        Duration step = STEPS.stream()
                .filter(it -> window.length().dividedBy(it) <= most - 1)
                .findFirst()
                .orElse(STEPS.getLast());
        var ticks = new ArrayList<Tick>();
        LocalDateTime local = LocalDateTime.ofInstant(window.from(), zone).truncatedTo(ChronoUnit.DAYS);
        LocalDateTime end = LocalDateTime.ofInstant(window.to(), zone).plusDays(1);
        Duration offset = Duration.between(local, LocalDateTime.ofInstant(window.from(), zone));
        local = local.plus(step.multipliedBy(Math.max(0, offset.dividedBy(step) - 1)));
        for (; local.isBefore(end) && ticks.size() <= most; local = local.plus(step)) {
            Instant at = local.atZone(zone).toInstant();
            if (window.contains(at)
                    && (ticks.isEmpty() || at.isAfter(ticks.getLast().at()))) {
                ticks.add(new Tick(at, label(LocalDateTime.ofInstant(at, zone), step)));
            }
        }
        return new Axis(List.copyOf(ticks));
    }

    private static String label(LocalDateTime local, Duration step) {
        boolean midnight = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        if (step.compareTo(Duration.ofDays(365)) >= 0) {
            return local.toLocalDate().toString();
        }
        return midnight
                ? DAY.format(local)
                : (step.compareTo(Duration.ofMinutes(1)) < 0 ? SECONDS : MINUTES).format(local);
    }
}

package dev.incidentscribe.reminder;

import dev.incidentscribe.incident.Severity;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How long to wait before a reminder, by severity.
///
/// @param bySeverity where a severity is missing, nobody is reminded
/// @param unrated for incidents without a severity; empty for never
public record Pace(Map<Severity, Duration> bySeverity, Optional<Duration> unrated) {
    public Pace {
        bySeverity = Map.copyOf(bySeverity);
    }

    /// Nobody is ever reminded.
    public static Pace never() {
        return new Pace(Map.of(), Optional.empty());
    }

    /// The same wait for all incidents.
    public static Pace always(Duration wait) {
        return new Pace(
                Arrays.stream(Severity.values()).collect(Collectors.toMap(severity -> severity, _ -> wait)),
                Optional.of(wait));
    }

    /// How long to wait; empty for ever.
    public Optional<Duration> of(Optional<Severity> severity) {
        return severity.isPresent() ? Optional.ofNullable(bySeverity.get(severity.get())) : unrated;
    }
}

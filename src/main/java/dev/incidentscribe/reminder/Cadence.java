package dev.incidentscribe.reminder;

import dev.incidentscribe.incident.Severity;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/// What the configuration says about reminders.
///
/// @param paces for each concern of an incident that goes on; one that is missing is never said
/// @param followUps the hour of the owner's day at which follow-ups are said; empty for never
public record Cadence(Map<Concern, Pace> paces, Optional<LocalTime> followUps) {
    public Cadence {
        paces = Map.copyOf(paces);
    }

    /// What holds where nothing is configured.
    public static Cadence standard() {
        Duration half = Duration.ofMinutes(30);
        return new Cadence(
                Map.of(
                        Concern.STATUS_UPDATE,
                        new Pace(Map.of(Severity.SEV1, half, Severity.SEV2, Duration.ofHours(1)), Optional.empty()),
                        Concern.NO_LEAD,
                        Pace.always(Duration.ofMinutes(10)),
                        Concern.NO_ENTRY,
                        new Pace(Map.of(Severity.SEV1, half, Severity.SEV2, half), Optional.empty())),
                Optional.of(LocalTime.of(9, 0)));
    }

    /// Nobody is reminded of anything.
    public static Cadence silent() {
        return new Cadence(Map.of(), Optional.empty());
    }

    Optional<Duration> wait(Concern concern, Optional<Severity> severity) {
        return Optional.ofNullable(paces.get(concern)).flatMap(pace -> pace.of(severity));
    }
}

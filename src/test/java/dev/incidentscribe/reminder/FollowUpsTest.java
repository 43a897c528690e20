package dev.incidentscribe.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When the owner of a follow-up is reminded of it.
class FollowUpsTest {
    private static final Topic TOPIC = Topic.followUp(1, 2);

    @ParameterizedTest
    @CsvSource({
        // on its last day, at nine where the owner is
        "2026-03-13, 2026-03-09T14:05:00Z, UTC, , , 2026-03-13T09:00:00Z",
        "2026-03-13, 2026-03-09T14:05:00Z, Asia/Kolkata, , , 2026-03-13T03:30:00Z",
        "2026-03-13, 2026-03-09T14:05:00Z, Pacific/Auckland, , , 2026-03-12T20:00:00Z",
        "2026-03-13, 2026-03-09T14:05:00Z, America/New_York, , , 2026-03-13T13:00:00Z",
        // one that was stated late, on the next morning
        "2026-03-09, 2026-03-09T14:05:00Z, UTC, , , 2026-03-10T09:00:00Z",
        "2020-01-01, 2026-03-09T14:05:00Z, UTC, , , 2026-03-10T09:00:00Z",
        "2020-01-01, 2026-03-09T06:00:00Z, UTC, , , 2026-03-09T09:00:00Z",
        // then weekly, at nine on either side of a clock change
        "2026-03-13, 2026-03-09T14:05:00Z, UTC, 2026-03-13T09:00:10Z, , 2026-03-20T09:00:00Z",
        "2026-03-13, 2026-03-09T14:05:00Z, UTC, 2026-04-01T12:00:00Z, , 2026-04-03T09:00:00Z",
        "2026-03-24, 2026-03-09T14:05:00Z, Europe/Berlin, 2026-03-24T08:00:00Z, , 2026-03-31T07:00:00Z",
        // a snooze decides when it comes again
        "2026-03-13, 2026-03-09T14:05:00Z, UTC, 2026-03-13T09:00:10Z, 2026-03-14T10:00:00Z, 2026-03-14T10:00:00Z",
        // another day than the one it was said for starts afresh
        "2026-03-30, 2026-03-15T14:05:00Z, UTC, 2026-03-13T09:00:10Z, , 2026-03-30T09:00:00Z"
    })
    void onItsLastDayAndThenWeekly(
            LocalDate lastDay, Instant statedAt, ZoneId zone, Instant saidAt, Instant snoozedUntil, Instant due) {
        Optional<Said> said =
                Optional.ofNullable(saidAt).map(at -> new Said(TOPIC, 1, at, Optional.ofNullable(snoozedUntil)));

        Due next = FollowUps.of(TOPIC, lastDay, statedAt, zone, LocalTime.of(9, 0), said);

        assertThat(next.at()).isEqualTo(due);
    }
}

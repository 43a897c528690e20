package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times and spans are written so that people can add them up, and type them again.
class TimeFormatTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT45S, 45 s",
        "PT4M45S, 4 min 45 s",
        "PT1H, 1 h",
        "PT1H13M20S, 1 h 13 min",
        "PT24H, 1 d",
        "PT24H29M, 1 d 29 min",
        "PT26H10M, 1 d 2 h 10 min",
        "PT51H, 2 d 3 h"
    })
    void aSpanKeepsItsMinutesHoweverLongItIs(Duration span, String written) {
        assertThat(TimeFormat.span(span)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "America/Chicago, 2026-01-15T12:00:00Z, 06:00 CST",
        "Asia/Shanghai, 2026-01-15T12:00:00Z, 20:00 UTC+08:00",
        "Asia/Kolkata, 2026-01-15T12:00:00Z, 17:30 IST",
        "Europe/Dublin, 2026-07-15T12:00:00Z, 13:00 UTC+01:00",
        "America/Phoenix, 2026-01-15T12:00:00Z, 05:00 MST",
        "America/Phoenix, 2026-07-15T12:00:00Z, 05:00 UTC-07:00",
        "America/Sao_Paulo, 2026-01-15T12:00:00Z, 09:00 UTC-03:00",
        "Asia/Dubai, 2026-01-15T12:00:00Z, 16:00 UTC+04:00",
        "Europe/London, 2026-01-15T12:00:00Z, 12:00 GMT"
    })
    void anAbbreviationThatIsTakenForAnotherZoneIsAnOffset(ZoneId zone, Instant at, String written) {
        assertThat(TimeFormat.time(at, zone)).isEqualTo(written);
    }
}

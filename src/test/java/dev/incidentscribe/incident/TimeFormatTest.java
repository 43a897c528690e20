package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spans are written so that people can add them up.
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
}

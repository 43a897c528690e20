package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.Metric.Kind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the metrics are when the clock makes it hard. Times are local ones of the zone, in the order of recording;
/// a second time after a clock was put back is written with `later`.
class MetricsTableTest {
    private static final Person MIA = new Person("U1", "mia");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "over midnight             | Europe/Berlin    | started 2024-03-01T23:50, detected 2024-03-02T00:05, resolved 2024-03-02T00:20 | PT15M | PT30M",
                "several days              | Africa/Lagos     | started 2024-03-01T10:00, detected 2024-03-01T10:00, resolved 2024-03-04T11:00 | PT0S  | PT73H",
                "clocks go forward         | Europe/Berlin    | started 2024-03-31T01:30, detected 2024-03-31T03:00, resolved 2024-03-31T03:30 | PT30M | PT1H",
                "clocks go back            | Europe/Berlin    | started 2024-10-27T01:30, detected 2024-10-27T02:30 later, resolved 2024-10-27T03:30 | PT2H | PT3H",
                "back, within the hour     | America/New_York | started 2024-11-03T01:50, detected 2024-11-03T01:10 later, resolved 2024-11-03T01:30 later | PT20M | PT40M",
                "a half-hour zone          | Asia/Kolkata     | started 2024-03-01T23:45, detected 2024-03-02T00:00, resolved 2024-03-02T00:15 | PT15M | PT30M",
                "a quarter-hour zone       | Asia/Kathmandu   | started 2024-03-01T12:00, detected 2024-03-01T12:01, resolved 2024-03-01T12:45 | PT1M | PT45M",
                "a half-hour clock change  | Australia/Lord_Howe | started 2024-04-07T01:00, detected 2024-04-07T01:45 later, resolved 2024-04-07T02:30 | PT1H15M | PT2H",
                "recorded out of order     | UTC              | resolved 2024-03-01T13:00, detected 2024-03-01T12:10, started 2024-03-01T12:00 | PT10M | PT1H",
                "all in the same minute    | UTC              | started 2024-03-01T12:00, detected 2024-03-01T12:00, resolved 2024-03-01T12:00 | PT0S | PT0S",
                "no start                  | UTC              | detected 2024-03-01T12:10, resolved 2024-03-01T13:00 | - | -",
                "no end                    | UTC              | started 2024-03-01T12:00, detected 2024-03-01T12:10 | PT10M | -",
                "resolved twice            | UTC              | started 2024-03-01T12:00, detected 2024-03-01T12:10, resolved 2024-03-01T13:00, resolved 2024-03-01T14:00 | PT10M | PT2H",
                "resolved twice, earlier   | UTC              | started 2024-03-01T12:00, detected 2024-03-01T12:10, resolved 2024-03-01T14:00, resolved 2024-03-01T13:00 | PT10M | PT1H",
                "reopened                  | UTC              | started 2024-03-01T12:00, detected 2024-03-01T12:10, resolved 2024-03-01T13:00, closed 2024-03-01T13:10, reopened 2024-03-01T13:20, resolved 2024-03-01T15:00 | PT10M | PT3H",
                "detected before it began  | UTC              | started 2024-03-01T12:00, detected 2024-03-01T11:50, resolved 2024-03-01T13:00 | - | PT1H",
                "resolved before it began  | UTC              | started 2024-03-01T12:00, detected 2024-03-01T12:10, resolved 2024-03-01T11:00 | PT10M | -",
            })
    void theMetricsAreAsExpected(String situation, String zone, String told, String toDetect, String duration) {
        Metrics metrics = Metrics.of(incident(ZoneId.of(zone), told));

        assertThat(metrics.get(Kind.TIME_TO_DETECT).value())
                .as("time to detect")
                .isEqualTo(expected(toDetect));
        assertThat(metrics.get(Kind.TIME_TO_RESOLVE).value())
                .as("time to resolve")
                .isEqualTo(expected(duration));
        assertThat(metrics.get(Kind.DURATION).value()).as("duration").isEqualTo(expected(duration));
    }

    private static Optional<Duration> expected(String written) {
        return written.equals("-") ? Optional.empty() : Optional.of(Duration.parse(written));
    }

    private static Incident incident(ZoneId zone, String told) {
        var events = new ArrayList<Recorded>();
        for (String line : told.split(", ", -1)) {
            List<String> words = List.of(line.split(" ", -1));
            ZonedDateTime local = LocalDateTime.parse(words.get(1)).atZone(zone);
            ZonedDateTime at = words.size() > 2 ? local.withLaterOffsetAtOverlap() : local;
            if (events.isEmpty()) {
                events.add(recorded(1, at, new Opened("it is slow", Optional.empty(), zone)));
            }
            events.add(recorded(events.size() + 1, at, event(words.getFirst())));
        }
        return Incident.replay("T1", 1, "C1", events);
    }

    private static IncidentEvent event(String word) {
        return switch (word) {
            case "closed" -> new Closed("");
            case "reopened" -> new Reopened("");
            default -> new MilestoneReached(Milestone.valueOf(word.toUpperCase(Locale.ROOT)), "");
        };
    }

    private static Recorded recorded(int ordinal, ZonedDateTime at, IncidentEvent event) {
        return new Recorded(ordinal, at.toInstant(), at.toInstant(), MIA, Source.SLASH, Optional.empty(), event);
    }
}

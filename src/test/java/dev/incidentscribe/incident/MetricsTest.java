package dev.incidentscribe.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.Metric.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The metrics of an incident follow from its milestones, and from nothing else.
class MetricsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Person MIA = new Person("U1", "mia");
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    private final List<Recorded> events = new ArrayList<>();

    @Test
    void eachIsTheTimeBetweenItsTwoMilestones() {
        say(NOON.plusSeconds(300), new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON, reached(Milestone.STARTED));
        say(NOON.plusSeconds(120), reached(Milestone.DETECTED));
        say(NOON.plusSeconds(600), reached(Milestone.ACKNOWLEDGED));
        say(NOON.plusSeconds(1800), reached(Milestone.MITIGATED));
        say(NOON.plusSeconds(3600), reached(Milestone.RESOLVED));

        Metrics metrics = Metrics.of(incident());

        assertThat(metrics.get(Kind.TIME_TO_DETECT).value()).contains(Duration.ofMinutes(2));
        assertThat(metrics.get(Kind.TIME_TO_ACKNOWLEDGE).value()).contains(Duration.ofMinutes(8));
        assertThat(metrics.get(Kind.TIME_TO_MITIGATE).value()).contains(Duration.ofMinutes(30));
        assertThat(metrics.get(Kind.TIME_TO_RESOLVE).value()).contains(Duration.ofHours(1));
        assertThat(metrics.get(Kind.DURATION).value()).contains(Duration.ofHours(1));
    }

    @Test
    void openingStandsInForAnAcknowledgementThatIsNotRecorded() {
        say(NOON.plusSeconds(300), new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON, reached(Milestone.DETECTED));

        Metric acknowledge = Metrics.of(incident()).get(Kind.TIME_TO_ACKNOWLEDGE);

        assertThat(acknowledge.value()).contains(Duration.ofMinutes(5));
    }

    @Test
    void aMissingInputGivesNoValueAndNoContradiction() {
        say(NOON, new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON, reached(Milestone.RESOLVED));

        Metric duration = Metrics.of(incident()).get(Kind.DURATION);

        assertThat(duration.value()).isEmpty();
        assertThat(duration.contradiction(BERLIN)).isEmpty();
    }

    @Test
    void anEndBeforeItsStartGivesNoValueAndSaysWhy() {
        say(NOON, new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON, reached(Milestone.STARTED));
        say(NOON.minusSeconds(60), reached(Milestone.RESOLVED));

        Metric duration = Metrics.of(incident()).get(Kind.DURATION);

        assertThat(duration.value()).isEmpty();
        assertThat(duration.contradiction(BERLIN))
                .contains("resolved (#3, 2024-03-01 12:59 CET (11:59 UTC))"
                        + " is before started (#2, 2024-03-01 13:00 CET (12:00 UTC))");
        assertThat(Gap.of(incident())).extracting(Gap::key).contains("metrics.time_to_resolve");
    }

    @Test
    void ofAnIncidentThatWasNoticedAfterItWasOpenedTheNoticeIsInDoubt() {
        say(NOON, new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON.plusSeconds(60), reached(Milestone.DETECTED));

        List<Gap> gaps = Gap.of(incident());

        assertThat(gaps)
                .filteredOn(gap -> gap.key().equals("metrics.time_to_acknowledge"))
                .extracting(Gap::command)
                .containsExactly("/incident retime 2 WHEN");
    }

    @Test
    void ofSeveralContradictionsTheTimeIsInDoubtThatAllOfThemShare() {
        say(NOON, new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON.plusSeconds(60), reached(Milestone.DETECTED));
        say(NOON.plusSeconds(120), reached(Milestone.MITIGATED));
        say(NOON.plusSeconds(180), reached(Milestone.RESOLVED));
        say(NOON.plusSeconds(3600), reached(Milestone.STARTED));

        assertThat(Gap.of(incident()))
                .filteredOn(gap -> gap.question().startsWith("Which time is right?"))
                .filteredOn(gap -> !gap.key().equals("metrics.time_to_acknowledge"))
                .hasSize(3)
                .extracting(Gap::command)
                .containsOnly("/incident retime 5 WHEN");
    }

    @Test
    void timeElapsesAcrossAClockChange() {
        Instant before = LocalDateTime.parse("2024-03-31T01:30").atZone(BERLIN).toInstant();
        Instant after = LocalDateTime.parse("2024-03-31T03:30").atZone(BERLIN).toInstant();
        say(before, new Opened("it is slow", Optional.empty(), BERLIN));
        say(before, reached(Milestone.STARTED));
        say(after, reached(Milestone.RESOLVED));

        Metric duration = Metrics.of(incident()).get(Kind.DURATION);

        assertThat(duration.value()).contains(Duration.ofHours(1));
    }

    @Test
    void ofTwoMilestonesTheOneRecordedLaterCounts() {
        say(NOON, new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON, reached(Milestone.STARTED));
        say(NOON.plusSeconds(7200), new StatusChanged(Status.RESOLVED, ""));
        say(NOON.plusSeconds(3600), reached(Milestone.RESOLVED));

        Metric duration = Metrics.of(incident()).get(Kind.DURATION);

        assertThat(duration.value()).contains(Duration.ofHours(1));
    }

    @Test
    void aRemovedMilestoneDoesNotCount() {
        say(NOON, new Opened("it is slow", Optional.empty(), BERLIN));
        say(NOON, reached(Milestone.STARTED));
        say(NOON.plusSeconds(60), reached(Milestone.RESOLVED));
        say(NOON.plusSeconds(90), new Closed(""));
        say(NOON.plusSeconds(120), new Removed(3, "not yet"));

        Metric duration = Metrics.of(incident()).get(Kind.DURATION);

        assertThat(duration.value()).isEmpty();
    }

    private void say(Instant at, IncidentEvent event) {
        events.add(new Recorded(events.size() + 1, at, at, MIA, Source.SLASH, Optional.empty(), event));
    }

    private static MilestoneReached reached(Milestone milestone) {
        return new MilestoneReached(milestone, "");
    }

    private Incident incident() {
        return Incident.replay("T1", 1, "C1", events);
    }
}

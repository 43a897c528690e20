package dev.incidentscribe.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the draft makes of the record.
class ComposerTest {
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    private final List<Recorded> events = new ArrayList<>();

    @Test
    void aTurningPointThatWasToldAnewStaysOnTheTimelineAndSaysSo() {
        say(NOON, new Opened("it is slow", Optional.empty(), ZoneOffset.UTC));
        say(NOON.minusSeconds(600), new MilestoneReached(Milestone.STARTED, "by the graph"));
        say(NOON.minusSeconds(900), new MilestoneReached(Milestone.STARTED, "by the log"));

        Postmortem draft = Composer.compose(Incident.replay("T1", 1, "C1", events), Directory.empty());

        assertThat(draft.timeline())
                .extracting(row -> row.label().orElse(""), Postmortem.Row::text)
                .startsWith(
                        tuple("Impact started", "by the log"),
                        tuple("Impact started (replaced later)", "by the graph"));
    }

    private void say(Instant at, IncidentEvent event) {
        events.add(new Recorded(
                events.size() + 1, at, NOON, new Person("U1", "mia"), Source.SLASH, Optional.empty(), event));
    }
}

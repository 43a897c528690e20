package dev.incidentscribe.reminder;

import static dev.incidentscribe.reminder.Concern.NO_LEAD;
import static dev.incidentscribe.reminder.Concern.STATUS_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is due when, in minutes since the incident was opened.
class RemindersTest {
    private static final Instant OPENED = Instant.parse("2026-03-09T14:05:00Z");
    private static final Person MIA = new Person("UMIA", "Mia");

    @ParameterizedTest
    @CsvSource({
        "SEV1, '{STATUS_UPDATE=30, NO_LEAD=10, NO_ENTRY=30}'",
        "SEV2, '{STATUS_UPDATE=60, NO_LEAD=10, NO_ENTRY=30}'",
        "SEV3, '{NO_LEAD=10}'",
        "SEV4, '{NO_LEAD=10}'",
        "    , '{NO_LEAD=10}'"
    })
    void theSeveritySetsThePace(Severity severity, String due) {
        assertThat(due(opened(severity), Map.of())).hasToString(due);
    }

    @Test
    void theSeverityOfNowCounts() {
        Incident incident = after(opened(Severity.SEV3), 5, new SeverityChanged(Severity.SEV1, ""));

        assertThat(due(incident, Map.of())).containsEntry(STATUS_UPDATE, 30L);
    }

    @Test
    void statusUpdatesAndTurningPointsPutTheNextStatusUpdateOff() {
        Incident told = after(opened(Severity.SEV1), 7, new Noted(NoteKind.UPDATE, "degraded"));
        Incident stated = after(told, 12, new StatusChanged(Status.MONITORING, ""));
        Incident mitigated = after(stated, 15, new MilestoneReached(Milestone.MITIGATED, ""));

        assertThat(due(told, Map.of())).containsEntry(STATUS_UPDATE, 37L);
        assertThat(due(stated, Map.of())).containsEntry(STATUS_UPDATE, 42L);
        assertThat(due(mitigated, Map.of())).containsEntry(STATUS_UPDATE, 45L);
    }

    @Test
    void otherEntriesPutOnlyTheNextEntryOff() {
        Incident incident = after(opened(Severity.SEV1), 7, new Noted(NoteKind.FINDING, "the disk is full"));

        assertThat(due(incident, Map.of())).hasToString("{STATUS_UPDATE=30, NO_LEAD=10, NO_ENTRY=37}");
    }

    @Test
    void aStatusUpdateThatWasRemovedDoesNotCountButTheRemovalIsSomethingRecorded() {
        Incident told = after(opened(Severity.SEV1), 7, new Noted(NoteKind.UPDATE, "degraded"));
        Incident removed = after(told, 9, new Removed(2, ""));

        assertThat(due(removed, Map.of())).hasToString("{STATUS_UPDATE=30, NO_LEAD=10, NO_ENTRY=39}");
    }

    @Test
    void whoeverLeadsEndsTheSearchForALead() {
        Incident incident = after(opened(Severity.SEV3), 7, new RoleTaken(Role.LEAD, MIA, ""));

        assertThat(due(incident, Map.of())).isEmpty();
    }

    @Test
    void whereTheImpactIsOverOnlyTheSilenceIsLeft() {
        Incident incident = after(opened(Severity.SEV1), 7, new MilestoneReached(Milestone.RESOLVED, ""));

        assertThat(due(incident, Map.of())).hasToString("{NO_ENTRY=37}");
    }

    @Test
    void oneThatIsClosedIsSilentUntilItIsReopened() {
        Incident closed = after(opened(Severity.SEV1), 7, new Closed(""));
        Incident reopened = after(closed, 90, new Reopened(""));

        assertThat(due(closed, Map.of())).isEmpty();
        assertThat(due(reopened, Map.of())).hasToString("{STATUS_UPDATE=120, NO_LEAD=100, NO_ENTRY=120}");
    }

    @ParameterizedTest
    @CsvSource({"1, 40", "2, 40", "3, 40", "4, 40", "5, 50", "6, 70", "7, 110", "30, 1470"})
    void whatNobodyHeedsComesAgainAndThenMoreSeldom(int times, long next) {
        assertThat(due(opened(Severity.SEV3), said(NO_LEAD, times, 30, Optional.empty())))
                .containsEntry(NO_LEAD, next);
    }

    @Test
    void whatWasSaidBeforeTheLastUpdateDoesNotCount() {
        Incident incident = after(opened(Severity.SEV1), 50, new Noted(NoteKind.UPDATE, "degraded"));

        assertThat(due(incident, said(STATUS_UPDATE, 3, 30, Optional.empty()))).containsEntry(STATUS_UPDATE, 80L);
    }

    @Test
    void aSnoozeDecidesWhenItComesAgain() {
        Incident incident = opened(Severity.SEV1);

        assertThat(due(incident, said(STATUS_UPDATE, 1, 30, Optional.of(45L)))).containsEntry(STATUS_UPDATE, 45L);
        assertThat(due(incident, said(STATUS_UPDATE, 1, 30, Optional.of(200L)))).containsEntry(STATUS_UPDATE, 200L);
        assertThat(due(incident, said(STATUS_UPDATE, 2, 46, Optional.of(45L)))).containsEntry(STATUS_UPDATE, 76L);
    }

    @Test
    void aSnoozeOutlastsAnUpdate() {
        Incident incident = after(opened(Severity.SEV1), 35, new Noted(NoteKind.UPDATE, "degraded"));

        assertThat(due(incident, said(STATUS_UPDATE, 1, 30, Optional.of(45L)))).containsEntry(STATUS_UPDATE, 65L);
        assertThat(due(incident, said(STATUS_UPDATE, 1, 30, Optional.of(90L)))).containsEntry(STATUS_UPDATE, 90L);
    }

    @Test
    void withoutACadenceNothingIsDue() {
        assertThat(Reminders.of(opened(Severity.SEV1), Cadence.silent(), Map.of()))
                .isEmpty();
    }

    private static Map<Concern, Long> due(Incident incident, Map<Topic, Said> said) {
        return Reminders.of(incident, Cadence.standard(), said).stream()
                .collect(Collectors.toMap(
                        due -> due.topic().concern(),
                        due -> Duration.between(OPENED, due.at()).toMinutes(),
                        (_, later) -> later,
                        () -> new EnumMap<>(Concern.class)));
    }

    private static Map<Topic, Said> said(Concern concern, int times, long at, Optional<Long> snoozedUntil) {
        Topic topic = Topic.of(1, concern);
        return Map.of(topic, new Said(topic, times, minute(at), snoozedUntil.map(RemindersTest::minute)));
    }

    private static Incident opened(Severity severity) {
        return after(
                Incident.unrecorded("T1", 1, "C1"),
                0,
                new Opened("it is down", Optional.ofNullable(severity), ZoneOffset.UTC));
    }

    private static Incident after(Incident incident, long minute, IncidentEvent event) {
        Instant at = minute(minute);
        return incident.after(new Recorded(incident.events() + 1, at, at, MIA, Source.SLASH, Optional.empty(), event));
    }

    private static Instant minute(long minute) {
        return OPENED.plus(Duration.ofMinutes(minute));
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Status;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Silence;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Reminders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An incident of five minutes that was closed, and is opened again an hour later: it went on.
class ReopeningTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void reopen() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open checkout is down sev1");
        app.type("/incident started at 14:00 UTC");
        app.type("/incident resolved");
        app.type("/incident close the database connections");
        app.later(Duration.ofHours(1));
        app.type("/incident reopen it is back");
    }

    @Test
    void itIsInvestigatedAgainAndReminded() throws Exception {
        assertThat(app.incident(1).status()).isEqualTo(Status.INVESTIGATING);
        assertThat(app.type("/incident show").text()).contains("investigating", "Impact since");
        assertThat(app.journal().incidents(StandIn.TEAM).getFirst().status()).isEqualTo(Status.INVESTIGATING);
        assertThat(Reminders.since(app.incident(1), Concern.STATUS_UPDATE))
                .contains(TestApp.NOW.plus(Duration.ofHours(1)));
        assertThat(Reminders.since(app.incident(1), Concern.NO_LEAD)).isPresent();
    }

    @Test
    void aStatusThatIsStatedThenCounts() throws Exception {
        app.type("/incident status monitoring");

        assertThat(app.incident(1).status()).isEqualTo(Status.MONITORING);
    }

    @Test
    void itsFirstEndIsNoneAndIsAskedForAgain() throws Exception {
        app.type("/incident close");

        Postmortem postmortem = postmortem();
        assertThat(duration()).isEmpty();
        assertThat(postmortem.gaps()).extracting(Gap::key).contains("milestones.resolved");
        assertThat(postmortem.timeline())
                .extracting(Postmortem.Row::label)
                .contains(Optional.of("Resolved (reopened later)"));
    }

    @Test
    void theEndThatIsToldAfterwardsCountsWheneverItWas() throws Exception {
        app.type("/incident resolved at 14:45 UTC");

        assertThat(duration()).contains(Duration.ofMinutes(45));
        assertThat(app.type("/incident show").text())
                .contains("Impact from 2026-03-09 10:00 EDT (14:00 UTC) to 10:45 EDT (14:45 UTC), for 45 min");
        assertThat(postmortem().gaps()).extracting(Gap::key).doesNotContain("milestones.resolved");
    }

    @Test
    void howLongItCountedAsOverIsSaid() throws Exception {
        app.type("/incident resolved");
        app.type("/incident close");
        app.later(Duration.ofMinutes(10));
        app.type("/incident reopen once more");
        app.later(Duration.ofMinutes(20));
        app.type("/incident resolved");

        assertThat(postmortem().summary())
                .contains("lasted 1 h 35 min, ")
                .contains("It was reopened at 2026-03-09 11:05 EDT (15:05 UTC) and at 11:15 EDT (15:15 UTC)."
                        + " In between it counted as over for 1 h 10 min.");
    }

    @Test
    void ofAnEndThatWasToldAfterwardsOnlyWhatLiesBeforeItCounts() throws Exception {
        app.type("/incident resolved at 14:45 UTC");

        assertThat(postmortem().summary()).contains("lasted 45 min, ", "In between it counted as over for 40 min.");
    }

    @Test
    void outsidersReadThatItWasOpenedAgain() throws Exception {
        app.later(Duration.ofMinutes(31));
        app.type("/incident resolved");
        app.type("/incident close");

        assertThat(Documents.shipped().render(postmortem(), Format.MARKDOWN, "external"))
                .contains("""
                        - 2026-03-09 10:05 EDT (14:05 UTC): Resolved (reopened later)
                        - 2026-03-09 11:05 EDT (15:05 UTC): Incident reopened
                        - 2026-03-09 11:36 EDT (15:36 UTC): Resolved
                        """);
    }

    @Test
    void aTimeOfTheTeamsZoneIsPointedOut() throws Exception {
        app.later(Duration.ofMinutes(31));
        var lagos = new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL);

        String early = app.requests()
                .type(lagos, "/incident identified 11:20 the index")
                .text();
        String between = app.requests()
                .type(lagos, "/incident note at 15:30 nothing to see")
                .text();
        String right = app.requests()
                .type(lagos, "/incident identified at 16:20 the index")
                .text();
        String live = app.requests().type(lagos, "/incident note all is well").text();

        assertThat(early)
                .contains("11:20 WAT (10:20 UTC)")
                .contains(
                        "INC-1 was not open then. If you meant 11:20 EDT: `/incident retime 6 2026-03-09 11:20 EDT`.");
        assertThat(List.of(between, right, live)).noneMatch(it -> it.contains("was not open"));

        app.type("/incident retime 6 2026-03-09 11:20 EDT");
        assertThat(app.incident(1).entry(6).orElseThrow().at()).isEqualTo(TestApp.NOW.plus(Duration.ofMinutes(75)));
    }

    @Test
    void untilThenNobodyHadToRecordAnything() throws Exception {
        app.later(Duration.ofMinutes(31));
        app.type("/incident resolved");

        assertThat(Silence.in(postmortem(), Silence.STANDARD))
                .extracting(Silence::length)
                .containsExactly(Duration.ofMinutes(31));
    }

    @Test
    void theWordsOfTheUndoneCloseAreNotItsSummary() throws Exception {
        assertThat(postmortem().givenSummary()).isEmpty();
        assertThat(postmortem().timeline()).extracting(Postmortem.Row::text).contains("the database connections");

        app.type("/incident close the index was missing");

        assertThat(postmortem().givenSummary()).map(Postmortem.Statement::text).contains("the index was missing");
    }

    @Test
    void theDraftSaysOnWhichDaysHowOftenAndHowBadItWas() throws Exception {
        app.type("/incident severity sev3 only some are hit");
        app.type("/incident lead me");
        assertThat(markdown()).contains("| still |");

        app.later(Duration.ofDays(2));
        app.type("/incident resolved");
        app.type("/incident close");

        assertThat(postmortem().summary())
                .startsWith("INC-1, “checkout is down” (SEV-1, later SEV-3), lasted ")
                .contains("It was reopened at 2026-03-09 11:05 EDT (15:05 UTC). ");
        assertThat(markdown())
                .contains("| **Date** | 2026-03-09 to 2026-03-11 |", "| the end |", "SEV-3 from 2026-03-09 11:05 EDT");
    }

    private String markdown() {
        return Documents.shipped().render(postmortem(), Format.MARKDOWN);
    }

    private Optional<Duration> duration() {
        return postmortem().metrics().all().stream()
                .filter(metric -> metric.kind() == Metric.Kind.DURATION)
                .findFirst()
                .flatMap(Metric::value);
    }

    private Postmortem postmortem() {
        return Composer.compose(app.incident(1), app.journal().people(StandIn.TEAM));
    }
}

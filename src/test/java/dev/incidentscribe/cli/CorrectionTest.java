package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was said may be corrected; the original stays, and what follows from an entry follows its correction.
class CorrectionTest {
    private static final SlackRequests.Person BEN =
            new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow sev2");
    }

    @Test
    void anEditedEntryReadsAnewAndKeepsItsOriginal() throws Exception {
        app.type("/incident note half of it is down");

        String reply = app.type("/incident edit 2 a third of it is down").text();

        assertThat(reply).isEqualTo("INC-1 *#2* now reads: a third of it is down\nBefore: half of it is down");
        Entry entry = incident().entry(2).orElseThrow();
        assertThat(entry.text()).isEqualTo("a third of it is down");
        assertThat(entry.original().event()).hasToString("Noted[kind=OBSERVATION, text=half of it is down]");
        assertThat(entry.corrections()).hasSize(1);
    }

    @Test
    void aTitleStaysOnOneLine() throws Exception {
        app.type("/incident edit 1 the shop\nis down");

        assertThat(incident().title()).isEqualTo("the shop is down");
    }

    @Test
    void whatIsOverAlreadySaysHowToTakeThatBack() throws Exception {
        app.type("/incident action test the backups");
        app.type("/incident done 1");
        app.type("/incident remove 2");
        String removed = app.type("/incident remove 2").text();
        app.type("/incident restore 2");

        assertThat(removed).startsWith("Not recorded: entry 2 is removed already; `/incident restore 2` brings it");
        assertThat(app.type("/incident drop 1 too late").text())
                .startsWith("Not recorded: follow-up 1 is done already; `/incident remove 3` takes that back.");
    }

    /// To remove the entry itself is not what somebody means who has just corrected it.
    @Test
    void undoTakesBackACorrectionAndKeepsItOnRecord() throws Exception {
        app.type("/incident note half of it is down");
        app.type("/incident edit 2 most of it is down");

        String reply = app.type("/incident undo").text();

        Entry entry = incident().entry(2).orElseThrow();
        assertThat(reply).isEqualTo("INC-1 *#2* now reads: half of it is down\nThe correction is taken back.");
        assertThat(entry.text()).isEqualTo("half of it is down");
        assertThat(entry.isCorrected()).isFalse();
        assertThat(entry.corrections()).hasSize(2);
    }

    @Test
    void undoTakesBackOneCorrectionAfterTheOtherAndThenTheEntry() throws Exception {
        app.type("/incident action add a load test");
        app.type("/incident edit 2 p1");
        app.type("/incident retime 2 10m ago");
        app.type("/incident remove 2");
        app.type("/incident restore 2");

        assertThat(app.type("/incident undo").text()).contains("*#2* is removed: ");
        assertThat(app.type("/incident undo").text()).contains("*#2* counts again: ");
        assertThat(app.type("/incident undo").text()).contains("*#2* is now at 10:05 EDT (14:05 UTC): ");
        assertThat(app.type("/incident undo").text())
                .contains("*#2* now reads: ")
                .doesNotContain("P1");
        assertThat(app.type("/incident undo").text())
                .contains("*#2* is removed: ")
                .doesNotContain("correction");
        assertThat(incident().actions()).isEmpty();
    }

    @Test
    void undoAfterARestoredUndoRemovesTheEntryAgain() throws Exception {
        app.type("/incident note half of it is down");
        app.type("/incident note all of it is down");
        app.type("/incident undo");
        app.type("/incident restore 3");

        app.type("/incident undo");
        boolean removed = incident().entry(3).orElseThrow().removed();
        app.type("/incident undo");

        assertThat(removed).isTrue();
        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void undoDoesNotTakeBackWhatSomebodyCorrectedSince() throws Exception {
        app.type("/incident note half of it is down");
        app.type("/incident edit 2 most of it is down");
        app.requests().type(BEN, "/incident edit 2 all of it is down");

        String mine = app.type("/incident undo").text();
        String his = app.requests().type(BEN, "/incident undo").text();

        assertThat(mine)
                .startsWith("Not recorded: your last was a correction of entry 2")
                .contains("edit 2 TEXT");
        assertThat(his).contains("*#2* now reads: most of it is down");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 9:30 | /incident retime 2 9:30",
                "2 10m ago | /incident retime 2 10m ago",
                "1 sev1 | /incident severity sev1",
                "3 sev3 fewer are hit | /incident severity sev3 fewer are hit",
                "4 resolved | /incident status resolved"
            })
    void whatNoEditChangesIsNotTakenForWords(String edit, String instead) throws Exception {
        app.type("/incident note half of it is down");
        app.type("/incident severity sev1 all are hit");
        app.type("/incident status monitoring");

        String reply = app.type("/incident edit " + edit).text();

        assertThat(reply).startsWith("Not recorded").contains("`" + instead + "`");
        assertThat(app.words(1)).containsExactly("the shop is slow", "half of it is down", "all are hit", "");
    }

    @Test
    void undoTakesBackOneEntryAfterTheOther() throws Exception {
        app.type("/incident note half of it is down");
        app.type("/incident note all of it is down");

        app.type("/incident undo");
        app.type("/incident undo");

        assertThat(incident().entry(3).orElseThrow().removed()).isTrue();
        assertThat(incident().entry(2).orElseThrow().removed()).isTrue();
    }

    @Test
    void metricsFollowARetimedMilestone() throws Exception {
        app.type("/incident started 30m ago");
        app.type("/incident resolved");

        app.type("/incident retime 2 1h ago");

        assertThat(Metrics.of(incident()).get(Metric.Kind.DURATION).value()).contains(Duration.ofHours(1));
    }

    @Test
    void aFollowUpGetsItsOwnerDateAndPriorityAfterwards() throws Exception {
        app.type("/incident action add a load test");

        String reply = app.type("/incident edit 2 <@UBEN|ben> by 2026-03-20 p1").text();

        ActionItem action = incident().actions().getFirst();
        assertThat(reply).contains("#2").contains("now reads").contains("add a load test");
        assertThat(action.text()).isEqualTo("add a load test");
        assertThat(action.owner()).map(Person::id).contains("UBEN");
        assertThat(action.due()).contains(LocalDate.of(2026, 3, 20));
        assertThat(action.priority()).contains(Priority.P1);
    }

    @Test
    void whatIsMissingOfAFollowUpNamesTheEntryToEdit() throws Exception {
        app.type("/incident action add a load test");

        String missing = app.type("/incident missing").text();

        assertThat(missing).contains("`/incident edit 2 @owner`").contains("`/incident edit 2 by DATE`");
    }

    @Test
    void aRemovedEntryIsNeitherEditedNorRetimed() throws Exception {
        app.type("/incident note wrong channel");
        app.type("/incident remove 2 sorry");

        String edited = app.type("/incident edit 2 other words").text();
        String retimed = app.type("/incident retime 2 5m ago").text();

        assertThat(edited).startsWith("Not recorded: entry 2 is removed; `/incident restore 2` first.");
        assertThat(retimed).startsWith("Not recorded: entry 2 is removed; `/incident restore 2` first.");
    }

    @Test
    void undoTakesBackOnesOwnLastEntryAndRestoreBringsItBack() throws Exception {
        app.type("/incident mitigated at 10:01");

        String undone = app.type("/incident undo").text();
        boolean removed = incident().entry(2).orElseThrow().removed();
        app.type("/incident restore 2");

        assertThat(undone).contains("#2").contains("is removed: *Mitigated*");
        assertThat(removed).isTrue();
        assertThat(incident().entry(2).orElseThrow().removed()).isFalse();
    }

    @Test
    void aLinkIsNotEditedIntoAnother() throws Exception {
        app.type("/incident link https://example.org/a graph");

        String reply = app.type("/incident edit 2 https://example.org/b").text();

        assertThat(reply).startsWith("Not recorded: entry 2 is a link;");
    }

    @Test
    void aTurningPointSaysWhichOneItReplaces() throws Exception {
        app.type("/incident resolved 10m ago");

        String reply = app.type("/incident status resolved").text();

        assertThat(reply).contains("It replaces 09:55 EDT (13:55 UTC) (#2).");
    }

    @Test
    void aTurningPointBeforeTheStartIsPointedOutWithItsZoneAndEntry() throws Exception {
        app.type("/incident started 10m ago");

        String reply = app.type("/incident mitigated 20m ago").text();

        assertThat(reply)
                .contains("Mind the order: mitigated (#3, 2026-03-09 09:45 EDT (13:45 UTC)) is before started (#2, ");
    }

    @Test
    void soIsOneThatIsMovedThere() throws Exception {
        app.type("/incident started 10m ago");
        app.type("/incident mitigated");

        String before = app.type("/incident retime 3 20m ago").text();
        String behind = app.type("/incident retime 3 5m ago").text();

        assertThat(before).contains("is now at 09:45 EDT", "\nMind the order: mitigated (#3, ");
        assertThat(behind).doesNotContain("Mind the order");
    }

    @Test
    void whatWasNeverRemovedNeedsNoRestoring() throws Exception {
        String reply = app.type("/incident restore 1").text();

        assertThat(reply).startsWith("Not recorded: entry 1 is not removed, so it counts as it is.");
    }

    @Test
    void noticingRightAfterOpeningIsNoContradiction() throws Exception {
        app.later(Duration.ofSeconds(20));

        String reply = app.type("/incident detected the pager woke me up").text();

        assertThat(reply).doesNotContain("Mind the order");
    }

    @Test
    void aPriorityThatThereIsNotDoesNotBecomeTheTextOfTheFollowUp() throws Exception {
        app.type("/incident action test the alerts");

        String reply = app.type("/incident edit 2 p5").text();

        assertThat(reply).startsWith("Not recorded: “p5” is no priority");
        assertThat(incident().actions().getFirst().text()).isEqualTo("test the alerts");
    }

    @Test
    void aDateThatCannotBeReadDoesNotBecomeTheTextOfTheFollowUp() throws Exception {
        app.type("/incident action test the alerts");

        String reply = app.type("/incident edit 2 by 12/01/2026").text();

        assertThat(reply).startsWith("Not recorded: no date was read in “by 12/01/2026”");
        assertThat(action().text()).isEqualTo("test the alerts");
    }

    @Test
    void whoeverSaysMeOwnsTheFollowUp() throws Exception {
        app.type("/incident action test the alerts @me");

        assertThat(action().owner()).map(Person::name).contains("Mia Novak");
    }

    private ActionItem action() {
        return incident().actions().getFirst();
    }

    @Test
    void whoeverSaysMeTakesTheRole() throws Exception {
        app.type("/incident lead me");

        assertThat(incident().holder(Role.LEAD)).map(Person::name).contains("Mia Novak");
    }

    @Test
    void theSeverityIsTheLastByTheTimeOfItsEffect() throws Exception {
        app.later(Duration.ofMinutes(30));
        app.type("/incident severity sev1 all is down");
        app.later(Duration.ofMinutes(10));

        app.type("/incident severity sev3 at 14:10 UTC it began with a few");

        assertThat(incident().severity()).contains(Severity.SEV1);
        assertThat(app.journal().incidents(StandIn.TEAM).getFirst().severity()).contains(Severity.SEV1);
        Postmortem postmortem = Composer.compose(incident(), Directory.empty());
        assertThat(postmortem.severity()).contains(Severity.SEV1);
        assertThat(postmortem.severities())
                .extracting(Postmortem.SeverityChange::to)
                .containsExactly(Severity.SEV2, Severity.SEV3, Severity.SEV1);
    }

    @Test
    void theReplyToAnEarlierSeveritySaysWhichOneStands() throws Exception {
        app.later(Duration.ofMinutes(30));
        app.type("/incident severity sev1 all is down");

        String reply = app.type("/incident severity sev3 at 14:10 UTC it began with a few")
                .text();

        assertThat(reply).contains("SEV-1 stands, since 10:35 EDT (14:35 UTC) (#2).");
    }

    @Test
    void aStatusOfEarlierDoesNotTakeThePlaceOfALaterOne() throws Exception {
        app.type("/incident status monitoring");

        String earlier = app.type("/incident status resolved at 09:55").text();
        String later = app.type("/incident status resolved").text();

        assertThat(earlier).contains("The status stays monitoring, since 10:05 EDT (14:05 UTC) (#2).");
        assertThat(later).doesNotContain("The status stays");
        assertThat(incident().status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void whatWasRemovedAndRestoredIsNotCorrected() throws Exception {
        app.type("/incident note the pool is full");
        app.type("/incident note the queue is full");
        app.type("/incident remove 2");
        app.type("/incident restore 2");
        app.type("/incident edit 3 the queue is empty");

        Postmortem postmortem = Composer.compose(incident(), Directory.empty());
        assertThat(postmortem.making().corrected()).containsExactly(3);
        assertThat(postmortem.timeline().get(1).corrected()).isFalse();
    }

    private Incident incident() {
        return app.incident(1);
    }
}

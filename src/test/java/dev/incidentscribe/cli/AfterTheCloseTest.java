package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.RoleTerm;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told of an incident of an hour four hours after its close.
class AfterTheCloseTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void close() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open checkout is down");
        app.later(Duration.ofHours(1));
        app.type("/incident close");
        app.later(Duration.ofHours(4));
    }

    @Test
    void whoeverClosedAFalseAlarmReadsHowToCallItOff() throws Exception {
        String early = app.type("/incident cancel false alarm").text();
        app.type("/incident reopen");
        app.type("/incident cancel false alarm");
        String again = app.type("/incident cancel false alarm").text();

        assertThat(again).startsWith("Not recorded: INC-1 is cancelled already; `/incident reopen` takes it up again.");
        assertThat(early).startsWith("Not recorded: INC-1 is closed already; `/incident reopen` first.");
        assertThat(incident().state()).isEqualTo(Incident.State.CANCELLED);
    }

    @Test
    void aSummaryNamesTheOneThatItReplacesBeItOfTheClose() throws Exception {
        String first = app.type("/incident summary nobody could pay").text();
        app.type("/incident reopen");
        String close = app.type("/incident close nobody could pay for an hour").text();
        String last =
                app.type("/incident summary nobody could pay from 10 to 11").text();

        assertThat(first).doesNotContain("replace");
        assertThat(close)
                .endsWith("\nThe words are its summary now and replace #3 (nobody could pay)."
                        + " If it is not over: `/incident reopen`.");
        assertThat(last)
                .endsWith("\nIt replaces #5 in the draft: nobody could pay for an hour."
                        + " To have both: `/incident edit 6 TEXT`.");
    }

    @Test
    void whatDoesNotCountAnyMoreIsNoSourceOfTheDraft() throws Exception {
        app.type("/incident impact half of the payments fail");
        app.type("/incident impact a third of the payments failed");

        assertThat(app.draft(Format.MARKDOWN))
                .contains("| <sub>#3</sub> | Impact (replaced later) |", "| <sub>#4</sub> | Impact |");
    }

    @Test
    void nobodyIsAwaitedForWhatIsOver() throws Exception {
        app.type("/incident action tell the vendor");
        String open = app.type("/postmortem").text();
        app.type("/incident drop 1 they know");
        String dropped = app.type("/postmortem").text();

        assertThat(open).contains("1. tell the vendor (nobody yet, open)");
        assertThat(dropped).contains("1. tell the vendor (dropped: they know)");
        assertThat(app.type("/incident show").text()).contains("Lead: not recorded, `/incident lead @who`");
        Postmortem draft = Composer.compose(app.incident(1), app.journal().people(StandIn.TEAM));
        assertThat(Documents.shipped().render(draft, Format.MARKDOWN, "external"))
                .endsWith("It is over.\n")
                .doesNotContain("What we do");
        assertThat(Documents.shipped().render(draft, Format.MARKDOWN, "short"))
                .contains("- tell the vendor – dropped: they know");
    }

    @Test
    void aCloseThatWasUndoneSumsUpNothingThatIsReplaced() throws Exception {
        app.type("/incident reopen");
        app.type("/incident close nobody could pay");
        app.type("/incident reopen");

        assertThat(app.type("/incident summary the shop was slow").text()).doesNotContain("replace");
    }

    @Test
    void whoeverLedItDidFromTheOpeningOn() throws Exception {
        String reply =
                app.type("/incident lead <@%s|ben>".formatted(TestApp.BEN.id())).text();

        assertThat(reply).contains("It counts from the opening on.").contains("`/incident retime 3 14:05`");
        assertThat(roles()).singleElement().satisfies(term -> {
            assertThat(term.role()).isEqualTo(Role.LEAD);
            assertThat(term.from()).isEqualTo(TestApp.NOW);
        });
    }

    @Test
    void whereTheHolderIsKnownTheTimeIsAskedFor() throws Exception {
        app.type("/incident lead at 14:30 UTC <@%s|ben>".formatted(TestApp.BEN.id()));
        app.type("/incident role comms <@%s|ben>".formatted(TestApp.BEN.id()));

        String lead = app.type("/incident lead me").text();
        String comms = app.type("/incident role comms me").text();

        assertThat(lead)
                .contains("Not recorded: INC-1 is closed, and @ben was its lead: ")
                .contains("say from when, as in `/incident lead at 14:05 @who`");
        assertThat(comms).contains("`/incident role at 14:05 comms @who`");
        assertThat(roles()).hasSize(2);

        app.type("/incident role at 14:40 UTC comms me");
        assertThat(roles()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"detected by a customer", "acknowledged", "severity sev2", "status resolved"})
    void whatChangedTheCourseIsSaidToCountAsOfNow(String told) throws Exception {
        String live = app.type("/incident " + told).text();
        String of = app.type("/incident note 14:30 the pool is full").text();

        assertThat(live).contains("It counts as of now, after the end. If it was earlier: `/incident retime 3 14:05`.");
        assertThat(of).doesNotContain("after the end");
    }

    @Test
    void whatIsToldWithItsTimeNeedsNoWarning() throws Exception {
        assertThat(app.type("/incident detected at 14:10 UTC").text()).doesNotContain("after the end");
    }

    @Test
    void anEndBeforeTheBeginningIsNoSpan() throws Exception {
        app.type("/incident started at 14:45 UTC");
        app.type("/incident resolved at 14:30 UTC");

        assertThat(app.type("/incident show").text())
                .contains("Impact from 2026-03-09 10:45 EDT (14:45 UTC) to 10:30 EDT (14:30 UTC),"
                        + " an end before the beginning");
    }

    @Test
    void aTimeOfTheNextDayIsTakenForThatOfTheDayBefore() throws Exception {
        String started = app.type("/incident started 13:00 first slow orders").text();
        String before = app.type("/incident started at 2026-03-08 13:00").text();
        String cause = app.type("/incident identified at 13:00 the index").text();

        assertThat(started)
                .contains("That is after the end. If it was before: `/incident retime 3 2026-03-08 13:00 EDT`.");
        assertThat(before).doesNotContain("after the end");
        assertThat(cause).doesNotContain("after the end");
    }

    @Test
    void aTurningPointAfterTheCloseIsQuestioned() throws Exception {
        app.type("/incident detected by a customer");
        app.type("/incident identified it was the index");

        String missing = app.type("/incident missing").text();

        assertThat(Gap.of(incident()))
                .extracting(Gap::key)
                .contains("milestones.detected.after_close")
                .doesNotContain("milestones.identified.after_close");
        assertThat(missing).contains("Which time is right? detected (#3, ").contains("`/incident retime 3 WHEN`");
        assertThat(findings()).anyMatch(it -> it.contains("“Closed”") && it.contains("is before “Detected”"));
    }

    @Test
    void whatIsMissingIsAskedForWithATime() throws Exception {
        assertThat(app.type("/incident missing").text())
                .contains("`/incident lead at 14:05 @who`", "`/incident severity at 14:05 sev2`");
        assertThat(app.type("/incident severity at 14:05 sev2").text()).contains("SEV-2");
    }

    @Test
    void anImpactWhoseEndIsNotRecordedDoesNotGoOn() throws Exception {
        app.type("/incident started at 14:05");

        assertThat(app.type("/incident show").text())
                .contains("its end is not recorded")
                .doesNotContain("so far");
    }

    private List<RoleTerm> roles() {
        return incident().roles();
    }

    private List<String> findings() {
        return Documents.shipped()
                .findings(Composer.compose(incident(), app.journal().people(StandIn.TEAM)))
                .stream()
                .map(Finding::message)
                .toList();
    }

    private Incident incident() {
        return app.incident(1);
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an answer points out that was most likely meant otherwise, and what it leaves in peace.
class HintTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow sev2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did rolled back at 09:50",
                "at tomorrow 10:00 the sale begins",
                "at monday 10:00 it began",
                "on friday at 10:00 it began",
                "at 11/20/2026 10:00 it began",
                "20.11.2026 it began",
                "at 2023-03-03 the certificate expired",
                "note 2.05pm it began",
                "note 14:05Z it began",
                "note in 5m we restart",
                "note a couple of minutes ago it began",
                "resolved in 5m",
                "resolved tomorrow",
                "resolved on monday.",
                "at last monday 10:00 it began",
                "at 20/11 10:00 it began",
                "at 1405Z it began",
                "10 minutes earlier it began",
                "note at10:00 it began",
                "note @10:00 it began",
                "note @ 10:00 it began",
                "note at ~10:00 it began",
                "note at about 10:00 it began",
                "at 3 restarted the gateway",
                "note at 11 we saw the first errors",
                "rolled back the gateway to version 4.2 10 min ago"
            })
    void aTimeInTheWordsIsPointedOut(String typed) throws Exception {
        String reply = app.type("/incident " + typed).text();

        assertThat(reply).contains("Recorded as of now.").contains("`/incident retime 2 WHEN`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sunny day 4 of the sale",
                "monday's deploy is back",
                "today nobody can pay",
                "tomorrow we test it",
                "on monday it was well",
                "9/11 is on call",
                "10 minutes of silence",
                "1.5 million users",
                "march 3 release is bad",
                "in 5 regions",
                "at 3 nodes the disk is full",
                "at 90 connections the pool is full",
                "the last release was 10 minutes ago when it broke"
            })
    void aWordOfTimeAloneIsNoTime(String typed) throws Exception {
        String reply = app.type("/incident note " + typed).text();

        assertThat(reply).doesNotContain("Recorded as of now.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handover at 19:30",
                "handover at 19:30 to the night shift",
                "next look at 7:30 pm, the vendor calls at 20:15 UTC",
                "decision we tell customers more at 11:00"
            })
    void aTimeToComeIsAnAppointment(String typed) throws Exception {
        String reply = app.type("/incident " + typed).text();

        assertThat(reply).startsWith("INC-1 *#2* 10:05 EDT").doesNotContain("Recorded as of now.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lesson wrong the alert should have fired at 9:50",
                "cause the release of 9:50 left it out, at 9:50",
                "impact 9:50 until 10:00 nobody could pay",
                "action tell the vendor at 9:50"
            })
    void whatIsNotOnTheTimelineMaySpeakOfAnyTime(String typed) throws Exception {
        String reply = app.type("/incident " + typed).text();

        assertThat(reply).contains("*#2*").doesNotContain("Recorded as of now.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "errors rose at 23:50",
                "alert at 9:50, next look at 19:30",
                "next look at 19:30, the alert came at 9:50",
                "errors rose at 19:30 yesterday"
            })
    void aTimeThatIsNearerBehindIsPointedOut(String typed) throws Exception {
        String reply = app.type("/incident " + typed).text();

        assertThat(reply).contains("Recorded as of now.").contains("`/incident retime 2 WHEN`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"by 12/01/2026", "by 12/01/2026 p1", "by feb 30", "due on the 1st", "by end of quarter"})
    void aDateThatWasNotReadIsPointedOut(String date) throws Exception {
        String reply = app.type("/incident action test the alerts " + date).text();

        assertThat(reply).contains("No date was read in “").contains("`/incident edit 2 by 2026-12-01`");
    }

    @Test
    void aLastDayThatIsOverIsPointedOut() throws Exception {
        String over = app.type("/incident action test the alerts by 2026-03-08").text();
        String today = app.type("/incident action test the backups by today").text();

        assertThat(over).contains("2026-03-08 is over already.").contains("`/incident edit 2 by DATE`");
        assertThat(today).doesNotContain("is over already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"switch by hand", "halve the load by 2 nodes", "cut it by 50%", "by friday", "stop abuse by bots"
            })
    void notEveryByIsADate(String text) throws Exception {
        String reply = app.type("/incident action test " + text).text();

        assertThat(reply).contains("Follow-up 1").doesNotContain("No date was read");
    }

    @Test
    void anOwnerWhoWasNotReadIsPointedOut() throws Exception {
        String asap =
                app.type("/incident action test the alerts <@UBEN|ben> asap").text();
        String ask = app.type("/incident action ask <@UBEN|ben> how to test all of the alerts")
                .text();
        String owned =
                app.type("/incident action test the alerts <@UBEN|ben> p1").text();

        assertThat(asap).contains("It has no owner").contains("`/incident edit 2 @owner`");
        assertThat(ask).doesNotContain("owner");
        assertThat(owned).doesNotContain("owner");
    }
}

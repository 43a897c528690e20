package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be recorded is answered with what was wrong, and the typed text is given back. It is five past ten in
/// New York, on the ninth of March.
class BadInputTest {
    @TempDir
    private static Path folder;

    @AutoClose
    private static TestApp app;

    private List<String> before = List.of();

    @BeforeAll
    static void start() {
        app = TestApp.start(folder, Way.http);
    }

    @BeforeEach
    void openAnIncident() throws Exception {
        if (app.journal().incidents(StandIn.TEAM).isEmpty()) {
            app.type("/incident open the shop is slow");
        }
        before = app.words(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "note at 14:05 ABC it went down | I don't know the time zone “ABC”",
                "note at 2026-03-08 02:30 it went down | 02:30 did not exist on 2026-03-08 in America/New_York",
                "note at 2026-03-09 10:30 it went down | 2026-03-09 14:30 UTC is in the future",
                "note at 2027-01-01 00:00 it went down | 2027-01-01 05:00 UTC is in the future",
                "note at 25:00 it went down | I can't read a time in “25:00 it went down”",
                "started | when did the impact begin?",
                "note | what happened?",
                "zone Atlantis/Deep | I don't know the time zone “Atlantis/Deep”",
                "severity huge | “huge” is not a severity",
                "status fine | “fine” is not a status",
                "lead somebody | “somebody” is nobody I know",
                "role pilot <@UMIA> | “pilot” is not a role here; there are lead, comms, ops, scribe",
                "done 7 | INC-1 has no follow-up 7",
                "edit 99 better words | INC-1 has no entry 99",
                "note INC-7 it went down | there is no INC-7 in this workspace",
                "open it again | INC-1 is still open in this channel: the shop is slow",
                "reopen | INC-1 is open already; `/incident close` ends it",
                "cancel | why was it a false alarm?"
            })
    void whatIsWrongIsSaidAndNothingIsRecorded(String typed, String said) throws Exception {
        Reply reply = app.type("/incident " + typed);

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text())
                .startsWith("Not recorded: ")
                .contains(said)
                .contains("You typed: ```" + typed.replace("<@UMIA>", "@Mia Novak") + "```");
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incident", "/incident    ", "/postmortem INC-1 lint", "/incident show"})
    void aQuestionRecordsNothing(String line) throws Exception {
        Reply reply = app.type(line);

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text()).isNotBlank();
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/incident close | there is no incident in this channel",
                "/incident it is slow | there is no incident in this channel",
                "/incident show | There is no incident in this channel",
                "/postmortem | There is no incident in this channel",
                "/postmortem INC-9 | There is no INC-9 in this workspace",
                "/postmortem INC-1 docx | Not done"
            })
    void aChannelWithoutAnIncidentIsToldSo(String line, String said) throws Exception {
        var elsewhere = new SlackRequests.Person("UMIA", "mia", "C0EMPTY");

        Reply reply = app.requests().type(elsewhere, line);

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text()).contains(said);
        assertNothingIsRecorded();
    }

    @Test
    void aRefusalShowsTheRightForm() throws Exception {
        Reply reply = app.type("/incident severity");

        assertThat(reply.text()).startsWith("Not recorded: which severity?\nThe form is `/incident severity ");
        assertNothingIsRecorded();
    }

    @Test
    void fortyThousandCharactersAreRecordedWhole() throws Exception {
        String text = "x".repeat(39_000) + " " + "é".repeat(994);

        Reply reply = app.type("/incident note " + text);

        assertThat(("note " + text).length()).isEqualTo(40_000);
        assertThat(reply.visible()).isTrue();
        assertThat(reply.text()).hasSizeLessThan(4_000);
        assertThat(app.words(1)).hasSize(before.size() + 1).last().isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 6_000})
    void aLongTextIsGivenBackWhole(int words) throws Exception {
        String typed = "started " + "when? ".repeat(words).strip();

        Reply reply = app.type("/incident " + typed);

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text()).endsWith("You typed: ```" + typed + "```");
        assertNothingIsRecorded();
    }

    @Test
    void oneCharacterMoreIsRefused() throws Exception {
        String text = "x".repeat(39_996);

        Reply reply = app.type("/incident note " + text);

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text())
                .startsWith("Not recorded: that is 40,001 characters; the most I can take is 40,000.")
                .contains("You typed: ```note xxx")
                .hasSizeLessThan(4_000);
        assertNothingIsRecorded();
    }

    @Test
    void aTimeThatClocksRepeatedIsTheFirstAndTheReplySaysSo() throws Exception {
        Reply reply = app.type("/incident note at 2025-11-02 01:30 it went down");

        assertThat(reply.visible()).isTrue();
        assertThat(reply.text())
                .contains("2025-11-02 01:30 EDT (05:30 UTC)")
                .contains("01:30 came twice on 2025-11-02 (America/New_York); I took the first, EDT.");
    }

    @Test
    void aVerbThatIsAlmostRightIsANoteAndTheReplyAsks() throws Exception {
        Reply reply = app.type("/incident resolvd the queue is empty");

        assertThat(reply.visible()).isTrue();
        assertThat(reply.text()).contains("Recorded as a note. Did you mean `resolved`?");
        assertThat(app.words(1)).last().isEqualTo("resolvd the queue is empty");
    }

    @Test
    void nobodyIsPingedByWhatSomebodyTyped() throws Exception {
        Reply refused = app.type("/incident severity <!channel> <@UMIA|mia>");
        Reply recorded = app.type("/incident note <!here> <!subteam^S1|@ops> <@UMIA|mia> & <b>");

        assertThat(refused.text()).doesNotContain("<!", "<@");
        assertThat(recorded.text()).doesNotContain("<!", "<@").contains("@here", "@ops", "@Mia Novak");
    }

    @Test
    void theTextOfARefusalCannotBreakOutOfItsBlock() throws Exception {
        Reply reply = app.type("/incident severity ```*bold*```");

        assertThat(reply.text()).endsWith("You typed: ```severity '''*bold*'''```");
    }

    private void assertNothingIsRecorded() {
        assertThat(app.words(1)).isEqualTo(before);
        assertThat(app.incident(1).state()).isEqualTo(Incident.State.OPEN);
        assertThat(app.journal().incidents(StandIn.TEAM)).hasSize(1);
    }
}

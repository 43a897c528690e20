package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that was recorded of an incident on the terminal, with what stood there before it was corrected.
class HistoryCommandTest {
    @TempDir
    private Path folder;

    private String journal = "";

    @BeforeEach
    void tell() throws Exception {
        journal = folder.resolve("scribe.db").toString();
        try (TestApp app = TestApp.start(folder, Rehearsal.Way.http)) {
            app.type("/incident open the shop is slow sev2");
            app.type("/incident started 10m ago");
            app.type("/incident did restarted \u001b[31mapi-1");
            app.requests()
                    .type(
                            new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL),
                            "/incident edit 3 restarted api-2");
            app.type("/incident retime 2 20m ago");
            app.type("/incident remove 3 nobody did");
            app.type("/incident restore 3");
            app.type("/incident retime 2 30m ago");
            app.type("/incident undo");
            app.type("/incident action test the restart <@%s>".formatted(TestApp.BEN.id()));
            app.type("/incident edit 4 <@%s> p1".formatted(TestApp.MIA.id()));
            app.type("/postmortem INC-1 owner me");
        }
    }

    @Test
    void eachThingThatWasRecordedIsALineInTheOrderOfRecording() throws Exception {
        Console console = Console.run("history", "INC-1", "--db", journal);

        assertThat(console.code()).isZero();
        assertThat(console.out().lines())
                .containsExactly(
                        "2026-03-09 14:05 UTC     Mia Novak   #1   Incident opened (SEV-2): the shop is slow",
                        "2026-03-09 14:05 UTC     Mia Novak   #2   (2026-03-09 13:55 UTC) Impact started",
                        "2026-03-09 14:05 UTC     Mia Novak   #3   Action taken: restarted \uFFFD[31mapi-1",
                        "2026-03-09 14:05 UTC     Ben Okafor  #3   now reads “restarted api-2”; before: “restarted \uFFFD[31mapi-1”",
                        "2026-03-09 14:05 UTC     Mia Novak   #2   is now at 2026-03-09 13:45 UTC; before: 2026-03-09 13:55 UTC",
                        "2026-03-09 14:05 UTC     Mia Novak   #3   removed: nobody did",
                        "2026-03-09 14:05 UTC     Mia Novak   #3   restored",
                        "2026-03-09 14:05 UTC     Mia Novak   #2   is now at 2026-03-09 13:35 UTC; before: 2026-03-09 13:45 UTC",
                        "2026-03-09 14:05 UTC     Mia Novak   #2   taken back: is now at 2026-03-09 13:35 UTC; before: 2026-03-09 13:45 UTC",
                        "2026-03-09 14:05 UTC     Mia Novak   #4   Follow-up 1: test the restart",
                        "2026-03-09 14:05 UTC     Mia Novak   #4   now reads “test the restart”, Mia Novak, p1; before: “test the restart”, Ben Okafor",
                        "2026-03-09 14:05 UTC     Mia Novak        Postmortem: owned by Mia Novak");
    }

    @Test
    void anIncidentThatIsNotThereIsSaid() throws Exception {
        Console console = Console.run("history", "INC-7", "--db", journal);

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).containsExactly("scribe: there is no INC-7");
    }

    @Test
    void theEndingOfTheFileSaysTheFormat() throws Exception {
        Path page = folder.resolve("draft.HTML");

        Console.run("postmortem", "INC-1", "--out", page.toString(), "--db", journal);

        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After some years there are more incidents, each in a channel of its own, than Slack may be asked about for one
/// answer.
class LongListTest {
    private static final int PAST = 101;

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void tellOfYears() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the first of all, still open");
        for (int number = 1; number <= PAST; number++) {
            in("COWN%d".formatted(number), "/incident open the disk of db%d is full".formatted(number));
            in("COWN%d".formatted(number), "/incident cancel it was a drill");
        }
    }

    @Test
    void theNewestAreLookedAtAndTheListSaysSo() throws Exception {
        String answer = app.type("/incident list all").text();

        assertThat(answer)
                .contains("the disk of db101 is full", "Only the 100 newest were looked at")
                .doesNotContain("the first of all");
    }

    @Test
    void whatIsOpenIsNotHiddenByWhatIsOver() throws Exception {
        String answer = app.type("/incident list open").text();

        assertThat(answer).contains("the first of all").doesNotContain("were looked at");
    }

    @Test
    void aSearchNamesTheBestAndSaysThatThereAreMore() throws Exception {
        String wide = app.type("/postmortem list disk").text();
        String narrow = app.type("/postmortem list db7 full").text();

        assertThat(wide).contains("Only the 100 best were looked at; more words find fewer.");
        assertThat(narrow).contains("the disk of db7 is full").doesNotContain("were looked at");
    }

    private void in(String channel, String line) throws Exception {
        Map<String, String> typed = SlackRequests.typed(line, TestApp.AT_THE_KEYS, channel + " " + line);
        typed.put("channel_id", channel);
        app.requests().deliver(typed);
    }
}

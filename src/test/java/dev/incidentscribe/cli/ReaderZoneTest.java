package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.Transcript.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An answer that many read shows each of them a moment of the past in a zone of their own, below the text.
class ReaderZoneTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        mia = new SlackGestures(app);
        app.type("/incident open the shop is slow");
    }

    @Test
    void whatHappenedEarlierIsShownInEachReadersZone() throws Exception {
        JsonNode answer = mia.type("/incident started 9:50");

        long second = Instant.parse("2026-03-09T13:50:00Z").getEpochSecond();
        assertThat(answer.path("text").asString("")).isEqualTo("INC-1 *#2* 09:50 EDT (13:50 UTC) · *Impact started*");
        assertThat(answer.at("/blocks/0/text/text").asString(""))
                .isEqualTo(answer.path("text").asString(""));
        assertThat(answer.at("/blocks/1/elements/0/text").asString(""))
                .isEqualTo("In your time zone: <!date^%d^{date_short_pretty}, {time}|2026-03-09T13:50:00Z>"
                        .formatted(second));
    }

    @Test
    void anEntryThatWasMovedIsToo() throws Exception {
        JsonNode answer = mia.type("/incident retime 1 9:30");

        assertThat(answer.at("/blocks/1/elements/0/text").asString("")).contains("<!date^");
    }

    @Test
    void whatHappensNowNeedsNoMoment() throws Exception {
        JsonNode answer = mia.type("/incident the pool is full");

        assertThat(answer.has("blocks")).isFalse();
    }

    @Test
    void aDateThatSomebodyTypesIsText() throws Exception {
        JsonNode answer = mia.type("/incident &lt;!date^1^{time}|x&gt;");

        assertThat(answer.path("text").asString("")).endsWith("&lt;!date^1^{time}|x&gt;");
    }

    @Test
    void whoIsKnownIsNotAskedAboutAgainAfterARestart() throws Exception {
        app.close();

        assertThat(afterARestart(Duration.ofHours(11), "/incident started 9:50"))
                .contains("09:50 EDT (13:50 UTC)");
    }

    @Test
    void whatIsHalfADayOldIsAskedForAgain() throws Exception {
        app.close();

        assertThat(afterARestart(Duration.ofHours(13), "/incident started 9:50"))
                .contains("09:50 CET (08:50 UTC)");
    }

    /// Mia, who moved to Berlin meanwhile, types a line.
    private String afterARestart(Duration later, String line) throws Exception {
        var moved = new Member(TestApp.MIA.handle(), TestApp.MIA.name(), ZoneId.of("Europe/Berlin"));
        var clock = new PracticeClock(TestApp.NOW.plus(later));
        try (StandIn standIn = StandIn.start(List.of(moved));
                Application again = TestApp.start(
                        folder.resolve("scribe.db"), TestApp.credentials(Way.http, standIn.apiUrl()), clock);
                var requests = new SlackRequests(again.port(), clock)) {
            return requests.deliver(SlackRequests.typed(line, TestApp.AT_THE_KEYS, "after the restart"))
                    .text();
        }
    }
}

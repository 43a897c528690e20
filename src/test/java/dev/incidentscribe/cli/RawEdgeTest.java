package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server does with bytes that no client of good faith sends, and that it goes on serving meanwhile.
class RawEdgeTest {
    private static final Duration DROP = Duration.ofMillis(200);
    private static final Duration CUT_OFF = Duration.ofSeconds(25);

    @TempDir
    private static Path folder;

    @AutoClose
    private static TestApp app;

    @BeforeAll
    static void start() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n"
            })
    void whoSendsInDropsIsCutOff(String beginning) throws Exception {
        try (var raw = raw()) {
            raw.send(beginning);

            boolean cutOff = raw.trickles(DROP, CUT_OFF);

            assertThat(cutOff).isTrue();
        }
    }

    @Test
    void manyConnectionsThatSayNothingKeepNobodyOut() throws Exception {
        List<RawHttp> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                silent.add(raw());
                silent.getLast().send("POST /slack/events HTTP/1.1\r\nHost: x\r\n");
            }

            String reply = app.type("/incident note still here").text();

            assertThat(reply).contains("still here");
        } finally {
            for (RawHttp one : silent) {
                one.close();
            }
        }
    }

    @Test
    void aHeaderOfFarTooManyBytesIsRefused() throws Exception {
        assertThat(answer("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void aLengthOverAMegabyteIsRefusedBeforeTheBodyComes() throws Exception {
        assertThat(answer("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n"))
                .contains(" 413 ");
    }

    @Test
    void aBodyOfUnknownLengthIsCutAtAMegabyte() throws Exception {
        String chunk = "10000\r\n" + "a".repeat(65_536) + "\r\n";

        assertThat(answer("POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(17) + "0\r\n\r\n"))
                .contains(" 413 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "DELETE /slack/events HTTP/1.1\r\nHost: x\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
                "BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /health/live;x=1/../ready HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void whatIsNoRequestIsRefusedBriefly(String request) throws Exception {
        assertThat(answer(request)).matches("HTTP/1\\.1 [45]\\d\\d.*");
    }

    /// Where a proxy and the server part two requests differently, the second one is somebody else's.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding:\u000bchunked\r\n",
                "Transfer-Encoding\r\n : chunked\r\n",
                "Content-Length: +4\r\n",
                "Content-Length: 0x4\r\n",
                "Content-Length: 4, 5\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "X: y\u0000z\r\nContent-Length: 4\r\n",
                "X: y\rContent-Length: 4\r\n"
            })
    void noRequestIsSmuggledInWithinAnother(String headers) throws Exception {
        try (var raw = raw()) {
            raw.send("POST /slack/events HTTP/1.1\r\nHost: x\r\n" + headers
                    + "\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");

            String answered = raw.everything();

            assertThat(answered).matches("(?s)HTTP/1\\.1 [45]\\d\\d.*").doesNotContain("live");
        }
    }

    @Test
    void aFloodOfHeadersIsRefused() throws Exception {
        assertThat(answer("GET /health/live HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(10_000) + "\r\n"))
                .contains(" 431 ");
    }

    @Test
    void whatAnybodyMayAskForTellsNothingOfWhatPeopleWrote() throws Exception {
        for (String path : List.of("/health/live", "/health/ready", "/metrics", "/", "/slack/events", "/scribe.db")) {
            String answered = app.requests().get(path).body();

            assertThat(answered)
                    .as(path)
                    .doesNotContain("shop", TestApp.CHANNEL, TestApp.MIA.id(), StandIn.TEAM, "xoxb", "INC-1");
        }
    }

    @Test
    void aReplayedRequestIsAnsweredAsBeforeAndChangesNothing() throws Exception {
        String body = SlackRequests.form(SlackRequests.typed("/incident note once", TestApp.AT_THE_KEYS, "replayed"));
        int before = app.told(1).size();

        SlackRequests.Answer first = app.requests().signed(body);
        SlackRequests.Answer second = app.requests().signed(body);

        assertThat(second).isEqualTo(first);
        assertThat(app.told(1)).hasSize(before + 1);
    }

    @Test
    void aReplayedEventChangesNothing() throws Exception {
        Map<String, Object> event = SlackEvents.mentioned(
                "EvReplay",
                TestApp.MIA.id(),
                SlackEvents.ts(TestApp.NOW),
                SlackEvents.ts(TestApp.NOW),
                "<@" + StandIn.BOT + "> note from a thread");
        app.event(event);
        int before = app.told(1).size();
        int said = app.standIn().posted().size();

        app.event(event);

        assertThat(app.told(1)).hasSize(before);
        assertThat(app.standIn().posted()).hasSize(said);
    }

    private static String answer(String request) throws IOException {
        try (var raw = raw()) {
            raw.send(request);
            return raw.status();
        }
    }

    private static RawHttp raw() throws IOException {
        return new RawHttp(app.port());
    }
}

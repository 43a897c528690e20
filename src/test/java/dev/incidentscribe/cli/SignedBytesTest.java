package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.slack.gate.SignatureVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What the server does with bytes that are signed as Slack signs, and that Slack would never send. Afterwards it is as
/// well as before.
class SignedBytesTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String NOW = Long.toString(TestApp.NOW.getEpochSecond());
    private static final SignatureVerifier SLACK =
            new SignatureVerifier(SlackRequests.SECRET, InstantSource.fixed(TestApp.NOW));
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";
    private static final int NEARLY_A_MEGABYTE = 990_000;

    @TempDir
    private static Path folder;

    private static TestApp app;

    private int before;

    @BeforeAll
    static void start() throws Exception {
        assertThat(TestApp.REDACTOR.redact("ready").text()).isEqualTo("ready");
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @BeforeEach
    void count() {
        before = app.incident(1).events();
    }

    @AfterAll
    static void itIsWellAndTheChainHolds() throws Exception {
        try (TestApp closing = app) {
            String reply = closing.type("/incident note still here").text();
            assertThat(reply).contains("still here");
            assertThat(closing.requests().get("/health/ready").status()).isEqualTo(200);
        }
        assertThat(Console.run("verify", "--db", folder.resolve("scribe.db").toString())
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"a\":%s",
                "payload=%s",
                "payload={\"type\":\"block_actions\",\"actions\":%s",
                "payload={\"type\":\"view_submission\",\"view\":%s",
                "{\"type\":\"event_callback\",\"event\":%s",
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\",\"text\":%s"
            })
    void aMillionBracketsWithinEachOtherAreNoRequest(String around) throws Exception {
        for (String brackets : List.of("[", "{\"a\":")) {
            String body = around.formatted(brackets.repeat(NEARLY_A_MEGABYTE / brackets.length()));

            String status = post(body.getBytes(UTF_8), around.startsWith("payload") ? FORM : JSON);

            assertThat(status).isEqualTo("HTTP/1.1 400 Bad Request");
            assertNothingIsRecorded();
        }
    }

    @Test
    void aMillionBracketsThatSomebodyTypedAreText() throws Exception {
        String body = SlackRequests.form(
                SlackRequests.typed("/incident note " + "[".repeat(30_000), TestApp.AT_THE_KEYS, "brackets"));

        String status = post(body.getBytes(UTF_8), FORM);

        assertThat(status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(app.words(1)).contains("[".repeat(30_000));
    }

    @Test
    void aHeaderOfTheSignatureThatComesTwiceIsNone() throws Exception {
        byte[] body = SlackRequests.form(SlackRequests.typed("/incident note twice", TestApp.AT_THE_KEYS, "twice"))
                .getBytes(UTF_8);
        String time = "X-Slack-Request-Timestamp: " + NOW;
        String signature = "X-Slack-Signature: " + SLACK.sign(NOW, body);

        for (List<String> headers : List.of(
                List.of(time, signature, "X-Slack-Signature: v0=00"),
                List.of(time, "X-Slack-Signature: v0=00", signature),
                List.of(time, "x-slack-request-timestamp: 1", signature),
                List.of("x-slack-request-timestamp: 1", time, signature),
                List.of(time, signature, signature))) {
            assertThat(send(body, headers)).isEqualTo("HTTP/1.1 401 Unauthorized");
        }
        assertNothingIsRecorded();
    }

    @Test
    void bytesThatAreNoUtf8AreShownAsSuch() throws Exception {
        byte[] body = SlackRequests.form(SlackRequests.typed("/incident", TestApp.AT_THE_KEYS, "raw"))
                .replace("text=", "text=note+raw+\u00ff\u00fe+%FF%C3%28")
                .getBytes(ISO_8859_1);

        String status = post(body, FORM);

        assertThat(status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(app.words(1)).anyMatch(it -> it.startsWith("raw \uFFFD") && it.contains("("));
    }

    @Test
    void whatIsPackedIsNotUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[100_000_000]);
        }

        String status = post(packed.toByteArray(), FORM, "Content-Encoding: gzip");

        assertThat(status).isEqualTo("HTTP/1.1 400 Bad Request");
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "+1773065100",
                "-1773065100",
                "1773065100.0",
                "1.7730651e9",
                "0x69aed3cc",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "99999999999999999999999999",
                "01773065100",
                "\u0661\u0667\u0667\u0663\u0660\u0666\u0665\u0661\u0660\u0660",
                "NaN",
                ""
            })
    void aTimeThatIsNoneOfSlacksIsRefusedHoweverItIsSigned(String time) throws Exception {
        byte[] body = SlackRequests.form(SlackRequests.typed("/incident note when", TestApp.AT_THE_KEYS, "when"))
                .getBytes(UTF_8);

        String status = send(
                body,
                List.of("X-Slack-Request-Timestamp: " + time, "X-Slack-Signature: " + SLACK.sign(time, body), FORM));

        assertThat(status).isEqualTo("HTTP/1.1 401 Unauthorized");
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1.000000",
                "-9223372036854775809.0",
                "99999999999999999999.000000",
                "31556889864403200.000000",
                "1773065100.0000000000000001",
                "1e999999999",
                "1E-999999999",
                "NaN",
                "abc",
                ""
            })
    void anEventOfNoMomentIsAnsweredBrieflyAndIsNothing(String ts) throws Exception {
        List<Map<String, Object>> events = List.of(
                SlackEvents.mentioned(
                        "EvM" + ts, TestApp.MIA.id(), ts, ts, "<@" + StandIn.BOT + "> note of no moment: " + ts),
                SlackEvents.reacted("EvR" + ts, TestApp.MIA.id(), "pushpin", ts),
                SlackEvents.deleted("EvD" + ts, TestApp.MIA.id(), ts),
                SlackEvents.said("EvS" + ts, Map.of("type", "message", "user", "UMIA", "text", "said", "ts", ts)));

        for (Map<String, Object> event : events) {
            String status = post(MAPPER.writeValueAsString(event).getBytes(UTF_8), JSON);

            assertThat(status).isEqualTo("HTTP/1.1 200 OK");
        }
        app.settle();
        assertThat(app.words(1)).noneMatch(it -> it.contains("of no moment: " + ts));
        assertNothingIsRecorded();
    }

    @Test
    void halvesOfCharactersThatJsonBringsBreakNothing() throws Exception {
        String body = MAPPER.writeValueAsString(SlackEvents.mentioned(
                        "EvHalf",
                        TestApp.MIA.id(),
                        SlackEvents.ts(TestApp.NOW),
                        SlackEvents.ts(TestApp.NOW),
                        "<@" + StandIn.BOT + "> note half HERE of it"))
                .replace("HERE", "\\ud83d \\udd25 \\u0000");

        String status = post(body.getBytes(UTF_8), JSON);
        app.settle();

        assertThat(status).isEqualTo("HTTP/1.1 200 OK");
        assertThat(app.words(1)).anyMatch(it -> it.startsWith("half ") && it.endsWith(" of it"));
        assertThat(app.requests().get("/health/ready").status()).isEqualTo(200);
    }

    private void assertNothingIsRecorded() {
        assertThat(app.incident(1).events()).isEqualTo(before);
    }

    /// Signed, now.
    private static String post(byte[] body, String... headers) throws IOException {
        var all = new ArrayList<>(List.of(headers));
        all.add("X-Slack-Request-Timestamp: " + NOW);
        all.add("X-Slack-Signature: " + SLACK.sign(NOW, body));
        return send(body, all);
    }

    private static String send(byte[] body, List<String> headers) throws IOException {
        try (var raw = new RawHttp(app.port())) {
            raw.send("POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n%s\r\n\r\n"
                    .formatted(body.length, String.join("\r\n", headers))
                    .getBytes(UTF_8));
            raw.send(body);
            return raw.status();
        }
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server does with requests that Slack would not send.
class HttpEdgeTest {
    private static final String OPENING =
            SlackRequests.form(SlackRequests.typed("/incident open the shop is slow", TestApp.AT_THE_KEYS, "trigger"));
    private static final String NOW = Long.toString(TestApp.NOW.getEpochSecond());

    @TempDir
    private static Path folder;

    @AutoClose
    private static TestApp app;

    private int before;

    @BeforeAll
    static void start() {
        app = TestApp.start(folder, Way.http);
    }

    @BeforeEach
    void count() {
        before = recorded();
    }

    @Test
    void anUnsignedRequestIsTurnedAway() throws Exception {
        Answer answer = app.requests().post(Optional.of(NOW), Optional.empty(), OPENING);

        assertTurnedAway(answer);
    }

    @Test
    void aRequestWithoutATimeIsTurnedAway() throws Exception {
        Answer answer = app.requests()
                .post(Optional.empty(), Optional.of(app.requests().sign(SlackRequests.SECRET, NOW, OPENING)), OPENING);

        assertTurnedAway(answer);
    }

    @Test
    void aRequestSignedWithAnotherSecretIsTurnedAway() throws Exception {
        Answer answer = app.requests()
                .post(
                        Optional.of(NOW),
                        Optional.of(app.requests().sign("a secret of somebody else", NOW, OPENING)),
                        OPENING);

        assertTurnedAway(answer);
    }

    @Test
    void aRequestWhoseBodyWasChangedIsTurnedAway() throws Exception {
        String signature = app.requests().sign(SlackRequests.SECRET, NOW, OPENING);

        Answer answer = app.requests().post(Optional.of(NOW), Optional.of(signature), OPENING + "&more=1");

        assertTurnedAway(answer);
    }

    @Test
    void aRequestWhoseTimeWasChangedIsTurnedAway() throws Exception {
        String signature = app.requests().sign(SlackRequests.SECRET, NOW, OPENING);
        String later = Long.toString(TestApp.NOW.plusSeconds(1).getEpochSecond());

        Answer answer = app.requests().post(Optional.of(later), Optional.of(signature), OPENING);

        assertTurnedAway(answer);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void aRequestSignedLongerThanFiveMinutesBeforeOrAheadIsTurnedAway(long seconds) throws Exception {
        Answer answer = app.requests().signedAt(away(seconds), OPENING);

        assertTurnedAway(answer);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void aRequestSignedFiveMinutesBeforeOrAheadIsTaken(long seconds) throws Exception {
        var elsewhere = new Person("U0ELSE", "else", "C" + seconds);
        String opening =
                SlackRequests.form(SlackRequests.typed("/incident open it is slow", elsewhere, "trigger" + seconds));

        Answer answer = app.requests().signedAt(away(seconds), opening);

        assertThat(answer.reply().visible()).isTrue();
        assertThat(recorded()).isEqualTo(before + 1);
    }

    @Test
    void thereIsNothingOnAnUnknownPath() throws Exception {
        Answer answer = app.requests().get("/admin");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("There is nothing here.\n");
    }

    @Test
    void slacksEndpointCannotBeRead() throws Exception {
        Answer answer = app.requests().get("/slack/events");

        assertThat(answer.status()).isIn(404, 405);
    }

    @Test
    void aBodyOverAMegabyteIsRefusedBeforeItIsReadHoweverItIsSigned() throws Exception {
        try (var slack = new RawHttp(app.port())) {
            String body = OPENING + "&padding=" + "a".repeat(1_000_001 - OPENING.length() - "&padding=".length());
            slack.send("""
                    POST /slack/events HTTP/1.1
                    Host: scribe
                    Content-Type: application/x-www-form-urlencoded
                    X-Slack-Request-Timestamp: %s
                    X-Slack-Signature: %s
                    Content-Length: %d

                    """.formatted(NOW, app.requests().sign(SlackRequests.SECRET, NOW, body), body.length())
                    .replace("\n", "\r\n"));

            assertThat(slack.status()).isEqualTo("HTTP/1.1 413 Payload Too Large");
        }
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "payload=", "payload=%7B", "{}", "[1, 2", "%zz=%", "command=&text="})
    void aSignedBodyThatIsNoRequestOfSlacksIsRefused(String body) throws Exception {
        Answer answer = app.requests().signed(body);

        assertThat(answer.status()).isEqualTo(400);
        assertNothingIsRecorded();
    }

    @Test
    void aProcessThatRunsSaysSo() throws Exception {
        Answer answer = app.requests().get("/health/live");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType())
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(answer.json().path("status").asString("")).isEqualTo("live");
    }

    @Test
    void aProcessThatCanWriteItsJournalIsReady() throws Exception {
        Answer answer = app.requests().get("/health/ready");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString("")).isEqualTo("ready");
        assertThat(answer.json().path("journal").asString("")).isEqualTo("up");
        assertThat(answer.json().path("socket_mode").asString("")).isEqualTo("off");
    }

    private void assertTurnedAway(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertNothingIsRecorded();
    }

    private void assertNothingIsRecorded() {
        assertThat(recorded()).isEqualTo(before);
    }

    private static int recorded() {
        return app.journal().incidents(StandIn.TEAM).size();
    }

    private static Instant away(long seconds) {
        return TestApp.NOW.plus(Duration.ofSeconds(seconds));
    }
}

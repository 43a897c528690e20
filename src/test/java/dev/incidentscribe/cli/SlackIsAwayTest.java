package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.AilingSlack.Ailment;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Recording goes on when Slack's Web API does not.
class SlackIsAwayTest {
    private static final Instant TOMORROW = TestApp.NOW.plus(Duration.ofDays(1));

    @TempDir
    private Path folder;

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);

    private StandIn standIn;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @ParameterizedTest
    @EnumSource
    void commandsAreAnsweredInTimeAndRecorded(Ailment ailment) throws Exception {
        try (var slack = new AilingSlack(ailment, standIn);
                Application application = start(Way.http, slack);
                var requests = new SlackRequests(application.port(), clock, SlackRequests.AS_SLACK)) {

            List<Reply> replies = new ArrayList<>();
            for (String line : List.of("/incident open it is down", "/incident it is back", "/incident close")) {
                replies.add(requests.type(TestApp.AT_THE_KEYS, line));
            }

            Incident incident = incident(application);
            assertThat(replies).allMatch(Reply::visible);
            assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
            assertThat(incident.entries()).extracting(Entry::text).containsExactly("it is down", "it is back", "");
        }
    }

    /// Each is answered in the time that Slack waits, or the request fails.
    @ParameterizedTest
    @EnumSource
    void everyVerbIsRecordedAndAnsweredInTime(Ailment ailment) throws Exception {
        try (var slack = new AilingSlack(ailment, standIn);
                Application application = start(Way.http, slack);
                var requests = new SlackRequests(application.port(), clock, SlackRequests.AS_SLACK)) {
            List<VerbTable.Row> rows = VerbTable.read();
            var recorded = new ArrayList<String>();
            var expected = new ArrayList<String>();

            var table = new VerbTable(requests, application.journal());
            for (VerbTable.Row row : rows) {
                recorded.add(table.played(row).kind());
                expected.add(row.outcome().kind());
            }

            assertThat(recorded).isEqualTo(expected);
        }
    }

    @Test
    void aNameThatSlackDoesNotTellIsTheOneOfTheRequest() throws Exception {
        try (var slack = new AilingSlack(Ailment.broken, standIn);
                Application application = start(Way.http, slack);
                var requests = new SlackRequests(application.port(), clock)) {

            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");

            assertThat(incident(application).entries())
                    .extracting(entry -> entry.author().name())
                    .containsExactly("mia");
        }
    }

    @Test
    void aNameThatSlackTellsLaterIsFilledIn() throws Exception {
        try (var slack = new AilingSlack(Ailment.broken, standIn);
                Application application = start(Way.http, slack);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");

            slack.mend();
            clock.moveTo(TestApp.NOW.plus(Duration.ofMinutes(1)));
            requests.type(TestApp.AT_THE_KEYS, "/incident it is back");
            Eventually.holds(
                    "the name is known",
                    () -> application
                            .journal()
                            .profile(StandIn.TEAM, TestApp.MIA.id())
                            .isPresent());

            assertThat(Composer.compose(
                                    incident(application), application.journal().people(StandIn.TEAM))
                            .timeline())
                    .isNotEmpty()
                    .allSatisfy(happening -> assertThat(happening.toString()).contains("Mia Novak"));
        }
    }

    @Test
    void aDraftThatCouldNotBePostedWaitsAndTheIncidentStaysClosed() throws Exception {
        try (var slack = new AilingSlack(Ailment.fileless, standIn);
                Application application = start(Way.http, slack);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");

            requests.type(TestApp.AT_THE_KEYS, "/incident close");
            Eventually.holds("an upload was tried", () -> slack.refusals() > 0);

            assertThat(waiting(application)).anyMatch(it -> it.what() instanceof Outbound.DraftFile);
            assertThat(incident(application).state()).isEqualTo(Incident.State.CLOSED);
            assertThat(standIn.posted())
                    .hasSize(1)
                    .allMatch(posted -> posted.file().isEmpty());
        }
    }

    @Test
    void aDraftThatCouldNotBePostedIsPostedOnceSlackIsBack() throws Exception {
        try (var slack = new AilingSlack(Ailment.broken, standIn);
                Application application = start(Way.http, slack);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            requests.type(TestApp.AT_THE_KEYS, "/incident close");
            Eventually.holds(
                    "a message was tried", () -> waiting(application).stream().anyMatch(it -> it.attempts() > 0));

            slack.mend();
            clock.moveTo(TestApp.NOW.plusSeconds(10));

            assertThat(TestApp.awaitFile(standIn).text()).startsWith("# Postmortem: it is down");
            Eventually.holds(
                    "nothing waits any more", () -> waiting(application).isEmpty());
        }
    }

    @Test
    void aProcessThatCannotReachSocketModeIsNotReadyUntilItCan() throws Exception {
        try (var slack = new AilingSlack(Ailment.broken, standIn);
                Application application = start(Way.socket, slack);
                var requests = new SlackRequests(application.port(), clock)) {

            Answer before = requests.get("/health/ready");
            slack.mend();
            Eventually.holds("it is ready", () -> requests.get("/health/ready").status() == 200);
            Answer after = requests.get("/health/ready");

            assertThat(before.status()).isEqualTo(503);
            assertThat(before.json().path("status").asString("")).isEqualTo("not ready");
            assertThat(before.json().path("socket_mode").asString("")).isEqualTo("down");
            assertThat(before.json().path("journal").asString("")).isEqualTo("up");
            assertThat(after.json().path("socket_mode").asString("")).isEqualTo("up");
        }
    }

    @Test
    void aProcessIsAliveWhileSlackIsAway() throws Exception {
        try (var slack = new AilingSlack(Ailment.unwilling, standIn);
                Application application = start(Way.socket, slack);
                var requests = new SlackRequests(application.port(), clock)) {

            Answer answer = requests.get("/health/live");

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    private Application start(Way way, AilingSlack slack) {
        return TestApp.start(folder.resolve("scribe.db"), TestApp.credentials(way, slack.apiUrl()), clock);
    }

    private static Incident incident(Application application) {
        return application.journal().incident(StandIn.TEAM, 1).orElseThrow();
    }

    /// What is still to be sent, whenever that is.
    private static List<Outbox.Waiting> waiting(Application application) {
        return application.journal().outbox().due(TOMORROW);
    }
}

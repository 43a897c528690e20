package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.AilingSlack.Ailment;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Socket Mode comes back by itself, whatever ends it, and readiness says how it stands.
class SocketTest {
    @TempDir
    private Path folder;

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);

    private StandIn standIn;
    private AilingSlack slack;
    private FrailLine line;
    private Application application;
    private SlackRequests requests;

    @BeforeEach
    void connect() throws Exception {
        standIn = StandIn.start(List.of(TestApp.MIA));
        line = new FrailLine(URI.create(standIn.apiUrl()).getPort());
        slack = new AilingSlack(Ailment.broken, standIn);
        slack.leadOver(line.port());
        slack.mend();
        application =
                TestApp.start(folder.resolve("scribe.db"), TestApp.credentials(Way.socket, slack.apiUrl()), clock);
        requests = new SlackRequests(application.port(), clock);
        Eventually.holds("it is ready", () -> readiness() == 200);
    }

    @AfterEach
    void stop() throws Exception {
        requests.close();
        application.close();
        slack.close();
        line.close();
        standIn.close();
    }

    @Test
    void aConnectionThatIsCutIsMadeAgain() throws Exception {
        type("/incident open it is down");

        line.cut();
        Eventually.holds("there is a new connection", () -> standIn.connections() == 2);
        String answer = type("/incident note it is back");

        assertThat(answer).contains("it is back");
    }

    @Test
    void aConnectionThatHangsIsNotCalledReadyAndIsMadeAgain() throws Exception {
        line.freeze();
        Eventually.holds("it is not ready", () -> readiness() == 503);

        line.thaw();

        Eventually.holds("it is ready again", () -> readiness() == 200);
        assertThat(type("/incident open it is down")).contains("is open");
    }

    @ParameterizedTest
    @EnumSource(names = {"broken", "unwilling", "busy", "webpage", "silent"})
    void itComesBackHoweverSlackRefusesAConnection(Ailment ailment) throws Exception {
        slack.relapse(ailment);
        int before = slack.refusals();
        line.cut();
        Eventually.holds("a new connection was refused", () -> slack.refusals() > before);
        int meanwhile = readiness();

        slack.mend();
        long mended = System.nanoTime();

        Eventually.holds("it is ready again", () -> readiness() == 200);
        System.out.printf(
                "Slack was %s; Socket Mode is back %d ms after it%n",
                ailment, Duration.ofNanos(System.nanoTime() - mended).toMillis());
        assertThat(meanwhile).isEqualTo(503);
        assertThat(type("/incident open it is down")).contains("is open");
    }

    @Test
    void aConnectionThatSlackIsAboutToEndIsReplacedAndNothingIsLost() throws Exception {
        type("/incident open it is down");
        List<Future<String>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                String note = "note " + i;
                answers.add(threads.submit(() -> type("/incident " + note)));
                if (i % 50 == 25) {
                    standIn.announceEnd();
                }
            }
        }

        assertThat(answers).allSatisfy(it -> assertThat(it.get()).startsWith("INC-1 *#"));
        assertThat(application.journal().incident(StandIn.TEAM, 1).orElseThrow().entries())
                .hasSize(201);
        assertThat(readiness()).isEqualTo(200);
    }

    private int readiness() throws Exception {
        return requests.get("/health/ready").status();
    }

    private String type(String command) throws Exception {
        return SlackRequests.reply(standIn.send(
                        "slash_commands", SlackRequests.typed(command, TestApp.AT_THE_KEYS, "trigger " + command)))
                .text();
    }
}

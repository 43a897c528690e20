package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.slack.client.SlackClient;
import dev.incidentscribe.slack.gate.Reception;
import dev.incidentscribe.slack.gate.Socket;
import dev.incidentscribe.telemetry.Telemetry;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who looks after the connection of Socket Mode goes on doing so, whatever happens to them.
class SocketWatchdogTest {
    /// Fails whenever it hears of a new connection.
    private static final class Failing implements Runnable {
        private final AtomicInteger heard = new AtomicInteger();

        @Override
        public void run() {
            if (heard.incrementAndGet() % 2 == 1) {
                throw new LinkageError("a class is missing");
            }
            throw new IllegalStateException("it cannot be");
        }
    }

    @Test
    void whatFailsInItsOwnStepDoesNotKeepItFromConnectingAgain() throws Exception {
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                var line = new FrailLine(URI.create(standIn.apiUrl()).getPort());
                var slack = new AilingSlack(AilingSlack.Ailment.broken, standIn);
                var client = new SlackClient(TestApp.credentials(Way.socket, slack.apiUrl()));
                var log = new HeardLog()) {
            slack.leadOver(line.port());
            slack.mend();
            var failing = new Failing();
            var app = new App(AppConfig.builder()
                    .slack(client.slack())
                    .singleTeamBotToken("xoxb-test")
                    .requestVerificationEnabled(false)
                    .build());
            try (var socket =
                    new Socket(app, new Reception(app, Telemetry.none()), client, "xapp-test", failing).start()) {
                for (int connections = 1; connections <= 3; connections++) {
                    int wanted = connections;
                    Eventually.holds("connection " + wanted, () -> failing.heard.get() == wanted && socket.isUp());
                    line.cut();
                }
                Eventually.holds("it is up for the last time", () -> failing.heard.get() == 4 && socket.isUp());

                assertThat(standIn.connections()).isGreaterThanOrEqualTo(4);
                Eventually.holds(
                        "each failure is logged",
                        () -> log.with(LinkageError.class).size() == 2
                                && log.with(IllegalStateException.class).size() == 2);
            }
        }
    }
}

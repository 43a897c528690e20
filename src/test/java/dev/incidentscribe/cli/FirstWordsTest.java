package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Who says what is wrong before there is an incident is offered one.
class FirstWordsTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http);
        mia = new SlackGestures(app);
    }

    @Test
    void theyBecomeTheTitleOfAnIncidentThatIsOpenSinceTheyWereTyped() throws Exception {
        JsonNode refusal = mia.type("/incident checkout is down sev1");
        app.later(Duration.ofMinutes(7));

        assertThat(refusal.path("text").asString("")).startsWith("Not recorded: there is no incident");
        mia.press(refusal.path("blocks"), "/incident open checkout is down sev1");

        assertThat(app.incident(1).title()).isEqualTo("checkout is down");
        assertThat(app.incident(1).severity()).contains(Severity.SEV1);
        assertThat(app.incident(1).milestones().at(Milestone.OPENED)).contains(TestApp.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"did restarted the shop", "at 10:00 checkout is down", "note INC-7 checkout is down"})
    void whatIsNoTitleOpensNothing(String line) throws Exception {
        JsonNode refusal = mia.type("/incident " + line);

        assertThat(SlackGestures.labels(refusal.path("blocks"))).isEmpty();
        assertThat(app.journal().incident(StandIn.TEAM, 1)).isEmpty();
    }
}

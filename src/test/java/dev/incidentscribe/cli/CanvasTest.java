package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Room;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.Canvases;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where it is configured, a closed incident has its draft in a canvas of its own, which follows the drafts.
class CanvasTest {
    private static final Duration A_LITTLE = Duration.ofSeconds(5);
    private static final Room PAINTED = Room.untouched().withCanvas();

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private Canvases canvases;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http, TestApp.RULES.with(PAINTED));
        canvases = app.standIn().canvases();
        app.type("/incident open the shop is slow sev2");
        app.type("/incident impact 75% of customers could not pay");
    }

    @Test
    void theCloseLeavesACanvasWithTheDraft() throws Exception {
        type("/incident close");

        assertThat(canvases.of(TestApp.CHANNEL)).singleElement().satisfies(canvas -> {
            assertThat(canvas.title()).isEqualTo("INC-1: postmortem");
            assertThat(canvas.markdown())
                    .startsWith("_Written anew with each draft")
                    .contains("# Postmortem: the shop is slow", "75% of customers could not pay. _#2_", "## Timeline")
                    .doesNotContain("<sub>");
        });
    }

    @Test
    void anOpenIncidentHasNone() throws Exception {
        type("/postmortem share");

        assertThat(canvases.of(TestApp.CHANNEL)).isEmpty();
    }

    @Test
    void theNextDraftIsWrittenIntoTheSameCanvas() throws Exception {
        type("/incident close");

        type("/incident cause the certificate had run out");
        type("/postmortem share");

        assertThat(canvases.of(TestApp.CHANNEL))
                .singleElement()
                .extracting(Canvases.Kept::markdown)
                .asString()
                .contains("the certificate had run out");
    }

    @Test
    void whatIsPublishedIsWrittenIntoTheCanvas() throws Exception {
        type("/incident close");

        type("/postmortem INC-1 publish");

        assertThat(canvases.of(TestApp.CHANNEL))
                .singleElement()
                .extracting(Canvases.Kept::markdown)
                .asString()
                .contains("Version 1, published");
    }

    @Test
    void eachIncidentOfAChannelHasItsOwn() throws Exception {
        type("/incident close");
        String first = canvases.of(TestApp.CHANNEL).getFirst().markdown();

        app.type("/incident open the shop is down");
        type("/incident close");

        assertThat(canvases.of(TestApp.CHANNEL))
                .extracting(Canvases.Kept::title)
                .containsExactly("INC-1: postmortem", "INC-2: postmortem");
        assertThat(canvases.of(TestApp.CHANNEL).getFirst().markdown()).isEqualTo(first);
    }

    @Test
    void aCanvasThatSomebodyDeletedIsMadeAnew() throws Exception {
        type("/incident close");
        canvases.clear();

        type("/postmortem share");

        assertThat(canvases.of(TestApp.CHANNEL)).hasSize(1);
    }

    @Test
    void withoutBeingConfiguredThereIsNone() throws Exception {
        try (TestApp other = TestApp.start(folder.resolve("other"), Way.http, TestApp.RULES.with(Room.standard()))) {
            other.type("/incident open the shop is slow");
            other.type("/incident close");
            other.later(A_LITTLE);
            other.settle();

            assertThat(other.standIn().canvases().of(TestApp.CHANNEL)).isEmpty();
        }
    }

    @Test
    void aCanvasWhoseAnswerGotLostIsNotMadeTwice() throws Exception {
        try (var standIn = StandIn.start(List.of(TestApp.MIA))) {
            var slack = new FlakySlack(
                    standIn, request -> request.method().equals("canvases.create") ? Fate.DONE_UNSAID : Fate.DONE);

            close(slack, () -> !slack.requests("canvases.edit").isEmpty());

            assertThat(slack.requests("canvases.create")).hasSize(1);
            assertThat(standIn.canvases().of(TestApp.CHANNEL)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_CANVASES       | `canvas: off` in the configuration keeps me from trying.",
                "NO_SCOPE          | the app lacks the scope `canvases:write`",
                "RESTRICTED_ACTION | An administrator of Slack may allow it."
            })
    void whatSlackRefusesIsToldOnceAndTheDraftIsThereAllTheSame(Fate fate, String remedy) throws Exception {
        try (var standIn = StandIn.start(List.of(TestApp.MIA))) {
            Function<Request, Fate> fates = request -> request.method().equals("canvases.create") ? fate : Fate.DONE;

            close(new FlakySlack(standIn, fates), () -> !told(standIn).isEmpty());

            assertThat(told(standIn))
                    .singleElement()
                    .asString()
                    .contains("Slack does not let me put the draft into a canvas: ", remedy);
            assertThat(standIn.upload("inc-1-postmortem.md")).isPresent();
        }
    }

    private static List<String> told(StandIn standIn) {
        return standIn.channels().texts("D" + TestApp.MIA.id());
    }

    /// An incident is opened, closed and shared twice.
    private void close(FlakySlack slack, Callable<Boolean> done) throws Exception {
        var clock = new PracticeClock(TestApp.NOW);
        try (slack;
                Application application = TestApp.start(
                        folder.resolve("other.db"),
                        TestApp.credentials(Way.http, slack.apiUrl()),
                        TestApp.RULES.with(PAINTED),
                        clock);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            requests.type(TestApp.AT_THE_KEYS, "/incident close");
            requests.type(TestApp.AT_THE_KEYS, "/postmortem share");
            Eventually.holds("the canvas was dealt with", () -> {
                clock.moveTo(clock.instant().plus(A_LITTLE));
                return done.call()
                        && application.journal().outbox().due(clock.instant()).isEmpty();
            });
        }
    }

    /// What changes while the status is shown is shown some seconds later, and the canvas waits for that.
    private void type(String line) throws Exception {
        app.type(line);
        for (int i = 0; i < 3; i++) {
            app.later(A_LITTLE);
            app.settle();
        }
    }
}

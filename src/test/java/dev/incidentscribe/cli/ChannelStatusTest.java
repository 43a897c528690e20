package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Room;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.Channels;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The channel of an open incident shows how it stands, in the topic and in one pinned message.
class ChannelStatusTest {
    private static final Duration A_LITTLE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private Channels channels;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http, TestApp.RULES.with(Room.standard()));
        channels = app.standIn().channels();
        channels.setTopic(TestApp.CHANNEL, "Tea & biscuits");
        app.type("/incident open the shop is slow sev2");
        app.settle();
    }

    @Test
    void theTopicCarriesNumberSeverityStatusAndLead() {
        assertThat(channels.topic(TestApp.CHANNEL)).isEqualTo("INC-1 · SEV-2 · investigating · Lead: nobody yet");
    }

    @Test
    void onePinnedMessageShowsHowItStands() {
        assertThat(channels.pinned(TestApp.CHANNEL))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith(
                                "*INC-1* · *SEV-2* · *investigating* · the shop is slow\nOpened <!date^1773065100^{ago}")
                        .contains("Lead: nobody yet", "*Opened*: the shop is slow `#1`", "Everybody here may record"));
    }

    @Test
    void whatChangesWithinAFewSecondsIsOneEditInPlace() throws Exception {
        app.type("/incident lead <@%s|mia>".formatted(TestApp.MIA.id()));
        app.type("/incident severity sev1 nobody can pay");
        app.type("/incident identified the pool is full");
        app.later(A_LITTLE);
        app.settle();

        assertThat(channels.texts(TestApp.CHANNEL))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("*INC-1* · *SEV-1* · *identified* · the shop is slow")
                        .contains("Lead: @Mia Novak", "the pool is full"));
        assertThat(channels.topic(TestApp.CHANNEL)).isEqualTo("INC-1 · SEV-1 · identified · Lead: Mia Novak");
    }

    @Test
    void theCloseShowsTheEndUnpinsAndPutsTheTopicBack() throws Exception {
        app.type("/incident close");
        app.later(A_LITTLE);
        app.settle();

        assertThat(channels.pinned(TestApp.CHANNEL)).isEmpty();
        assertThat(channels.texts(TestApp.CHANNEL).getFirst())
                .startsWith("*INC-1* · *SEV-2* · *closed* · the shop is slow")
                .endsWith("`/postmortem INC-1` shows the draft.");
        assertThat(channels.topic(TestApp.CHANNEL)).isEqualTo("Tea & biscuits");
    }

    @Test
    void aTopicThatSomebodySetMeanwhileStays() throws Exception {
        channels.setTopic(TestApp.CHANNEL, "Ask Ben");

        app.type("/incident close");
        app.later(A_LITTLE);
        app.settle();

        assertThat(channels.topic(TestApp.CHANNEL)).isEqualTo("Ask Ben");
    }

    @Test
    void aReopenedIncidentIsShownAgainInTheSameMessage() throws Exception {
        app.type("/incident cancel a false alarm");
        app.later(A_LITTLE);
        app.settle();

        app.type("/incident reopen it was none");
        app.later(A_LITTLE);
        app.settle();

        assertThat(channels.texts(TestApp.CHANNEL)).hasSize(1);
        assertThat(channels.pinned(TestApp.CHANNEL)).hasSize(1);
        assertThat(channels.topic(TestApp.CHANNEL)).startsWith("INC-1 · ");
    }

    @Test
    void whatSlackRefusesIsToldOnceToTheOpenerAndEverythingIsRecorded() throws Exception {
        app.close();
        var clock = new PracticeClock(TestApp.NOW);
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                var slack = new FlakySlack(
                        standIn, request -> request.method().startsWith("pins.") ? Fate.NO_SCOPE : Fate.DONE);
                Application application = TestApp.start(
                        folder.resolve("other.db"),
                        TestApp.credentials(Way.http, slack.apiUrl()),
                        TestApp.RULES.with(Room.standard()),
                        clock);
                var requests = new SlackRequests(application.port(), clock)) {
            for (String line : List.of("/incident open it is down", "/incident note one", "/incident note two")) {
                requests.type(TestApp.AT_THE_KEYS, line);
                clock.moveTo(clock.instant().plus(A_LITTLE));
                Eventually.holds(
                        "the outbox is worked off",
                        () -> application
                                .journal()
                                .outbox()
                                .due(clock.instant())
                                .isEmpty());
            }

            assertThat(slack.requests("pins.add")).hasSize(3);
            assertThat(standIn.channels().texts("D" + TestApp.MIA.id()))
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("pin the status message", "`pins:write`"));
            assertThat(standIn.channels().texts(TestApp.CHANNEL)).hasSize(1);
            assertThat(application
                            .journal()
                            .incident(StandIn.TEAM, 1)
                            .orElseThrow()
                            .entries())
                    .hasSize(3);
        }
    }
}

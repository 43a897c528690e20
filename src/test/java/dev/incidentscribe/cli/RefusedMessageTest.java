package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Room;
import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.StandIn.Posted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What Slack refuses for good, or until somebody mends something, is in nobody's way. Where the clock stands still,
/// nothing is tried a second time.
class RefusedMessageTest {
    private static final Duration A_LITTLE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @AutoClose
    private final StandIn standIn = StandIn.start(List.of(TestApp.MIA));

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);

    @ParameterizedTest
    @EnumSource(
            names = {"NOT_IN_CHANNEL", "CHANNEL_NOT_FOUND", "IS_ARCHIVED", "NO_SCOPE", "RESTRICTED_ACTION", "TOO_LONG"})
    void anAnswerThatSlackDoesNotTakeIsGivenUpAtOnce(Fate fate) throws Exception {
        try (var slack = posting(request -> request.number() == 1 ? fate : Fate.DONE);
                Application application = start(slack, TestApp.RULES)) {

            answer(application, "one");
            answer(application, "two");
            settle(application);

            assertThat(standIn.channels().texts(TestApp.CHANNEL)).containsExactly("two");
            assertThat(slack.requests("chat.postMessage")).hasSize(2);
        }
    }

    @Test
    void theOpenerIsToldThatAnAnswerWasGivenUp() throws Exception {
        try (var slack =
                        posting(request -> request.says("channel", TestApp.CHANNEL) ? Fate.NOT_IN_CHANNEL : Fate.DONE);
                Application application = start(slack, TestApp.RULES);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");

            answer(application, "one");
            answer(application, "two");
            settle(application);

            assertThat(standIn.channels().texts("D" + TestApp.MIA.id()))
                    .singleElement()
                    .asString()
                    .contains("does not let me post there", "`/invite @scribe` there mends it");
        }
    }

    @Test
    void aDraftThatWaitsForSomebodyToMendThingsKeepsNothingElse() throws Exception {
        var mended = new AtomicBoolean();
        try (var slack = new FlakySlack(
                        standIn,
                        request -> request.method().equals("files.getUploadURLExternal") && !mended.get()
                                ? Fate.NO_SCOPE
                                : Fate.DONE);
                Application application = start(slack, TestApp.RULES);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            requests.type(TestApp.AT_THE_KEYS, "/incident close");
            answer(application, "an answer");
            settle(application);
            List<String> before = standIn.channels().texts(TestApp.CHANNEL);

            mended.set(true);
            clock.moveTo(clock.instant().plus(A_LITTLE));
            settle(application);

            assertThat(before).hasSize(2).last().isEqualTo("an answer");
            assertThat(standIn.posted().stream().map(Posted::file).flatMap(Optional::stream))
                    .containsExactly("Postmortem draft of INC-1", "Timeline of INC-1");
        }
    }

    @Test
    void aStatusThatSlackTookWithoutSayingWhereIsNotPostedAgain() throws Exception {
        try (var slack = posting(_ -> Fate.DONE_WORDLESSLY);
                Application application = start(slack, TestApp.RULES.with(Room.standard()));
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            settle(application);

            requests.type(TestApp.AT_THE_KEYS, "/incident note half of it");
            clock.moveTo(clock.instant().plus(A_LITTLE));
            settle(application);

            assertThat(standIn.channels().texts(TestApp.CHANNEL))
                    .singleElement()
                    .asString()
                    .contains("half of it");
            assertThat(slack.requests("chat.postMessage")).hasSize(1);
        }
    }

    /// What posting a message meets; all else is done.
    private FlakySlack posting(Function<Request, Fate> fates) {
        return new FlakySlack(
                standIn, request -> request.method().equals("chat.postMessage") ? fates.apply(request) : Fate.DONE);
    }

    private Application start(FlakySlack slack, Rules rules) {
        return TestApp.start(folder.resolve("scribe.db"), TestApp.credentials(Way.http, slack.apiUrl()), rules, clock);
    }

    private void answer(Application application, String text) {
        application
                .journal()
                .outbox()
                .put(
                        StandIn.TEAM,
                        text,
                        new Outbound.Answer(
                                TestApp.CHANNEL, Optional.empty(), Optional.empty(), text, List.of(), Optional.empty()),
                        clock.instant());
    }

    private void settle(Application application) throws Exception {
        Eventually.holds(
                "the outbox is worked off",
                () -> application.journal().outbox().due(clock.instant()).isEmpty());
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Sending;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.StandIn.Posted;
import dev.incidentscribe.web.HttpServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is owed to Slack is sent once, in order, not too early, and not never.
class OutboxTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Sending AT_ONCE = Sending.standard().withoutPauses();
    private static final String OTHER_CHANNEL = "C0OTHER";
    private static final Duration SLACK = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private StandIn standIn;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void afterA429NothingIsSentThereBeforeTheTimeThatSlackNamed() throws Exception {
        try (var slack = posting(request -> request.number() == 1 ? Fate.TOO_MANY : Fate.DONE);
                Application application = start(slack, AT_ONCE)) {

            say(application, TestApp.CHANNEL, "one", "two");
            settle(application);

            assertThat(said()).containsExactly("one", "two");
            List<Request> requests = slack.requests("chat.postMessage");
            assertThat(requests).hasSize(3);
            assertThat(between(requests.get(0), requests.get(1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3).minus(SLACK));
        }
    }

    @Test
    void aChannelGetsOneMessageASecond() throws Exception {
        try (var slack = posting(_ -> Fate.DONE);
                Application application = start(slack, Sending.standard())) {

            say(application, TestApp.CHANNEL, "one", "two", "three");
            settle(application);

            assertThat(said()).containsExactly("one", "two", "three");
            List<Request> requests = slack.requests("chat.postMessage");
            assertThat(between(requests.get(0), requests.get(1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).minus(SLACK));
            assertThat(between(requests.get(1), requests.get(2)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).minus(SLACK));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE_UNSAID", "CUT", "BROKEN"})
    void aMessageWhoseAnswerNeverCameIsThereOnce(Fate fate) throws Exception {
        try (var slack = posting(request -> request.number() == 1 ? fate : Fate.DONE);
                Application application = start(slack, AT_ONCE)) {

            say(application, TestApp.CHANNEL, "one", "two");
            settle(application);

            assertThat(said()).containsExactly("one", "two");
        }
    }

    @Test
    void aFileWhoseAnswerNeverCameIsThereOnce() throws Exception {
        try (var slack = new FlakySlack(
                        standIn,
                        request -> request.method().equals("files.completeUploadExternal") && request.number() == 1
                                ? Fate.DONE_UNSAID
                                : Fate.DONE);
                Application application = start(slack, AT_ONCE);
                var requests = new SlackRequests(application.port(), CLOCK)) {

            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            requests.type(TestApp.AT_THE_KEYS, "/incident close");
            settle(application);

            assertThat(standIn.posted().stream().map(Posted::file).flatMap(Optional::stream))
                    .containsExactly("Postmortem draft of INC-1", "Timeline of INC-1");
        }
    }

    @Test
    void whatWasUnderWayAtAStopIsLookedForAtTheNextStart() throws Exception {
        try (var slack = posting(request -> request.number() == 1 ? Fate.DONE_UNSAID : Fate.DONE)) {
            try (Application application = start(slack, AT_ONCE)) {
                say(application, TestApp.CHANNEL, "one", "two");
                Eventually.holds("one is said", () -> !said().isEmpty());
            }

            try (Application again = start(slack, AT_ONCE)) {
                settle(again);
            }

            assertThat(said()).containsExactly("one", "two");
        }
    }

    @Test
    void aSlackThatIsDownForLongLosesNothing() throws Exception {
        try (var slack = posting(request -> request.number() <= 2 ? Fate.BROKEN : Fate.DONE);
                Application application = start(slack, AT_ONCE)) {

            say(application, TestApp.CHANNEL, "one", "two");
            settle(application);

            assertThat(said()).containsExactly("one", "two");
        }
    }

    @Test
    void whatSlackDoesNotTakeIsGivenUpInTheEndAndTheOpenerIsTold() throws Exception {
        try (var slack = posting(request -> request.says("channel", TestApp.CHANNEL) ? Fate.BROKEN : Fate.DONE);
                Application application = start(slack, AT_ONCE.tryingFor(Duration.ofSeconds(1)));
                var requests = new SlackRequests(application.port(), CLOCK)) {

            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            requests.type(TestApp.AT_THE_KEYS, "/incident close");
            Eventually.holds("somebody is told", () -> said().stream().anyMatch(it -> it.contains("I no longer try")));
            settle(application);

            assertThat(standIn.posted())
                    .filteredOn(posted -> posted.text().contains("I no longer try"))
                    .allMatch(posted -> posted.channel().equals("D" + TestApp.MIA.id()));
        }
    }

    @Test
    void whatFailsWithAnErrorIsGivenUpInTheEndAsWell() throws Exception {
        try (var slack = posting(_ -> Fate.DONE);
                Application application = start(slack, AT_ONCE.tryingFor(Duration.ZERO), new Ailing())) {

            say(application, TestApp.CHANNEL, "one", "two");
            settle(application);

            assertThat(said()).containsExactly("one", "two");
        }
    }

    /// Cannot tell the time to who sends, the first time of two; then an hour more has passed.
    private static final class Ailing implements InstantSource {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Instant instant() {
            if (!Thread.currentThread().getName().startsWith("postman-")) {
                return CLOCK.instant();
            }
            int times = asked.incrementAndGet();
            if (times % 2 == 1) {
                throw new StackOverflowError();
            }
            return CLOCK.instant().plus(Duration.ofHours(times));
        }
    }

    @Test
    void aChannelThatHangsDelaysNoOther() throws Exception {
        try (var slack = posting(request -> request.says("channel", TestApp.CHANNEL) ? Fate.SILENT : Fate.DONE);
                Application application = start(slack, AT_ONCE)) {
            say(application, TestApp.CHANNEL, "stuck");
            Eventually.holds(
                    "it hangs", () -> !slack.requests("chat.postMessage").isEmpty());

            say(application, OTHER_CHANNEL, "one", "two", "three");
            Eventually.holds("the other goes on", () -> said().size() == 3);

            assertThat(said()).containsExactly("one", "two", "three");
        }
    }

    @Test
    void whatCannotBeReadIsSetAsideAndInNobodysWay() throws Exception {
        try (var slack = posting(_ -> Fate.DONE);
                Application application = start(slack, AT_ONCE)) {
            enter("fromTheFuture", "{}");
            enter("tell", "{broken");

            say(application, TestApp.CHANNEL, "one");
            settle(application);

            assertThat(said()).containsExactly("one");
        }
    }

    @Test
    void whatWasSaidIsNotKept() throws Exception {
        try (var slack = posting(_ -> Fate.DONE);
                Application application = start(slack, AT_ONCE)) {

            say(application, TestApp.CHANNEL, "a word that is gone");
            settle(application);

            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT key, length(body), sent_at FROM outbox")) {
                assertThat(row.getString(1)).isEqualTo(TestApp.CHANNEL + " a word that is gone");
                assertThat(row.getInt(2)).isZero();
                assertThat(row.getLong(3)).isPositive();
            }
        }
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() throws Exception {
        var ahead = new AtomicReference<>(Duration.ofHours(2));
        try (var slack = posting(request -> request.number() == 2 ? Fate.BROKEN : Fate.DONE);
                Application application =
                        start(slack, Sending.standard(), () -> CLOCK.instant().plus(ahead.get()))) {
            say(application, TestApp.CHANNEL, "one");
            Eventually.holds("one is said, and two is tried", () -> {
                say(application, TestApp.CHANNEL, "two");
                return slack.requests("chat.postMessage").size() == 2;
            });

            ahead.set(Duration.ZERO);
            say(application, TestApp.CHANNEL, "three");

            Eventually.holds("all is said", () -> said().equals(List.of("one", "two", "three")));
        }
    }

    /// What posting a message meets; all else is done.
    private FlakySlack posting(Function<Request, Fate> fates) {
        return new FlakySlack(
                standIn, request -> request.method().equals("chat.postMessage") ? fates.apply(request) : Fate.DONE);
    }

    private Application start(FlakySlack slack, Sending sending) {
        return start(slack, sending, CLOCK);
    }

    private Application start(FlakySlack slack, Sending sending, InstantSource clock) {
        return Application.start(
                        HttpServer.prepare(),
                        new Setup(
                                HttpServer.Address.local(0),
                                folder.resolve("scribe.db"),
                                TestApp.credentials(Way.http, slack.apiUrl()),
                                TestApp.RULES.with(sending),
                                Documents.shipped(),
                                TestApp.REDACTOR),
                        clock)
                .begin();
    }

    private static void say(Application application, String channel, String... texts) {
        Outbox outbox = application.journal().outbox();
        for (String text : texts) {
            outbox.put(
                    StandIn.TEAM,
                    channel + " " + text,
                    new Outbound.Answer(
                            channel,
                            Optional.of("1700000000.000001"),
                            Optional.empty(),
                            text,
                            List.of(),
                            Optional.empty()),
                    CLOCK.instant());
        }
    }

    /// Writes a row as another version would have.
    private void enter(String kind, String body) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("""
                    INSERT INTO outbox (workspace, key, lane, kind, body, created_at, due_at)
                    VALUES ('%s', '%s', '%s', '%s', CAST('%s' AS BLOB), 0, 0)""".formatted(StandIn.TEAM, kind, TestApp.CHANNEL, kind, body));
        }
    }

    private List<String> said() {
        return standIn.posted().stream().map(Posted::text).toList();
    }

    private static void settle(Application application) throws Exception {
        Eventually.holds(
                "the outbox is worked off",
                () -> application
                        .journal()
                        .outbox()
                        .due(CLOCK.instant().plus(Duration.ofDays(1)))
                        .isEmpty());
    }

    private static Duration between(Request earlier, Request later) {
        return Duration.ofNanos(later.nanos() - earlier.nanos());
    }
}

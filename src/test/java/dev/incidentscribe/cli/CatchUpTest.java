package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Context;
import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.slack.client.Credentials;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// What happens in the channel while nobody listens is on the timeline afterwards, as if somebody had.
class CatchUpTest {
    private static final String MIA = TestApp.MIA.id();
    private static final String BEN = TestApp.BEN.id();
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder;

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);
    private final List<Map<String, Object>> events = new ArrayList<>();

    private StandIn standIn;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA, TestApp.BEN));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void halfAnHourOfABusyChannelIsCaughtUpWith() throws Exception {
        List<String> before = List.of(say(1, BEN, "captured and edited"), say(2, BEN, "captured and deleted"));
        try (Application application = serve("offline", Way.http)) {
            open(application);
            before.forEach(this::capture);
            deliver(application);
        }

        awayFor(Duration.ofMinutes(30));
        edit(before.get(0), BEN, "captured and edited while we were away");
        delete(before.get(1));
        String last = aBusyHalfHour();
        List<Seen> caughtUp;
        try (Application application = serve("offline", Way.http)) {
            Eventually.holds("all is caught up with", () -> mark(application).equals(Optional.of(last)));
            caughtUp = seen(application);
            deliver(application);

            assertThat(seen(application)).isEqualTo(caughtUp);
        }
        List<Seen> online;
        try (Application application = serve("online", Way.http)) {
            open(application);
            deliver(application);
            online = seen(application);
        }
        print(caughtUp, online);
        assertThat(caughtUp).isEqualTo(online);
        assertThat(caughtUp).extracting(Seen::text).contains("captured and edited while we were away");
        assertThat(caughtUp).hasSize(1 + 100 - 10 - 10 + 5);
    }

    @Test
    void withEverythingKeptWhatWasSaidMeanwhileIsKeptToo() throws Exception {
        Credentials credentials = TestApp.credentials(Way.http, standIn.apiUrl());
        Rules everything = TestApp.RULES.with(Context.all());
        Path journal = folder.resolve("scribe.db");
        String heard;
        try (Application application = TestApp.start(journal, credentials, everything, clock)) {
            open(application);
            heard = say(1, BEN, "heard at once");
            events.add(SlackEvents.said(
                    "EvHeard", Map.of("type", "message", "user", BEN, "text", "heard at once", "ts", heard)));
            deliver(application);
        }

        awayFor(Duration.ofMinutes(5));
        edit(heard, BEN, "heard at once, and edited since");
        say(100, StandIn.BOT, "INC-1 is open");
        String last = say(120, BEN, "just talking");
        edit(last, BEN, "just talking, and edited before anybody listened");
        try (Application application = TestApp.start(journal, credentials, everything, clock)) {
            Eventually.holds("it is caught up with", () -> mark(application).equals(Optional.of(last)));

            Incident incident = application.journal().incident(StandIn.TEAM, 1).orElseThrow();
            assertThat(incident.context()).as("two messages, and one edit").isEqualTo(3);
            assertThat(incident.entries()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidToTheScribeMeanwhileIsDoneOnceAndAnswered(Way way) throws Exception {
        try (Application application = serve("scribe", way)) {
            open(application);
        }

        awayFor(Duration.ofMinutes(5));
        String ts = say(120, BEN, "<@%s> finding the pool is full".formatted(StandIn.BOT));
        mention(ts, BEN, "<@%s> finding the pool is full".formatted(StandIn.BOT));
        try (Application application = serve("scribe", way)) {
            Eventually.holds("it is answered", () -> standIn.posted().size() == 1);
            if (way == Way.http) {
                deliver(application);
            }

            assertThat(seen(application))
                    .containsExactly(new Seen(TestApp.NOW.plusSeconds(120), BEN, "the pool is full"));
            assertThat(standIn.posted())
                    .singleElement()
                    .satisfies(it -> assertThat(it.thread()).contains(ts));
        }
    }

    @Test
    void aMentionThatWasEditedMeanwhileIsRecordedAnewAsWhatItTells() throws Exception {
        String before = "<@%s> decison roll back".formatted(StandIn.BOT);
        String ts = say(1, BEN, before);
        try (Application application = serve("edited", Way.http)) {
            open(application);
            mention(ts, BEN, before);
            deliver(application);
        }

        awayFor(Duration.ofMinutes(5));
        edit(ts, BEN, "<@%s> decision roll back".formatted(StandIn.BOT));
        String last = say(240, BEN, "are we good?");
        try (Application application = serve("edited", Way.http)) {
            Eventually.holds("all is caught up with", () -> mark(application).equals(Optional.of(last)));

            assertThat(seen(application))
                    .extracting(Seen::text)
                    .contains("roll back")
                    .doesNotContain("decison roll back");
        }
    }

    @Test
    void whatWasRefusedWhenItWasSaidIsNotDoneLater() throws Exception {
        String again = "<@%s> restore 7".formatted(StandIn.BOT);
        try (Application application = serve("scribe", Way.http)) {
            open(application);
            awayFor(Duration.ofMinutes(2));
            mention(say(60, BEN, again), BEN, again);
            deliver(application);
            Eventually.holds("it is refused", () -> standIn.posted().size() == 1);
        }

        try (Application application = serve("scribe", Way.http)) {
            deliver(application);

            assertThat(standIn.posted()).hasSize(1);
            assertThat(seen(application)).isEmpty();
        }
    }

    @Test
    void anEditIsCaughtUpWithOnceThoughItHoldsASecret() throws Exception {
        String ts = say(30, BEN, "nothing yet");
        try (Application application = serve("scribe", Way.http)) {
            open(application);
            capture(ts);
            deliver(application);
        }
        awayFor(Duration.ofMinutes(5));
        standIn.channels().edit(ts, "the key AKIAQ3EGRVTWLNTK7XQ4 is in the log", SlackEvents.ts(clock.instant()));
        String second = say(400, BEN, "so that it is seen when all is read");
        try (Application application = serve("scribe", Way.http)) {
            Eventually.holds("it is caught up with", () -> mark(application).equals(Optional.of(second)));
            type(application, "/incident edit 2 the key was in the log; it is rotated");
        }
        awayFor(Duration.ofMinutes(5));
        String third = say(800, BEN, "and once more");

        try (Application application = serve("scribe", Way.http)) {
            Eventually.holds("it is caught up with", () -> mark(application).equals(Optional.of(third)));

            assertThat(seen(application))
                    .extracting(Seen::text)
                    .containsExactly("the key was in the log; it is rotated");
        }
    }

    @Test
    void aDraftHoldsWhatWasMissedUpToTheClose() throws Exception {
        try (Application application = serve("scribe", Way.http)) {
            open(application);
            capture(say(30, BEN, "nobody told us of the emoji"));

            type(application, "/incident close");

            assertThat(TestApp.awaitFile(standIn).text()).contains("nobody told us of the emoji");
        }
    }

    @Test
    void aDraftDoesNotWaitForAChannelThatSlackIsSlowToTellOf() throws Exception {
        Rules impatient = TestApp.RULES.with(TestApp.RULES.sending().readingFor(Duration.ZERO));
        try (var slack = new FlakySlack(
                        standIn,
                        request -> request.method().equals("conversations.history") ? Fate.SILENT : Fate.DONE);
                Application application = TestApp.start(
                        folder.resolve("scribe.db"), TestApp.credentials(Way.http, slack.apiUrl()), impatient, clock)) {
            open(application);

            type(application, "/incident close");

            TestApp.awaitFile(standIn);
            assertThat(standIn.posted())
                    .filteredOn(posted -> posted.file().isEmpty())
                    .singleElement()
                    .satisfies(summary -> assertThat(summary.text())
                            .contains("Slack did not tell in time what was said in this channel"));
        }
    }

    @Test
    void aMessageThatIsGoneIsNotLookedForAgain() throws Exception {
        try (Application application = serve("scribe", Way.http)) {
            open(application);
            List.of(say(1, BEN, "one"), say(2, BEN, "two"), say(3, BEN, "three"))
                    .forEach(this::capture);
            deliver(application);
        }
        List.of(1, 2, 3).forEach(second -> standIn.channels().delete(SlackEvents.ts(TestApp.NOW.plusSeconds(second))));

        int first = looksInACatchUp(10);
        int second = looksInACatchUp(20);

        assertThat(first).isEqualTo(3);
        assertThat(second).isZero();
    }

    /// How often a single message is asked for while a channel is caught up with.
    private int looksInACatchUp(int seconds) throws Exception {
        String last = say(seconds, BEN, "the last one");
        try (var slack = new FlakySlack(standIn, _ -> Fate.DONE);
                Application application = serve("scribe", TestApp.credentials(Way.http, slack.apiUrl()))) {
            Eventually.holds("it is caught up with", () -> mark(application).equals(Optional.of(last)));
            return slack.requests("conversations.replies").size()
                    + slack.requests("conversations.history").size()
                    - 1;
        }
    }

    @Test
    void aReplyIsNoProofThatTheChannelWasReadUpToIt() throws Exception {
        String parent = say(10, BEN, "the parent");
        reply(600, BEN, "the reply", parent);
        try (Application application = serve("scribe", Way.http)) {
            open(application);
        }
        try (Application application = serve("scribe", Way.http)) {
            Eventually.holds("it is caught up with", () -> mark(application).isPresent());

            assertThat(mark(application)).contains(parent);
        }
    }

    @Test
    void oneMessageThatCannotBeRecordedKeepsNoOtherFromIt() throws Exception {
        try (Application application = serve("scribe", Way.http)) {
            open(application);
        }
        String before = say(1, BEN, "before");
        List.of(before, say(2, "UBROKEN", "broken"), say(3, BEN, "behind")).forEach(this::capture);
        breakAPerson();

        try (Application application = serve("scribe", Way.http)) {
            Eventually.holds("it is caught up with", () -> mark(application).isPresent());

            assertThat(seen(application)).extracting(Seen::text).containsExactly("before", "behind");
            assertThat(mark(application)).contains(before);
        }
    }

    @Test
    void aMessageThatNeverCanBeRecordedIsNotTriedForEverAndTheDraftSaysSo() throws Exception {
        try (Application application = serve("scribe", Way.http)) {
            open(application);
        }
        capture(say(2, "UBROKEN", "broken"));
        breakAPerson();
        try (var heard = new HeardLog();
                var slack = new FlakySlack(standIn, _ -> Fate.DONE);
                Application application = serve("scribe", TestApp.credentials(Way.http, slack.apiUrl()))) {
            for (int tries = 1; tries <= 5; tries++) {
                int readings = tries;
                Eventually.holds(
                        "reading " + tries,
                        () -> slack.requests("conversations.history").size() == readings);
            }
            Eventually.holds("it waits to be asked again", CatchUpTest::isCatchingUpAtRest);

            type(application, "/incident close");

            TestApp.awaitFile(standIn);
            assertThat(slack.requests("conversations.history")).hasSize(6);
            assertThat(heard.saying("could not be recorded; the others are read"))
                    .hasSize(1);
            assertThat(standIn.posted())
                    .filteredOn(posted -> posted.file().isEmpty())
                    .singleElement()
                    .satisfies(summary -> assertThat(summary.text())
                            .contains("A message in this channel could not be recorded")
                            .doesNotContain("did not tell in time"));
        }
    }

    /// While it is going to try again by itself it waits for a time only.
    private static boolean isCatchingUpAtRest() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("catch-up"))
                .allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }

    /// Whatever that person says cannot be recorded, for it cannot be read where they are.
    private void breakAPerson() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO person (workspace, id, name, zone, learned_at) VALUES ('%s', 'UBROKEN', 'B', 'no zone', 0)"
                            .formatted(StandIn.TEAM));
        }
    }

    @Test
    void aDraftHoldsNothingOfTheIncidentBefore() throws Exception {
        try (Application application = serve("scribe", Way.http)) {
            open(application);
            capture(say(30, BEN, "this is the first one's"));
            awayFor(Duration.ofMinutes(5));
            type(application, "/incident cancel it was the test system");
            awayFor(Duration.ofMinutes(5));
            type(application, "/incident open the next one");
            awayFor(Duration.ofMinutes(5));

            type(application, "/incident close");

            assertThat(TestApp.awaitFile(standIn).text()).doesNotContain("this is the first one's");
        }
    }

    @Test
    void aChannelThatCannotBeReadIsReadWhenItCan() throws Exception {
        try (Application application = serve("scribe", Way.http)) {
            open(application);
        }
        capture(say(30, BEN, "the pool is full"));
        try (var slack = new AilingSlack(AilingSlack.Ailment.broken, standIn);
                Application application = serve("scribe", TestApp.credentials(Way.http, slack.apiUrl()))) {
            Eventually.holds("it was tried", () -> slack.refusals() > 0);

            slack.mend();

            Eventually.holds("it is caught up with", () -> !seen(application).isEmpty());
            assertThat(seen(application)).extracting(Seen::text).containsExactly("the pool is full");
        }
    }

    /// An entry as a reader of the timeline sees it.
    private record Seen(Instant at, String author, String text) {}

    /// A thousand messages, one in eight a reply in one of twenty threads. A hundred are taken; of these ten are
    /// edited, ten deleted, and ten
    /// lose their emoji again. Five speak to the scribe.
    ///
    /// @return the last one that is no reply
    private String aBusyHalfHour() {
        String parent = "";
        String ts = "";
        String last = "";
        for (int i = 0; i < 1000; i++) {
            int second = 600 + i;
            boolean reply = i % 50 != 0 && i % 8 == 7;
            String text = i % 200 == 50 ? "<@%s> note told by mention %d".formatted(StandIn.BOT, i) : "message " + i;
            ts = reply ? reply(second, MIA, text, parent) : say(second, MIA, text);
            last = reply ? last : ts;
            parent = i % 50 == 0 ? ts : parent;
            if (i % 200 == 50) {
                mention(ts, MIA, text);
            } else if (i % 10 == 7) {
                capture(ts);
                change(i / 10, ts);
            }
        }
        return last;
    }

    private void change(int captured, String ts) {
        switch (captured % 10) {
            case 3 -> edit(ts, MIA, "edited " + captured);
            case 5 -> delete(ts);
            case 7 -> {
                standIn.channels().react(ts, MIA, "pushpin", false);
                events.add(SlackEvents.unreacted("Ev" + events.size(), MIA, "pushpin", ts));
            }
            default -> {}
        }
    }

    private String say(int second, String user, String text) {
        String ts = SlackEvents.ts(TestApp.NOW.plusSeconds(second));
        standIn.channels().keep(ts, user, text, Optional.empty());
        return ts;
    }

    private String reply(int second, String user, String text, String thread) {
        String ts = SlackEvents.ts(TestApp.NOW.plusSeconds(second));
        standIn.channels().keep(ts, user, text, Optional.of(thread));
        return ts;
    }

    private void mention(String ts, String user, String text) {
        events.add(SlackEvents.mentioned("Ev" + events.size(), user, ts, ts, text));
    }

    private void capture(String ts) {
        standIn.channels().react(ts, MIA, "pushpin", true);
        events.add(SlackEvents.reacted("Ev" + events.size(), MIA, "pushpin", ts));
    }

    private void edit(String ts, String user, String text) {
        Instant at = clock.instant().plusSeconds(1);
        standIn.channels().edit(ts, text, SlackEvents.ts(at));
        events.add(SlackEvents.changed(
                "Ev" + events.size(),
                SlackEvents.message(ts, user, "before"),
                SlackEvents.message(ts, user, text),
                at));
    }

    private void delete(String ts) {
        standIn.channels().delete(ts);
        events.add(SlackEvents.deleted("Ev" + events.size(), BEN, ts));
    }

    private static void print(List<Seen> caughtUp, List<Seen> online) {
        System.out.printf(
                "30 minutes offline, 1,000 messages, 100 of them captured: %d entries afterwards, %d missing, %d too many%n",
                caughtUp.size(),
                online.stream().filter(it -> !caughtUp.contains(it)).count(),
                caughtUp.stream().filter(it -> !online.contains(it)).count());
    }

    private void awayFor(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    private Application serve(String journal, Way way) {
        return serve(journal, TestApp.credentials(way, standIn.apiUrl()));
    }

    private Application serve(String journal, Credentials credentials) {
        return TestApp.start(folder.resolve(journal + ".db"), credentials, clock);
    }

    private void open(Application application) throws Exception {
        type(application, "/incident open the shop is slow");
    }

    private void type(Application application, String line) throws Exception {
        if (application.slack().gateway().isEmpty()) {
            standIn.send("slash_commands", SlackRequests.typed(line, TestApp.AT_THE_KEYS, line));
            return;
        }
        try (var requests = new SlackRequests(application.port(), clock)) {
            requests.deliver(SlackRequests.typed(line, TestApp.AT_THE_KEYS, line));
        }
    }

    /// Delivers all events so far, be it again.
    private void deliver(Application application) throws Exception {
        try (var requests = new SlackRequests(application.port(), clock)) {
            for (Map<String, Object> event : events) {
                assertThat(requests.signed(MAPPER.writeValueAsString(event)).status())
                        .isEqualTo(200);
            }
        }
        Eventually.holds(
                "the outbox is worked off",
                () -> application.journal().outbox().due(clock.instant()).isEmpty());
    }

    private static Optional<String> mark(Application application) {
        return application.journal().watched(Instant.EPOCH).getFirst().mark();
    }

    private static List<Seen> seen(Application application) {
        return application
                .journal()
                .incident(StandIn.TEAM, 1)
                .orElseThrow()
                .standing()
                .skip(1)
                .map(entry -> new Seen(entry.at(), entry.author().id(), entry.text()))
                .sorted(Comparator.comparing(Seen::at).thenComparing(Seen::text))
                .toList();
    }
}

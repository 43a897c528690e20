package dev.incidentscribe.cli;

import static dev.incidentscribe.cli.SlackEvents.reacted;
import static dev.incidentscribe.cli.SlackEvents.unreacted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.capture.Taker;
import dev.incidentscribe.cli.AilingSlack.Ailment;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// An emoji takes a message onto the timeline.
class CaptureTest {
    private static final String MIA = TestApp.MIA.id();
    private static final String BEN = TestApp.BEN.id();
    private static final Instant SAID = Instant.parse("2026-03-09T14:01:30.000200Z");
    private static final String TS = SlackEvents.ts(SAID);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private int events;

    @BeforeEach
    void benSaysSomething() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
        app.standIn().channels().keep(TS, BEN, "the pool is full", Optional.empty());
    }

    @Test
    void theEntryIsTheMessageAtItsOwnTimeByItsAuthor() throws Exception {
        put(MIA, "pushpin", TS);

        Entry entry = onlyEntry();
        assertThat(entry.text()).isEqualTo("the pool is full");
        assertThat(entry.at()).isEqualTo(SAID);
        assertThat(entry.author().id()).isEqualTo(BEN);
        assertThat(entry.original().source()).isEqualTo(Source.REACTION);
        assertThat(entry.original().origin())
                .contains(new Origin(
                        TestApp.CHANNEL,
                        TS,
                        Optional.of("https://practice.example/archives/%s/p%s"
                                .formatted(TestApp.CHANNEL, TS.replace(".", "")))));
        assertThat(entry.isBackdated()).isFalse();
    }

    @Test
    void nothingIsSaidInTheChannel() throws Exception {
        put(MIA, "pushpin", TS);

        assertThat(app.told(1)).hasSize(1);
        assertThat(app.standIn().posted()).isEmpty();
    }

    /// What we say is about the record, and no part of it: as ourselves, in answer to a command, by its mark.
    @Test
    void whatTheScribeSaidItselfBecomesNoEntry() throws Exception {
        List<Map<String, Object>> ours = List.of(
                Map.of("user", StandIn.BOT, "text", "*INC-1* is open"),
                Map.of("subtype", "bot_message", "bot_id", "B0SCRIBE", "text", "INC-1 *#2* the pool is full"),
                Map.of(
                        "user",
                        "UOTHER",
                        "text",
                        "the draft",
                        "metadata",
                        Map.of("event_type", "incident_scribe", "event_payload", Map.of("key", "k"))));

        for (Map<String, Object> fields : ours) {
            String ts = SlackEvents.ts(SAID.plusSeconds(events));
            app.standIn().channels().keep(ts, fields, Optional.empty());
            put(MIA, "pushpin", ts);
        }
        app.event(SlackEvents.mentioned(
                "Ev100", StandIn.BOT, SlackEvents.ts(SAID), TS, "<@%s> note to self".formatted(StandIn.BOT)));

        assertThat(app.incident(1).entries()).hasSize(1);
    }

    @Test
    void anotherEmojiDoesNothing() throws Exception {
        put(MIA, "eyes", TS);

        assertThat(app.incident(1).events()).isEqualTo(1);
    }

    @Test
    void theToneOfAHandMakesNoOtherEmoji() throws Exception {
        put(MIA, "pushpin::skin-tone-3", TS);
        put(BEN, "pushpin::skin-tone-5", TS);

        assertThat(app.incident(1).events()).isEqualTo(2);
    }

    @Test
    void theEmojiOfTwoPeopleIsOneEntry() throws Exception {
        put(MIA, "pushpin", TS);
        put(BEN, "pushpin", TS);

        assertThat(app.incident(1).events()).isEqualTo(2);
    }

    @Test
    void takingOneOfTwoAwayKeepsTheEntry() throws Exception {
        put(MIA, "pushpin", TS);
        put(BEN, "pushpin", TS);

        take(MIA, TS);

        assertThat(onlyEntry().corrections()).isEmpty();
    }

    @Test
    void takingTheLastAwayRemovesTheEntryAndPuttingItBackRestoresIt() throws Exception {
        put(MIA, "pushpin", TS);
        put(BEN, "pushpin", TS);

        take(MIA, TS);
        take(BEN, TS);
        List<Entry> without = app.told(1);
        put(MIA, "pushpin", TS);
        List<Entry> again = app.told(1);

        assertThat(without).isEmpty();
        assertThat(again).extracting(Entry::text).containsExactly("the pool is full");
        assertThat(app.incident(1).entries()).hasSize(2);
    }

    @Test
    void whatTheIncidentBeforeHasTakenStaysWithIt() throws Exception {
        put(MIA, "pushpin", TS);
        put(BEN, "pushpin", TS);
        app.type("/incident cancel it was the test system");
        app.type("/incident open the next one");

        take(MIA, TS);
        List<Entry> withOne = app.told(1);
        take(BEN, TS);
        List<Entry> withNone = app.told(1);

        assertThat(withOne).extracting(Entry::text).contains("the pool is full");
        assertThat(withNone).extracting(Entry::text).doesNotContain("the pool is full");
        assertThat(app.incident(2).entries()).hasSize(1);
    }

    @Test
    void whatAnyIncidentOfTheChannelHasTakenStaysWithIt() throws Exception {
        put(MIA, "pushpin", TS);
        for (String next : List.of("second", "third", "fourth")) {
            app.type("/incident close");
            app.type("/incident open the %s one".formatted(next));
        }

        put(BEN, "pushpin", TS);
        edit("the pool was never full");

        assertThat(app.told(1)).extracting(Entry::text).contains("the pool was never full");
        assertThat(app.incident(4).entries()).hasSize(1);
    }

    @Test
    void whatWasTakenLongAgoStaysWhereItIs() throws Exception {
        put(MIA, "pushpin", TS);
        app.type("/incident close");
        app.later(Taker.AFTERWARDS.plusDays(1));
        app.type("/incident open the next one");

        put(BEN, "pushpin", TS);

        assertThat(app.incident(2).entries()).hasSize(1);
    }

    @Test
    void whatSomebodyRemovedByACommandStaysRemoved() throws Exception {
        put(MIA, "pushpin", TS);
        app.type("/incident remove 2 not ours");

        put(BEN, "pushpin", TS);
        take(BEN, TS);
        take(MIA, TS);
        put(MIA, "pushpin", TS);

        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void aReplyInAThreadIsTakenItselfAndNotItsParent() throws Exception {
        Instant replied = SAID.plusSeconds(60);
        String reply = SlackEvents.ts(replied);
        app.standIn().channels().keep(reply, MIA, "it is the nightly job", Optional.of(TS));

        put(BEN, "pushpin", reply);

        assertThat(onlyEntry().text()).isEqualTo("it is the nightly job");
        assertThat(onlyEntry().at()).isEqualTo(replied);
        assertThat(onlyEntry().author().id()).isEqualTo(MIA);
    }

    @Test
    void filesAreNamed() throws Exception {
        String ts = SlackEvents.ts(SAID.plusSeconds(1));
        app.standIn()
                .channels()
                .keep(
                        ts,
                        Map.of(
                                "user",
                                BEN,
                                "text",
                                "look at this",
                                "files",
                                List.of(Map.of("id", "F1", "name", "graph.png"), Map.of("name", "pool.log"))),
                        Optional.empty());

        put(MIA, "pushpin", ts);

        assertThat(onlyEntry().text()).isEqualTo("look at this\n[shared: graph.png, pool.log]");
    }

    @Test
    void aFileWithoutWordsIsTaken() throws Exception {
        String ts = SlackEvents.ts(SAID.plusSeconds(1));
        app.standIn()
                .channels()
                .keep(
                        ts,
                        Map.of("user", BEN, "text", "", "files", List.of(Map.of("name", "graph.png"))),
                        Optional.empty());

        put(MIA, "pushpin", ts);

        assertThat(onlyEntry().text()).isEqualTo("[shared: graph.png]");
    }

    @Test
    void aMessageThatIsGoneIsNotTaken() throws Exception {
        app.standIn().channels().delete(TS);

        put(MIA, "pushpin", TS);

        assertThat(app.incident(1).events()).isEqualTo(1);
    }

    @Test
    void aClosedIncidentStillTakesMessages() throws Exception {
        app.type("/incident close");

        put(MIA, "pushpin", TS);

        assertThat(app.told(1)).last().extracting(Entry::text).isEqualTo("the pool is full");
    }

    @Test
    void nothingIsTakenWithoutAnIncident(@TempDir Path elsewhere) throws Exception {
        try (TestApp quiet = TestApp.start(elsewhere, Way.http)) {
            quiet.standIn().channels().keep(TS, BEN, "lunch?", Optional.empty());
            quiet.standIn().channels().react(TS, MIA, "pushpin", true);

            quiet.event(reacted("Ev1", MIA, "pushpin", TS));

            assertThat(quiet.journal().incidents(StandIn.TEAM)).isEmpty();
        }
    }

    @Test
    void aMessageThatSlackDoesNotShowAtFirstIsTakenLater() throws Exception {
        var clock = new PracticeClock(TestApp.NOW);
        try (var slack = new AilingSlack(Ailment.broken, app.standIn());
                Application application = TestApp.start(
                        folder.resolve("ailing.db"), TestApp.credentials(Way.http, slack.apiUrl()), clock);
                var requests = new SlackRequests(application.port(), clock)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            app.standIn().channels().react(TS, MIA, "pushpin", true);

            requests.signed(new JsonMapper().writeValueAsString(reacted("Ev1", MIA, "pushpin", TS)));
            Eventually.holds(
                    "the message was asked for in vain",
                    () -> application.journal().outbox().due(clock.instant()).isEmpty());
            List<String> meanwhile = words(application);
            slack.mend();
            clock.moveTo(clock.instant().plusSeconds(60));
            Eventually.holds("it is taken", () -> words(application).size() > 1);

            assertThat(meanwhile).containsExactly("it is down");
            assertThat(words(application)).containsExactly("it is down", "the pool is full");
        }
    }

    private void edit(String text) throws Exception {
        app.event(SlackEvents.changed(
                "Ev" + ++events,
                SlackEvents.message(TS, BEN, "the pool is full"),
                SlackEvents.message(TS, BEN, text),
                TestApp.NOW.plusSeconds(30)));
    }

    /// Something like Slack that never says what is on a message: the events are believed, in their order, also when
    /// the channel is read before the draft.
    @Test
    void whereReactionsAreNotToldTheEventsCount(@TempDir Path elsewhere) throws Exception {
        try (TestApp plain = TestApp.start(elsewhere, CaptureTest::withoutReactions)) {
            plain.type("/incident open the shop is slow");
            plain.standIn().channels().keep(TS, BEN, "the pool is full", Optional.empty());

            plain.event(reacted("Ev1", MIA, "pushpin", TS));
            List<Entry> added = plain.told(1);
            plain.event(unreacted("Ev2", MIA, "pushpin", TS));
            List<Entry> removed = plain.told(1);
            plain.event(reacted("Ev3", MIA, "pushpin", TS));
            plain.type("/incident close");
            plain.settle();

            assertThat(added).extracting(Entry::text).containsExactly("the pool is full");
            assertThat(removed).isEmpty();
            assertThat(plain.told(1)).extracting(Entry::text).startsWith("the pool is full");
        }
    }

    /// The history leaves out what is on messages, and the one call that would tell fails once: it is asked again, and
    /// the emoji of the other person is not overlooked.
    @ParameterizedTest
    @EnumSource(names = {"INTERNAL_ERROR", "BROKEN", "CUT", "TOO_MANY"})
    void whatSlackCannotTellJustNowIsAskedAgain(Fate fate, @TempDir Path elsewhere) throws Exception {
        Function<Request, Fate> fates = request -> request.method().equals("reactions.get")
                ? request.number() == 2 ? fate : Fate.DONE
                : withoutReactions(request);
        try (TestApp flaky = TestApp.start(elsewhere, fates)) {
            bothPutAndOneTakes(flaky);
            flaky.later(Duration.ofMinutes(1));
            flaky.settle();

            assertThat(flaky.told(1)).extracting(Entry::text).containsExactly("the pool is full");
        }
    }

    /// Where Slack never tells, the last event is believed.
    @Test
    void whereSlackMayNotTellWhatIsOnAMessageTheEventIsBelieved(@TempDir Path elsewhere) throws Exception {
        Function<Request, Fate> fates =
                request -> request.method().equals("reactions.get") ? Fate.NO_SCOPE : withoutReactions(request);
        try (TestApp scopeless = TestApp.start(elsewhere, fates)) {
            bothPutAndOneTakes(scopeless);

            assertThat(scopeless.told(1)).isEmpty();
            assertThat(scopeless.words(1)).containsExactly("the shop is slow", "the pool is full");
        }
    }

    private static void bothPutAndOneTakes(TestApp app) throws Exception {
        app.type("/incident open the shop is slow");
        app.standIn().channels().keep(TS, BEN, "the pool is full", Optional.empty());
        app.standIn().channels().react(TS, MIA, "pushpin", true);
        app.standIn().channels().react(TS, BEN, "pushpin", true);
        app.event(reacted("Ev1", MIA, "pushpin", TS));
        app.standIn().channels().react(TS, BEN, "pushpin", false);
        app.event(unreacted("Ev2", BEN, "pushpin", TS));
    }

    private static Fate withoutReactions(Request request) {
        return switch (request.method()) {
            case "conversations.history", "conversations.replies" -> Fate.DONE_WITHOUT_REACTIONS;
            case "reactions.get" -> Fate.DONE_WORDLESSLY;
            default -> Fate.DONE;
        };
    }

    /// By the time the message is looked at, the emoji is gone again; that it was put on is told last.
    @Test
    void anEmojiThatIsGoneWhenItIsLookedForTakesNothing() throws Exception {
        app.event(unreacted("Ev1", MIA, "pushpin", TS));
        app.event(reacted("Ev2", MIA, "pushpin", TS));

        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void aMessageThatTheHistoryDoesNotShowIsLookedForInItsThread(@TempDir Path elsewhere) throws Exception {
        try (TestApp wordless = TestApp.start(
                elsewhere,
                request -> request.method().equals("conversations.history") ? Fate.DONE_WORDLESSLY : Fate.DONE)) {
            wordless.type("/incident open the shop is slow");
            wordless.standIn().channels().keep(TS, BEN, "the pool is full", Optional.empty());
            wordless.standIn().channels().react(TS, MIA, "pushpin", true);

            wordless.event(reacted("Ev1", MIA, "pushpin", TS));

            assertThat(wordless.told(1)).extracting(Entry::text).containsExactly("the pool is full");
        }
    }

    private void put(String user, String emoji, String ts) throws Exception {
        app.standIn().channels().react(ts, user, emoji, true);
        app.event(reacted("Ev" + ++events, user, emoji, ts));
    }

    private void take(String user, String ts) throws Exception {
        app.standIn().channels().react(ts, user, "pushpin", false);
        app.event(unreacted("Ev" + ++events, user, "pushpin", ts));
    }

    private Entry onlyEntry() {
        List<Entry> told = app.told(1);
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    private static List<String> words(Application application) {
        Incident incident = application.journal().incident(StandIn.TEAM, 1).orElseThrow();
        return incident.entries().stream().map(Entry::text).toList();
    }
}

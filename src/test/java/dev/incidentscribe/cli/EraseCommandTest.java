package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Context;
import dev.incidentscribe.Room;
import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person said is gone for good, and what the incident was stays.
class EraseCommandTest {
    private static final Person MIA = TestApp.AT_THE_KEYS;
    private static final Person BEN = new Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL);

    /// Words and names of Mia's, each in another kind of entry.
    private static final List<String> HERS = List.of(
            "zebra-title",
            "zebra-note",
            "zebra-finding",
            "zebra-start",
            "zebra-impact",
            "zebra-service",
            "zebra.example.org",
            "zebra-link",
            "zebra-action",
            "zebra-why",
            "zebra-edited",
            "zebra-lesson",
            "zebra-message",
            "zebra-refused",
            "zebra-later",
            "zebra-context",
            "zebra-second",
            "zebra-topic",
            "zebra-waiting",
            "zebra-remark",
            "zebra-told",
            "zebra-unreadable",
            "zebra-failure",
            "Mia Novak",
            "|mia>");

    private static final Rules EVERYTHING = TestApp.RULES.with(Context.all()).with(Room.standard());

    @TempDir
    private Path folder;

    private String journal = "";

    @BeforeEach
    void tell() throws Exception {
        journal = folder.resolve("scribe.db").toString();
        try (TestApp app = TestApp.start(folder, Way.http, EVERYTHING)) {
            for (String line : List.of(
                    "/incident open zebra-title sev2",
                    "/incident note zebra-note",
                    "/incident started 14:00 zebra-start",
                    "/incident lead <@%s|ben>".formatted(BEN.id()),
                    "/incident impact zebra-impact for 20% of all",
                    "/incident service zebra-service",
                    "/incident link https://zebra.example.org/graph zebra-link",
                    "/incident action zebra-action",
                    "/incident severity sev1 zebra-why",
                    "/incident lesson well zebra-lesson",
                    "/incident status zebra-refused",
                    "/incident note zebra-finding",
                    "/incident edit 11 zebra-edited")) {
                app.requests().type(MIA, line);
            }
            String ts = SlackEvents.ts(TestApp.NOW.minusSeconds(60));
            app.standIn().channels().keep(ts, MIA.id(), "zebra-message", Optional.empty());
            app.standIn().channels().react(ts, BEN.id(), "pushpin", true);
            app.event(SlackEvents.reacted("Ev1", BEN.id(), "pushpin", ts));
            for (String line : List.of(
                    "/incident note thanks <@%s|mia>, that helps".formatted(MIA.id()),
                    "/incident role comms <@%s|mia>".formatted(MIA.id()),
                    "/incident action Ben's own plan <@%s|mia> by tomorrow".formatted(MIA.id()),
                    "/incident remove 2 Ben does not believe it",
                    "/incident restore 2",
                    "/incident resolved 14:04 by Ben",
                    "/postmortem share",
                    "/incident close")) {
                app.requests().type(BEN, line);
                app.later(Duration.ofSeconds(1));
            }
            app.requests().type(MIA, "/incident note zebra-later");
            app.settle();
            leaveOneOpen(app);
            leaveWaiting(app);
        }
        setAside();
    }

    /// An incident that goes on, with what is kept of its channel.
    private static void leaveOneOpen(TestApp app) throws Exception {
        app.standIn().channels().setTopic(TestApp.CHANNEL, "zebra-topic");
        app.requests().type(MIA, "/incident open zebra-second");
        app.requests().type(MIA, "/incident lead me");
        app.event(SlackEvents.said(
                "Ev said", SlackEvents.message(SlackEvents.ts(TestApp.NOW), MIA.id(), "zebra-context")));
        app.later(Duration.ofSeconds(5));
        app.settle();
    }

    /// What is to be sent to Slack tomorrow.
    private static void leaveWaiting(TestApp app) {
        List<Outbound> waiting = List.of(
                new Outbound.Answer(
                        TestApp.CHANNEL,
                        Optional.empty(),
                        Optional.empty(),
                        "zebra-waiting",
                        List.of(),
                        Optional.empty()),
                new Outbound.FollowUpsDue(BEN.id(), List.of(), Optional.empty(), Optional.of("zebra-remark")),
                new Outbound.Tell(BEN.id(), "zebra-told"),
                new Outbound.Home(BEN.id()));
        waiting.forEach(it -> app.journal()
                .outbox()
                .put(StandIn.TEAM, it.getClass().getName(), it, TestApp.NOW.plus(Duration.ofDays(1))));
    }

    /// What could not be read when it was to be sent.
    private void setAside() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO outbox (workspace, key, lane, kind, body, created_at, due_at, sent_at, failure)
                    VALUES ('%s', 'k', 'l', 'tell', CAST('zebra-unreadable' AS BLOB), 0, 0, 1, 'zebra-failure')""".formatted(StandIn.TEAM));
        }
    }

    @Test
    void noneOfTheirWordsIsLeftInAnyFile() throws Exception {
        assertThat(leftOf(HERS))
                .containsAll(
                        HERS.stream().filter(it -> !it.equals("zebra-refused")).toList());

        Console console = erase();

        assertThat(console.err()).isEmpty();
        assertThat(console.code()).isZero();
        assertThat(console.out())
                .contains("erased the words of 17 events by " + MIA.id(), "and the name in 3 events of others");
        assertThat(leftOf(HERS)).isEmpty();
        assertThat(leftOf(List.of("zebra", "novak"))).isEmpty();
        assertThat(leftOf(List.of("Ben's own plan", "does not believe it", "that helps", "Ben Okafor")))
                .hasSize(4);
    }

    @Test
    void theSearchKnowsNoneOfTheirWords() throws Exception {
        assertThat(searchable()).contains("zebra", "mia", "plan");

        erase();

        assertThat(searchable()).contains("plan", "erased").doesNotContain("zebra", "mia", "title");
    }

    @Test
    void theChainStillHoldsAndSaysHowMuchWasErased() throws Exception {
        erase();

        Console console = Console.run("verify", "--db", journal);

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains(": intact, ", "(20 erased)");
    }

    @Test
    void whatIsLeftIsUnderTheProtectionOfTheChain() throws Exception {
        erase();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER event_is_never_altered");
            statement.execute(
                    "UPDATE event SET body = CAST(replace(CAST(body AS TEXT), 'SEV1', 'SEV4') AS BLOB) WHERE kind = 'erased'");
        }

        assertThat(Console.run("verify", "--db", journal).code()).isEqualTo(1);
    }

    @Test
    void theDraftKeepsWhatTheIncidentWas() throws Exception {
        String before = draft();

        erase();
        String after = draft();

        assertThat(before).contains("zebra-note", "Mia Novak");
        assertThat(after)
                .doesNotContain("zebra", "Mia")
                .contains("\\[erased\\]", "erased person", "Ben Okafor", "SEV-1", "Ben's own plan");
        assertThat(metrics(after)).isNotEmpty().isEqualTo(metrics(before));
    }

    @Test
    void theServerGoesOnWithIt() throws Exception {
        erase();

        try (TestApp app = TestApp.start(folder, Way.http)) {
            Reply again = app.requests().type(MIA, "/incident open zebra-title sev2");
            Reply note =
                    app.requests().deliver(SlackRequests.typed("/incident note one more", BEN, "after the erasure"));
            Reply timeline = app.requests().deliver(SlackRequests.typed("/incident timeline", BEN, "a look at it"));

            assertThat(again).isEqualTo(Reply.toPerson("This was recorded earlier."));
            assertThat(note.visible()).isTrue();
            assertThat(timeline.text()).contains("one more", "[erased]").doesNotContain("zebra");
        }
        assertThat(Console.run("verify", "--db", journal).code()).isZero();
    }

    @Test
    void theChannelShowsWhatIsLeft() throws Exception {
        erase();

        // The command takes the machine's own time.
        try (TestApp app =
                TestApp.start(folder, Way.http, EVERYTHING, Instant.now().plusSeconds(60))) {
            app.settle();

            assertThat(app.standIn().channels().texts(TestApp.CHANNEL))
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).contains("[erased]").doesNotContain("zebra", "Mia"));
            assertThat(app.standIn().channels().topic(TestApp.CHANNEL))
                    .startsWith("INC-2 · ")
                    .doesNotContain("Mia");
        }
    }

    @Test
    void whatHasNoWordsIsStillSent() throws Exception {
        erase();

        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.later(Duration.ofDays(1));
            app.settle();

            assertThat(app.standIn().home(BEN.id())).isPresent();
            assertThat(app.standIn().posted()).extracting(StandIn.Posted::text).noneMatch(it -> it.contains("zebra"));
        }
    }

    @Test
    void anEditOfTheMessageInSlackDoesNotBringItsWordsBack() throws Exception {
        erase();

        try (TestApp app = TestApp.start(folder, Way.http)) {
            String ts = SlackEvents.ts(TestApp.NOW.minusSeconds(60));
            app.event(SlackEvents.changed(
                    "Ev2",
                    SlackEvents.message(ts, MIA.id(), "zebra-message"),
                    SlackEvents.message(ts, MIA.id(), "zebra-message, edited"),
                    TestApp.NOW.plusSeconds(600)));

            assertThat(app.words(1)).noneMatch(words -> words.contains("zebra"));
        }
    }

    @Test
    void afterASecondPersonTheFirstStaysErased() throws Exception {
        erase();

        Console console = Console.run("erase", "--db", journal, "--user", BEN.id());

        assertThat(console.code()).isZero();
        assertThat(leftOf(List.of("Ben's own plan", "does not believe it", "that helps", "Ben Okafor", "|ben>")))
                .isEmpty();
        assertThat(leftOf(HERS)).isEmpty();
        assertThat(draft()).contains("SEV-1", "\\[erased\\]");
        assertThat(Console.run("verify", "--db", journal).code()).isZero();
    }

    @Test
    void aDryRunCountsAndChangesNothing() throws Exception {
        String before = draft();

        Console console = Console.run("erase", "--db", journal, "--user", MIA.id(), "--dry-run");

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("would erase the words of 17 events");
        assertThat(draft()).isEqualTo(before);
    }

    @Test
    void copiesThatStillHoldItAreListed() throws Exception {
        Path backup = Files.createDirectories(folder.resolve("backups")).resolve("scribe-2026-03-09.db");
        Files.writeString(backup, "an old backup");
        Path replaced = folder.resolve("scribe.db.replaced-2026-03-08T10-00-00Z");
        Files.writeString(replaced, "what a restore took the place of");
        Path damaged = folder.resolve("scribe.db.damaged-2026-03-07T10-00-00Z-wal");
        Files.writeString(damaged, "the log of a damaged one");
        Path restored = folder.resolve("scribe.db.restored");
        Files.writeString(restored, "what a restore left that was killed");

        Console console = erase();

        assertThat(console.out())
                .contains(
                        "Copies that were made before still hold them:",
                        backup.toString(),
                        replaced.toString(),
                        damaged.toString(),
                        restored.toString());
    }

    @Test
    void whileTheServerRunsNothingIsErased() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            Console console = erase();

            assertThat(console.code()).isEqualTo(1);
            assertThat(console.err()).singleElement().asString().contains("another process is writing it");
            assertThat(app.words(1)).contains("zebra-note");
        }
    }

    @Test
    void whoIsNotThereCannotBeErased() {
        Console console = Console.run("erase", "--db", journal, "--user", "U0NOBODY");

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).containsExactly("scribe: the journal holds no words and no name of U0NOBODY");
    }

    private Console erase() {
        return Console.run("erase", "--db", journal, "--user", MIA.id());
    }

    /// The words that can be searched for, as the index has them.
    private List<String> searchable() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'entry_index', 'row')");
            try (var rows = statement.executeQuery("SELECT term FROM temp.word")) {
                var words = new ArrayList<String>();
                while (rows.next()) {
                    words.add(rows.getString(1));
                }
                return words;
            }
        }
    }

    private String draft() {
        return Console.run("postmortem", "INC-1", "--db", journal).out();
    }

    private static List<String> metrics(String draft) {
        return draft.lines()
                .filter(line -> line.startsWith("| Time to") || line.startsWith("| Duration"))
                .toList();
    }

    /// Which of these can be found in the bytes of any file beside the journal.
    private List<String> leftOf(List<String> words) throws IOException {
        return FileBytes.leftOf(folder, words);
    }
}

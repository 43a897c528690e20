package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
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
            "Mia Novak",
            "|mia>");

    @TempDir
    private Path folder;

    private String journal = "";

    @BeforeEach
    void tell() throws Exception {
        journal = folder.resolve("scribe.db").toString();
        try (TestApp app = TestApp.start(folder, Way.http)) {
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
                .contains("erased the words of 14 events by " + MIA.id(), "and the name in 3 events of others");
        assertThat(leftOf(HERS)).isEmpty();
        assertThat(leftOf(List.of("Ben's own plan", "does not believe it", "that helps", "Ben Okafor")))
                .hasSize(4);
    }

    @Test
    void theChainStillHoldsAndSaysHowMuchWasErased() throws Exception {
        erase();

        Console console = Console.run("verify", "--db", journal);

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains(": intact, ", "(17 erased)");
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
        assertThat(console.out()).contains("would erase the words of 14 events");
        assertThat(draft()).isEqualTo(before);
    }

    @Test
    void backupsThatStillHoldItAreListed() throws Exception {
        Path backup = Files.createDirectories(folder.resolve("backups")).resolve("scribe-2026-03-09.db");
        Files.writeString(backup, "an old backup");

        Console console = erase();

        assertThat(console.out()).contains("Backups that were made before still hold them:", backup.toString());
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

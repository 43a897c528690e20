package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.journal.sqlite.SqliteArchive;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is derived and was damaged is found, and derived anew; the events are the only truth.
class RebuildCommandTest {
    @TempDir
    private static Path written;

    @TempDir
    private Path folder;

    private Path journal;

    @BeforeAll
    static void tellTwoIncidents() {
        Console.run(
                "replay",
                "config/examples/vers-app.txt",
                "config/examples/ecommerce-slow.txt",
                "--db",
                written.resolve("scribe.db").toString());
    }

    @BeforeEach
    void copy() throws Exception {
        journal = Files.copy(written.resolve("scribe.db"), folder.resolve("scribe.db"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE incident SET title = 'EVIL'",
                "UPDATE incident SET channel = 'C0EVIL'",
                "DELETE FROM incident WHERE number = 1",
                "DELETE FROM action",
                "INSERT INTO taken_message VALUES ('T0PRACTICE', 'C1', '1.000001', 1)",
                "UPDATE action SET text = 'EVIL', state = 'DONE'",
                "INSERT INTO entry_text (workspace, incident, entry, title, fact, said) VALUES ('T0PRACTICE', 7, 1, '', '', 'EVIL')",
                "UPDATE entry_text SET said = 'EVIL'",
                "DELETE FROM entry_text",
                "INSERT INTO entry_index (entry_index) VALUES ('delete-all')",
                "INSERT INTO entry_index (rowid, title, fact, said) VALUES (1, 'EVIL', '', '')",
                "INSERT INTO entry_index (entry_index, rowid, title, fact, said) SELECT 'delete', * FROM"
                        + " (SELECT id, title, fact, said FROM entry_text WHERE id = 2)",
                "DELETE FROM entry_index_data WHERE id > 10",
                "DELETE FROM entry_index_docsize",
                "DROP TRIGGER entry_text_inserted; DELETE FROM entry_text WHERE entry > 3"
            })
    void whatWasDerivedAndIsDamagedIsFoundAndDerivedAnew(String damage) throws Exception {
        List<String> before = shown();
        execute(damage.split("; "));

        Console damaged = verify();
        Console rebuilt = rebuild();
        Console mended = verify();

        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.out()).contains(": NOT intact: ", "`./scribe rebuild`");
        assertThat(rebuilt.err()).isEmpty();
        assertThat(rebuilt.code()).isZero();
        assertThat(rebuilt.out()).endsWith("what is derived from the events of 2 incidents is worked out anew.\n");
        assertThat(mended.out()).contains(": intact, ");
        assertThat(mended.code()).isZero();
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void aSoundJournalIsLeftAsItIs() throws Exception {
        Console before = verify();

        Console rebuilt = rebuild();

        assertThat(rebuilt.code()).isZero();
        assertThat(verify().out()).isEqualTo(before.out());
    }

    /// What is derived is the last trace of events that were taken away.
    @Test
    void whereTheEventsAreNotIntactNothingIsDone() throws Exception {
        execute("DROP TRIGGER event_is_never_deleted", "DELETE FROM event WHERE incident = 2");

        Console rebuilt = rebuild();

        assertThat(rebuilt.code()).isEqualTo(1);
        assertThat(rebuilt.err())
                .singleElement()
                .asString()
                .contains("nothing was derived anew", "INC-2 is listed, and no event of it is there");
        assertThat(verify().out()).contains("INC-2 is listed");
    }

    @Test
    void whileAServerRunsItIsRefused() throws Exception {
        int port = ScribeProcess.freePort();
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                ScribeProcess _ = ScribeProcess.run(
                                folder, ScribeProcess.server(journal, standIn.apiUrl(), port), "serve")
                        .live(port)) {
            Console rebuilt = rebuild();

            assertThat(rebuilt.code()).isEqualTo(1);
            assertThat(rebuilt.err()).singleElement().asString().endsWith("another process is writing it");
        }
    }

    @Test
    void whatFailsInTheMiddleIsNotHalfDone() throws Exception {
        execute("UPDATE incident SET title = 'EVIL'", "UPDATE action SET text = 'EVIL'");
        WatchedDisk disk = WatchedDisk.under(journal);
        int failed = 0;
        for (int call = 1; call <= 41; call += 4) {
            Path copy = Files.copy(journal, folder.resolve("copy%d.db".formatted(call)));
            Map<String, String> failing = new WatchedDisk(disk.library(), copy).failing(call);
            try (ScribeProcess process = ScribeProcess.run(folder, failing, "rebuild", "--db", copy.toString())) {
                boolean done = process.exitCode() == 0;
                failed += done ? 0 : 1;
                Console verified = Console.run("verify", "--db", copy.toString());
                assertThat(verified.out()).as("call %d", call).contains(done ? ": intact, " : ": NOT intact: ");
                assertThat(evil(copy))
                        .as("call %d", call)
                        .isEqualTo(done ? List.of(false, false) : List.of(true, true));
            }
        }
        assertThat(failed).isPositive();
    }

    @Test
    void withoutAJournalItSaysSoAndMakesNone() {
        Path none = folder.resolve("none.db");

        Console rebuilt = Console.run("rebuild", "--db", none.toString());

        assertThat(rebuilt.code()).isEqualTo(1);
        assertThat(rebuilt.err()).containsExactly("scribe: there is no journal at " + none);
        assertThat(none).doesNotExist();
    }

    private static List<Boolean> evil(Path journal) {
        try (SqliteArchive archive = SqliteArchive.open(journal).orElseThrow()) {
            return List.of(
                    archive.incidents(StandIn.TEAM).stream()
                            .anyMatch(it -> it.title().equals("EVIL")),
                    archive.actions(StandIn.TEAM).stream()
                            .anyMatch(it -> it.action().text().equals("EVIL")));
        }
    }

    /// The incidents, the follow-ups, and what is found by some words.
    private List<String> shown() {
        try (SqliteArchive archive = SqliteArchive.open(journal).orElseThrow()) {
            return List.of(
                    archive.incidents(StandIn.TEAM).toString(),
                    archive.actions(StandIn.TEAM).toString(),
                    archive.search(StandIn.TEAM, "slow").toString(),
                    archive.search(StandIn.TEAM, "database").toString());
        }
    }

    private Console verify() {
        return Console.run("verify", "--db", journal.toString());
    }

    private Console rebuild() {
        return Console.run("rebuild", "--db", journal.toString());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

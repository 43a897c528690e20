package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who has the file and removes the triggers is still found out.
class VerifyCommandTest {
    private static final String THE_THIRD = StandIn.TEAM + ": NOT intact: event 3 (INC-1, its 3.): ";

    private static final String NOT_ERASED = "SELECT min(sequence) FROM event WHERE body IS NOT NULL AND incident > 0";

    @TempDir
    private static Path written;

    @TempDir
    private Path folder;

    private String journal = "";

    @BeforeAll
    static void tellAnIncident() {
        Console.run(
                "replay",
                "config/examples/vers-app.txt",
                "--db",
                written.resolve("scribe.db").toString());
    }

    @BeforeEach
    void copy() throws IOException {
        Path copied = Files.copy(written.resolve("scribe.db"), folder.resolve("scribe.db"));
        journal = copied.toString();
    }

    @Test
    void anIntactJournalIsSaidToBe() throws Exception {
        Console console = verify();

        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out()).matches(StandIn.TEAM + ": intact, \\d+ events \\(0 erased\\), head [0-9a-f]{64}\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "occurred_at = occurred_at + 1",
                "recorded_at = recorded_at + 1",
                "author = 'UEVE'",
                "source = 'IMPORT'",
                "kind = 'closed'",
                "digest = randomblob(32)",
                "delivery = 'another'",
                "part = part + 1",
                "hash = randomblob(32)",
                "body = CAST('{}' AS BLOB)",
                "body = NULL",
                "salt = randomblob(16)",
                "salt = NULL",
                "body = NULL, salt = NULL, digest = randomblob(32)"
            })
    void aRowThatWasAlteredIsNamed(String alteration) throws Exception {
        execute("DROP TRIGGER event_is_never_altered", "UPDATE event SET %s WHERE sequence = 3".formatted(alteration));

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).startsWith(THE_THIRD);
    }

    @Test
    void aRowThatIsMissingIsMissedByTheNext() throws Exception {
        execute("DROP TRIGGER event_is_never_deleted", "DELETE FROM event WHERE sequence = 2");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out())
                .startsWith(THE_THIRD + "it was altered or inserted, or the one before it was altered or is missing");
    }

    @Test
    void aFirstRowThatIsMissingIsMissed() throws Exception {
        execute("DROP TRIGGER event_is_never_deleted", "DELETE FROM event WHERE sequence = 1");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).startsWith(StandIn.TEAM + ": NOT intact: event 2 (INC-1, its 2.): ");
    }

    @Test
    void aRowThatWasInsertedIsNamed() throws Exception {
        execute(
                "DROP TRIGGER event_is_never_replaced",
                "DROP TRIGGER event_is_never_altered",
                "UPDATE event SET sequence = sequence + 1000, ordinal = ordinal + 1000 WHERE sequence > 2",
                """
                INSERT INTO event (sequence, workspace, incident, ordinal, occurred_at, recorded_at, author, source,
                                   kind, body, salt, digest, delivery, part, hash)
                SELECT 3, workspace, incident, 3, occurred_at, recorded_at, author, source, kind, body, salt, digest,
                       'another', part, hash
                FROM event WHERE sequence = 2""");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).startsWith(THE_THIRD);
    }

    @Test
    void aRowOfAnotherWorkspaceIsNamedThere() throws Exception {
        execute("DROP TRIGGER event_is_never_altered", "UPDATE event SET workspace = 'T9' WHERE sequence = 3");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).contains("T9: NOT intact: event 3", StandIn.TEAM + ": NOT intact: event 4");
    }

    @Test
    void aWorkspaceThatIsListedNowhereIsVerifiedAllTheSame() throws Exception {
        execute(
                "DELETE FROM incident",
                "DROP TRIGGER event_is_never_altered",
                "UPDATE event SET author = 'UEVE' WHERE sequence = 3");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).startsWith(THE_THIRD);
    }

    @Test
    void anIncidentWhoseEventsAreAllGoneIsNamed() throws Exception {
        execute("DROP TRIGGER event_is_never_deleted", "DELETE FROM event");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out())
                .startsWith(StandIn.TEAM + ": NOT intact: INC-1 is listed, and no event of it is there");
    }

    @Test
    void aTextThatWasTakenOutByHandIsNamed() throws Exception {
        execute("UPDATE event SET body = NULL, salt = NULL WHERE sequence = 3");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out())
                .startsWith(THE_THIRD + "its text was cleared, and no erasure is on record that did it");
    }

    @Test
    void aTextThatWasTakenOutByHandBesidesAnErasureIsNamed() throws Exception {
        Console.run("erase", "--db", journal, "--user", author(4));
        execute("UPDATE event SET body = NULL, salt = NULL WHERE sequence = (%s)".formatted(NOT_ERASED));

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).contains("its text was cleared, and no erasure is on record that did it");
    }

    @Test
    void theRecordOfAnErasureCannotBeTakenOut() throws Exception {
        Console.run("erase", "--db", journal, "--user", author(4));
        execute("UPDATE event SET body = NULL, salt = NULL WHERE kind = 'erased'");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).contains("its text was cleared, and no erasure is on record that did it");
    }

    @Test
    void anErasureDoesNotChangeWhatWasKeptBeforeIt() throws Exception {
        String before = head(verify()).strip();
        Console.run("erase", "--db", journal, "--user", author(4));

        Console console = Console.run("verify", "--db", journal, "--head", before);

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains(": intact, ", "the head that was kept is that of event ");
    }

    @Test
    void aHeadThatWasKeptIsFoundAgain() {
        String kept = head(verify()).strip();

        Console console = Console.run("verify", "--db", journal, "--head", kept);

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("the head that was kept is that of event ");
    }

    @Test
    void aHeadWhoseEventWasCutOffIsMissed() throws Exception {
        String kept = head(verify()).strip();
        execute(
                "DROP TRIGGER event_is_never_deleted",
                "DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)");

        Console console = Console.run("verify", "--db", journal, "--head", kept);

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).contains(": NOT intact: ", "NOT found: no event has that hash.");
    }

    @Test
    void aHeadThatNeverWasIsMissedInAnIntactJournal() {
        Console console = Console.run("verify", "--db", journal, "--head", "0".repeat(64));

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).contains(": intact, ").contains("NOT found: no event has that hash.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE incident SET title = 'EVIL' | the list of incidents says of INC-1 otherwise than the events",
                "UPDATE action SET text = 'EVIL' | the list of follow-ups says of INC-1 otherwise than the events",
                "DELETE FROM action | the list of follow-ups says of INC-1 otherwise than the events",
                "UPDATE entry_text SET said = 'EVIL' | the text that is searched says of INC-1 otherwise than the events",
                "INSERT INTO taken_message VALUES ('T0PRACTICE', 'C1', '1.0', 1) |"
                        + " the list of messages that were taken says of INC-1 otherwise than the events"
            })
    void whatIsDerivedIsComparedWithTheEvents(String alteration, String said) throws Exception {
        execute(alteration);

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).contains(": NOT intact: " + said);
    }

    /// What is derived is the only trace of them, and would be gone after a `rebuild`.
    @Test
    void whereTheLastEventsWereTakenAwayARebuildIsNotAllThatIsSaid() throws Exception {
        execute(
                "DROP TRIGGER event_is_never_deleted",
                "DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)");

        Console console = verify();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out())
                .contains(": NOT intact: the list of follow-ups says of INC-1 otherwise than the events")
                .contains("unless events were altered or taken away: `--head` tells");
    }

    private Console verify() {
        return Console.run("verify", "--db", journal);
    }

    private static String head(Console console) {
        return console.out().substring(console.out().lastIndexOf(' '));
    }

    private String author(int sequence) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT author FROM event WHERE sequence = %d".formatted(sequence))) {
            return row.getString(1);
        }
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

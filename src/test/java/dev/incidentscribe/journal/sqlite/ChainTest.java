package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.journal.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who has the file and removes the triggers can still change nothing unnoticed.
class ChainTest {
    @TempDir
    private Path folder;

    private JournalFile file;

    @BeforeEach
    void write() {
        file = JournalFile.in(folder);
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
            JournalFile.opening(journal, "T2", "another team's");
            JournalFile.note(journal, "a note with ümlauts and 🎉");
            JournalFile.note(journal, "one more");
        }
    }

    @Test
    void whatWasWrittenFollowsFromTheColumns() throws Exception {
        assertThat(ChainCheck.firstBroken(file)).isEmpty();
        assertThat(file.query("SELECT sequence FROM event")).hasSize(4);
    }

    @Test
    void theChainGoesOnAfterTheJournalIsOpenedAgain() throws Exception {
        try (SqliteJournal journal = file.open()) {
            JournalFile.note(journal, "after the restart");
        }

        assertThat(ChainCheck.firstBroken(file)).isEmpty();
        assertThat(file.query("SELECT ordinal FROM event WHERE workspace = 'T1' ORDER BY sequence"))
                .containsExactly("1", "2", "3", "4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspace = 'T9'",
                "incident = incident + 1",
                "ordinal = ordinal + 10",
                "occurred_at = occurred_at + 1",
                "recorded_at = recorded_at + 1",
                "author = 'UEVE'",
                "source = 'IMPORT'",
                "kind = 'closed'",
                "body = CAST(replace(CAST(body AS TEXT), 'note', 'lie!') AS BLOB)",
                "body = NULL",
                "salt = randomblob(16)",
                "salt = NULL",
                "digest = randomblob(32)",
                "delivery = 'another'",
                "part = part + 1",
                "hash = randomblob(32)"
            })
    void aColumnThatWasAlteredIsFound(String alteration) throws Exception {
        file.execute("DROP TRIGGER event_is_never_altered");

        file.execute("UPDATE event SET %s WHERE sequence = 3".formatted(alteration));

        assertThat(ChainCheck.firstBroken(file)).contains(3L);
    }

    @Test
    void aRowThatWasTakenOutIsFound() throws Exception {
        file.execute("DROP TRIGGER event_is_never_deleted");

        file.execute("DELETE FROM event WHERE sequence = 3");

        assertThat(ChainCheck.firstBroken(file)).contains(4L);
    }

    @Test
    void anErasedTextLeavesTheChainWhole() throws Exception {
        file.execute("UPDATE event SET body = NULL, salt = NULL WHERE sequence = 3");

        assertThat(ChainCheck.firstBroken(file)).isEmpty();
        assertThat(file.query("SELECT body FROM event WHERE sequence = 3")).containsExactly("null");
    }

    @Test
    void theSameTextTwiceHasTwoDigests() throws Exception {
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, "T3", "it is down");
        }

        assertThat(file.query("SELECT digest FROM event WHERE kind = 'opened'")).doesNotHaveDuplicates();
    }

    /// It fits by itself then; the one after it does not.
    @Test
    void anAlterationWithItsHashWorkedOutAnewIsFoundAtTheNextEvent() throws Exception {
        file.execute("DROP TRIGGER event_is_never_altered");
        file.execute("UPDATE event SET author = 'UEVE' WHERE sequence = 3");
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE event SET hash = ? WHERE sequence = 3")) {
            byte[] before = statement
                    .executeQuery("SELECT hash FROM event WHERE sequence = 1")
                    .getBytes(1);
            Row altered = Row.of(statement.executeQuery("SELECT * FROM event WHERE sequence = 3"));
            update.setBytes(1, Chain.hash(before, altered));
            update.executeUpdate();

            Verification found = Verifier.verify(connection, JournalFile.WORKSPACE, Optional.empty());

            assertThat(found.problem())
                    .contains("event 4 (INC-1, its 3.): it was altered or inserted, or the one before it was altered"
                            + " or is missing");
        }
    }
}

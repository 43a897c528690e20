package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.journal.JournalUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The journal as a file: what is made, what is refused, and what nobody may do to it.
class JournalFileTest {
    @TempDir
    private Path folder;

    private JournalFile file;

    @BeforeEach
    void name() {
        file = JournalFile.in(folder);
    }

    @Test
    void aNewJournalIsReadableByItsOwnerAlone() throws Exception {
        file.open().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void theLogBesideAJournalIsReadableByItsOwnerAlone() throws Exception {
        try (SqliteJournal journal = file.open()) {

            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");

            Path log = file.path().resolveSibling("scribe.db-wal");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theFoldersOnTheWayAreMade() {
        var deep = new JournalFile(folder.resolve("a/b/scribe.db"));

        deep.open().close();

        assertThat(deep.path()).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "journal_mode, wal",
        "synchronous, 2",
        "busy_timeout, 5000",
        "foreign_keys, 1",
        "trusted_schema, 0",
        "secure_delete, 1"
    })
    void whatIsCommittedSurvivesAPowerCut(String pragma, String value) throws Exception {
        file.open().close();

        try (Connection connection = new Database(file.path()).writing();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    @Test
    void everyTableOfOursIsStrict() throws Exception {
        file.open().close();

        assertThat(file.query("""
                        SELECT name FROM pragma_table_list
                        WHERE schema = 'main' AND type = 'table' AND NOT strict
                          AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%'""")).isEmpty();
    }

    @Test
    void theFileSaysWhatItIs() throws Exception {
        file.open().close();

        assertThat(file.query("PRAGMA application_id")).containsExactly(Integer.toString(0x494E5343));
        assertThat(file.query("PRAGMA user_version")).containsExactly(Integer.toString(Schema.NEWEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM event",
                "UPDATE event SET author = 'UEVE'",
                "UPDATE event SET occurred_at = 0",
                "UPDATE event SET body = x'7b7d'",
                "UPDATE event SET body = NULL",
                "UPDATE event SET salt = NULL",
                "UPDATE event SET body = NULL, salt = NULL, author = 'UEVE'",
                "UPDATE event SET body = NULL, salt = NULL, digest = x'00'",
                "UPDATE event SET body = NULL, salt = NULL, hash = x'00'",
                "INSERT OR REPLACE INTO event SELECT * FROM event",
                "UPDATE OR REPLACE event SET sequence = 7, body = NULL, salt = NULL"
            })
    void anEventIsNeitherAlteredNorDeleted(String attempt) throws Exception {
        writeOne();

        assertThatThrownBy(() -> file.execute(attempt))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the journal is append-only");
        assertThat(ChainCheck.firstBroken(file)).isEmpty();
    }

    @Test
    void theTextOfAnEventMayBeErased() throws Exception {
        writeOne();

        file.execute("UPDATE event SET body = NULL, salt = NULL");

        assertThat(file.query("SELECT coalesce(body, salt) FROM event")).containsExactly("null");
    }

    @Test
    void aJournalOfANewerVersionIsRefusedByName() throws Exception {
        writeOne();
        file.execute("PRAGMA user_version = 99");

        assertThatThrownBy(file::open)
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining("a newer version (schema 99, this one knows %d)".formatted(Schema.NEWEST));
        assertThatThrownBy(() -> SqliteArchive.open(file.path()))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("schema 99");
    }

    @Test
    void aFileThatIsNoJournalIsRefusedAndLeftAsItIs() throws Exception {
        Files.writeString(file.path(), "Dear diary, today it was down again. ".repeat(30));
        String before = Files.readString(file.path());

        assertThatThrownBy(file::open)
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("it is not a journal of the scribe");
        assertThat(Files.readString(file.path())).isEqualTo(before);
    }

    /// A folder in the place of the log is refused by the disk as a missing permission is.
    @Test
    void aJournalThatNobodyMayReadIsNotTakenForSomethingElse() throws Exception {
        writeOne();
        Files.createDirectory(file.path().resolveSibling(file.path().getFileName() + "-wal"));

        assertThatThrownBy(() -> SqliteArchive.open(file.path()))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("it cannot be read, or nothing be written beside it");
    }

    @Test
    void theDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
        file.execute("CREATE TABLE shopping (item TEXT)");

        assertThatThrownBy(file::open).isInstanceOf(JournalUnavailable.class);
        assertThat(file.query("SELECT name FROM sqlite_schema")).containsExactly("shopping");
    }

    @Test
    void anotherWriterIsRefusedUntilTheFirstIsClosed() {
        try (SqliteJournal journal = file.open()) {

            assertThatThrownBy(file::open)
                    .isInstanceOf(JournalUnavailable.class)
                    .hasMessageEndingWith("another process is writing it");
            assertThat(journal.isWritable()).isTrue();
        }
        try (SqliteJournal journal = file.open()) {
            assertThat(journal.isWritable()).isTrue();
        }
    }

    @Test
    void aJournalOfEachEarlierSchemaIsAmongTheTests() {
        assertThat(IntStream.range(1, Schema.NEWEST))
                .allSatisfy(schema -> assertThat(JournalFileTest.class.getResource(
                                "/dev/incidentscribe/journal/schema-%d.db.gz".formatted(schema)))
                        .as("schema %d", schema)
                        .isNotNull());
    }

    @Test
    void aJournalThatIsNotThereCannotBeRead() {
        assertThat(SqliteArchive.open(file.path())).isEmpty();
        assertThat(file.path()).doesNotExist();
    }

    private void writeOne() {
        try (SqliteJournal journal = file.open()) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
        }
    }
}

package dev.incidentscribe.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who has the file alters it, and so does a failing disk.
class AlterationTest {
    private static final int ROWS = 1_000;
    private static final int THREADS = 32;
    private static final List<String> NUMBERS = List.of("incident", "ordinal", "occurred_at", "recorded_at", "part");
    private static final List<String> TEXTS = List.of("workspace", "author", "source", "kind", "delivery");
    private static final List<String> BYTES = List.of("body", "salt", "digest", "hash");

    @TempDir
    private static Path folder;

    private static JournalFile file = JournalFile.in(Path.of("none"));

    private final Random random = new Random(7);

    @BeforeAll
    static void write() throws Exception {
        file = JournalFile.in(folder);
        try (SqliteJournal journal = file.open();
                var threads = Executors.newFixedThreadPool(THREADS)) {
            JournalFile.opening(journal, JournalFile.WORKSPACE, "it is down");
            for (int i = 1; i < ROWS; i++) {
                String text = "note %d".formatted(i);
                threads.execute(() -> JournalFile.note(journal, text));
            }
        }
        file.execute("DROP TRIGGER event_is_never_altered");
    }

    @Test
    void aFlippedBitNamesItsRow() throws Exception {
        flipBits(100);
    }

    @Test
    void aRowThatTookSomethingFromAnotherIsNamed() throws Exception {
        editRows(100);
    }

    @Test
    void aBitOfTheFileThatFlippedChangesNoEventUnnoticed() throws Exception {
        decay(100);
    }

    @Test
    @Tag("faults")
    void aThousandAlterations() throws Exception {
        flipBits(500);
        editRows(500);
        decay(500);
    }

    private void flipBits(int times) throws Exception {
        try (Connection connection = file.connect()) {
            List<String> columns =
                    Stream.of(NUMBERS, TEXTS, BYTES).flatMap(List::stream).toList();
            var missed = new ArrayList<String>();

            for (int i = 0; i < times; i++) {
                long row = 1L + random.nextInt(ROWS);
                String column = columns.get(random.nextInt(columns.size()));
                unnamed(connection, row, column, () -> flip(connection, column, row))
                        .ifPresent(missed::add);
            }

            System.out.printf("flipped bits in %d rows: %d of them not named%n", times, missed.size());
            assertThat(missed).isEmpty();
        }
    }

    private void editRows(int times) throws Exception {
        List<String> edits = List.of(
                "body = (SELECT body FROM event WHERE sequence = ?)",
                "(body, salt) = (SELECT body, salt FROM event WHERE sequence = ?)",
                "(body, salt, digest) = (SELECT body, salt, digest FROM event WHERE sequence = ?)",
                "(body, salt, digest, hash) = (SELECT body, salt, digest, hash FROM event WHERE sequence = ?)",
                "hash = (SELECT hash FROM event WHERE sequence = ?)",
                "recorded_at = recorded_at + ?",
                "author = author || ?",
                "body = CAST(body || ? AS BLOB)",
                "body = substr(body, 1, length(body) - min(?, 1))");
        try (Connection connection = file.connect()) {
            var missed = new ArrayList<String>();

            for (int i = 0; i < times; i++) {
                String edit = edits.get(i % edits.size());
                long row = 1L + random.nextInt(ROWS);
                long other = 1 + (row + random.nextInt(ROWS - 1)) % ROWS;
                unnamed(connection, row, edit, () -> {
                            try (PreparedStatement statement =
                                    connection.prepareStatement("UPDATE event SET " + edit + " WHERE sequence = ?")) {
                                statement.setLong(1, other);
                                statement.setLong(2, row);
                                return statement.executeUpdate();
                            }
                        })
                        .ifPresent(missed::add);
            }

            System.out.printf("edited %d rows: %d of them not named%n", times, missed.size());
            assertThat(missed).isEmpty();
        }
    }

    private void decay(int times) throws Exception {
        List<String> written = events(file);
        byte[] bytes = Files.readAllBytes(file.path());
        var unnoticed = new ArrayList<Integer>();
        int noticed = 0;

        for (int i = 0; i < times; i++) {
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << i % 8);
            JournalFile copy = new JournalFile(Files.write(folder.resolve("decayed.db"), bytes));
            bytes[at] ^= (byte) (1 << i % 8);
            if (!isIntact(copy)) {
                noticed++;
            } else if (!events(copy).equals(written)) {
                unnoticed.add(at);
            }
        }

        System.out.printf(
                "flipped %d bits of the file: %d noticed, %d changed an event unnoticed%n",
                times, noticed, unnoticed.size());
        assertThat(unnoticed).isEmpty();
    }

    private interface Change {
        int make() throws SQLException;
    }

    /// Alters a row, and takes it back. What would make it another's double, the file itself refuses.
    ///
    /// @return what was altered, if the check did not name that row
    private static Optional<String> unnamed(Connection connection, long row, String what, Change change)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            if (change.make() == 0) {
                return Optional.empty();
            }
            Predicate<String> names = problem -> problem.startsWith("event %d ".formatted(row));
            return problems(connection).stream().anyMatch(names)
                    ? Optional.empty()
                    : Optional.of("event %d: %s".formatted(row, what));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> problems(Connection connection) throws SQLException {
        var problems = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet workspaces = statement.executeQuery("SELECT DISTINCT workspace FROM event")) {
            while (workspaces.next()) {
                Verifier.verify(connection, workspaces.getString(1), Optional.empty())
                        .problem()
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private int flip(Connection connection, String column, long row) throws SQLException {
        String sql = TEXTS.contains(column)
                ? "UPDATE OR IGNORE event SET %s = CAST(? AS TEXT) WHERE sequence = ?"
                : "UPDATE OR IGNORE event SET %s = ? WHERE sequence = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(column))) {
            if (NUMBERS.contains(column)) {
                statement.setLong(1, number(connection, column, row) ^ 1L << random.nextInt(Long.SIZE));
            } else {
                byte[] bytes = bytes(connection, column, row);
                // With its highest bit set a text would be none, and its workspace would have no name to look for.
                int bits = TEXTS.contains(column) ? Byte.SIZE - 1 : Byte.SIZE;
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(bits));
                statement.setBytes(1, bytes);
            }
            statement.setLong(2, row);
            return statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String column, long row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT %s FROM event WHERE sequence = %d".formatted(column, row))) {
            return found.getLong(1);
        }
    }

    private static byte[] bytes(Connection connection, String column, long row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT CAST(%s AS BLOB) FROM event WHERE sequence = %d".formatted(column, row))) {
            return found.getBytes(1);
        }
    }

    /// What `verify` would say; a file that SQLite cannot read is not intact.
    private static boolean isIntact(JournalFile file) throws IOException {
        try (Connection connection = file.connect()) {
            List<String> problems = problems(connection);
            Files.deleteIfExists(file.path().resolveSibling("decayed.db-wal"));
            return problems.isEmpty();
        } catch (SQLException _) {
            return false;
        }
    }

    private static List<String> events(JournalFile file) throws SQLException {
        return file.query("""
                SELECT concat_ws('|', sequence, workspace, incident, ordinal, occurred_at, recorded_at, author, source,
                       kind, hex(body), delivery, part)
                FROM event NOT INDEXED ORDER BY sequence""");
    }
}

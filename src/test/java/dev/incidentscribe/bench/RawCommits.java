package dev.incidentscribe.bench;

import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Commits through the bare driver, WAL, `synchronous=FULL`.
final class RawCommits {
    private static final String ROW = "INSERT INTO row (id, body) VALUES (?, printf('%400d', 0))";

    /// As the journal writes a note: its event, its words with their index, and the answer. Each but the number is as
    /// long as it usually is.
    private static final List<String> NOTE = List.of("""
            INSERT INTO event (workspace, incident, ordinal, occurred_at, recorded_at, author, source, kind, body, salt,
                               digest, delivery, part, hash)
            SELECT 'T0BENCH', 1, it, it, it, 'U0BENCH', 'SLASH', 'noted', CAST(printf('%150d', it) AS BLOB),
                   randomblob(16), randomblob(32), hex(randomblob(16)), 1, randomblob(32)
            FROM (SELECT ? AS it)""", """
            INSERT INTO entry_text (workspace, incident, entry, title, fact, said)
            VALUES ('T0BENCH', 1, ?, '', '', '502s from checkout, about a third of requests')""", """
            INSERT INTO receipt (workspace, delivery, answered_at, reply)
            VALUES ('T0BENCH', hex(randomblob(16)), ?, CAST(printf('%250d', 0) AS BLOB))""");

    private RawCommits() {}

    /// One row a transaction: the disk's own limit.
    static Figures ofOneRow(Path file, Duration time) throws SQLException {
        try (Connection connection = open(file)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
            }
            return measure(connection, List.of(ROW), time);
        }
    }

    /// The rows of a note a transaction, in a journal: what SQLite takes for them by itself.
    static Figures ofANote(Path file, Duration time) throws SQLException {
        SqliteJournal.open(file, Redaction.none()).close();
        try (Connection connection = open(file)) {
            return measure(connection, NOTE, time);
        }
    }

    private static Connection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
        }
        return connection;
    }

    private static Figures measure(Connection connection, List<String> inserts, Duration time) throws SQLException {
        connection.setAutoCommit(false);
        List<PreparedStatement> statements = new ArrayList<>();
        for (String insert : inserts) {
            statements.add(connection.prepareStatement(insert));
        }
        long[] warm = commit(connection, statements, 0, time.dividedBy(2));
        long begin = System.nanoTime();
        long[] nanos = commit(connection, statements, warm.length, time);
        return Figures.of(List.of(nanos), Duration.ofNanos(System.nanoTime() - begin));
    }

    private static long[] commit(Connection connection, List<PreparedStatement> statements, int last, Duration time)
            throws SQLException {
        long end = System.nanoTime() + time.toNanos();
        long[] nanos = new long[1 << 16];
        int count = 0;
        while (System.nanoTime() < end) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            long before = System.nanoTime();
            for (PreparedStatement statement : statements) {
                statement.setInt(1, last + count + 1);
                statement.executeUpdate();
            }
            connection.commit();
            nanos[count++] = System.nanoTime() - before;
        }
        return Arrays.copyOf(nanos, count);
    }
}

package dev.incidentscribe.bench;

import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Rows through the bare driver, WAL, `synchronous=FULL`. For one thread at a time.
final class RawRows implements AutoCloseable {
    /// What is written at a time.
    enum What {
        /// One row of the usual length, in a table of its own.
        ROW,
        /// As the journal writes a note: its event, its words with their index, and the answer. Each but the number is
        /// as long as it usually is.
        NOTE
    }

    private static final String JDBC = "jdbc:sqlite:";
    private static final String ROW = "INSERT INTO row (id, body) VALUES (?, printf('%400d', 0))";
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

    private final Connection connection;
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private int last;

    private RawRows(Connection connection) {
        this.connection = connection;
    }

    /// Makes the file.
    static void create(What what, Path file) throws SQLException {
        if (what == What.NOTE) {
            SqliteJournal.open(file, Redaction.none()).close();
            return;
        }
        try (Connection connection = DriverManager.getConnection(JDBC + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
        }
    }

    /// @param file as it was made for the same rows
    static RawRows open(What what, Path file) throws SQLException {
        var rows = new RawRows(DriverManager.getConnection(JDBC + file));
        try (Statement statement = rows.connection.createStatement()) {
            statement.execute("PRAGMA synchronous=FULL");
        }
        rows.connection.setAutoCommit(false);
        for (String insert : what == What.ROW ? List.of(ROW) : NOTE) {
            rows.inserts.add(rows.connection.prepareStatement(insert));
        }
        return rows;
    }

    void insert() throws SQLException {
        last++;
        for (PreparedStatement insert : inserts) {
            insert.setInt(1, last);
            insert.executeUpdate();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

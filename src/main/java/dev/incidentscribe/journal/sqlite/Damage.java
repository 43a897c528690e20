package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/// Looks for damage in a journal's file, and sets a damaged one aside.
final class Damage {
    private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

    /// Above what SQLite finds.
    private static final String HEADING = "*** in database main ***";

    private Damage() {}

    /// Whether it can be opened and says that it is a journal, for which its first pages must be whole.
    static boolean looksSound(Database database) {
        try (Connection connection = database.reading();
                Statement statement = connection.createStatement()) {
            return first(statement, "PRAGMA application_id") == Schema.APPLICATION_ID
                    && first(statement, "SELECT count(*) FROM sqlite_schema") > 0;
        } catch (SQLException e) {
            LOG.debug("the journal cannot be opened as it is", e);
            return false;
        }
    }

    private static int first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }

    /// A file that SQLite finds damage in is set aside as it is.
    ///
    /// @throws JournalUnavailable saying where it is now, and the way back; or that it never was a journal
    static void setAside(Database database) {
        Optional<String> damage;
        try (Connection connection = database.reading();
                Statement statement = connection.createStatement()) {
            damage = find(statement);
        } catch (SQLException e) {
            if (!isOfAJournal(e, database.file())) {
                throw database.notOurs(e);
            }
            damage = Optional.of(String.valueOf(e.getMessage()));
        }
        if (damage.isPresent()) {
            throw Aside.damaged(database.file(), damage.get(), Instant.now());
        }
    }

    /// What SQLite finds damaged. It looks at every page, which takes seconds where there are very many.
    static Optional<String> find(Statement statement) throws SQLException {
        try {
            return find(statement, "quick_check");
        } catch (SQLException e) {
            if (!isDamage(e)) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Whether SQLite says so.
    static boolean isDamage(SQLException e) {
        return (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    /// Whether SQLite cannot read a file that was a journal. Where the first page is damaged, it does not know its own.
    static boolean isOfAJournal(SQLException e, Path file) {
        boolean unreadable = isDamage(e) || (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_NOTADB.code;
        return unreadable && Traces.of(file);
    }

    /// The first thing that such a check finds wrong with the file behind this statement.
    static Optional<String> find(Statement statement, String check) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + check)) {
            String first = row.getString(1);
            return "ok".equals(first)
                    ? Optional.empty()
                    : String.valueOf(first).replace(HEADING, "").strip().lines().findFirst();
        }
    }
}

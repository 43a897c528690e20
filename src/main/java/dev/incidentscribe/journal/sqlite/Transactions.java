package dev.incidentscribe.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The transactions of the writer's connection, one at a time, and what becomes of one that fails.
final class Transactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final Set<SQLiteErrorCode> OF_THE_DISK = EnumSet.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_READONLY,
            SQLiteErrorCode.SQLITE_IOERR,
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_CANTOPEN,
            SQLiteErrorCode.SQLITE_NOTADB);

    /// The disk did not take all of it, and without its last page a transaction is none.
    private static final Set<SQLiteErrorCode> NOT_WRITTEN =
            EnumSet.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR_WRITE);

    /// Makes what writes, on this connection.
    interface LedgerMaker {
        Ledger make(Connection connection) throws SQLException;
    }

    /// The statements that every transaction needs.
    private record Prepared(PreparedStatement begin, PreparedStatement commit, Ledger ledger) {
        void close() throws SQLException {
            begin.close();
            commit.close();
            ledger.close();
        }
    }

    private final Connection connection;
    private final LedgerMaker ledgers;
    private Optional<Prepared> prepared;

    Transactions(Connection connection, LedgerMaker ledgers) throws SQLException {
        this.connection = connection;
        this.ledgers = ledgers;
        this.prepared = Optional.of(prepare());
    }

    private Prepared prepare() throws SQLException {
        return new Prepared(
                connection.prepareStatement("BEGIN IMMEDIATE"),
                connection.prepareStatement("COMMIT"),
                ledgers.make(connection));
    }

    Connection connection() {
        return connection;
    }

    /// Begins one.
    Ledger begin() throws SQLException {
        Prepared now = prepared.isPresent() ? prepared.get() : prepare();
        prepared = Optional.of(now);
        now.begin().execute();
        return now.ledger();
    }

    /// Ends it. When this returns it is on the disk.
    void commit() throws SQLException {
        prepared.orElseThrow().commit().execute();
    }

    /// Takes it back. The driver closes a statement for which the disk fails, for good; so after a failure all are made
    /// anew.
    void rollBack() {
        prepared.ifPresent(failed -> failed.ledger().forget());
        close();
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // On a full disk SQLite has rolled back by itself; anything else shows at the next BEGIN.
            LOG.debug("nothing to roll back", e);
        }
    }

    /// Makes sure that nothing stays of a transaction whose commit failed. It may be in the log all the same, where a
    /// start after a crash would find it and take it for done; a commit that follows takes its place there.
    ///
    /// @return whether it is certain that it did not happen and never will
    boolean isUndone(Throwable failure) {
        if (failure instanceof SQLiteException e && NOT_WRITTEN.contains(e.getResultCode())) {
            return true;
        }
        try {
            execute("BEGIN IMMEDIATE");
            // Changes nothing, and still goes all the way to the disk.
            execute("PRAGMA user_version = " + Schema.NEWEST);
            execute("COMMIT");
            return true;
        } catch (SQLException e) {
            LOG.debug("what became of a transaction is not known", e);
            rollBack();
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whether it fails for everybody, and would only fail as many times.
    static boolean isOfTheDisk(Throwable failure) {
        return failure instanceof SQLException e
                && OF_THE_DISK.contains(SQLiteErrorCode.getErrorCode(e.getErrorCode()));
    }

    @Override
    public void close() {
        try {
            if (prepared.isPresent()) {
                prepared.get().close();
            }
        } catch (SQLException e) {
            LOG.debug("a statement was closed already", e);
        } finally {
            prepared = Optional.empty();
        }
    }
}

package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/// The SQLite file, and how it is opened.
final class Database {
    private static final Set<Integer> FORBIDDEN = Set.of(
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_PERM.code);
    private static final Set<Integer> OF_THE_DISK =
            Set.of(SQLiteErrorCode.SQLITE_FULL.code, SQLiteErrorCode.SQLITE_IOERR.code);
    private static final String SOMETHING_ELSE = "it is not a journal of the scribe";

    private final Path file;

    Database(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path file() {
        return file;
    }

    /// How many bytes the file and its write-ahead log take.
    ///
    /// @throws JournalUnavailable if they cannot be looked at
    long size() {
        try {
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new JournalUnavailable("looking at the journal " + file, e);
        }
    }

    /// Makes the folder that the file is in.
    void makeFolder() {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "an absolute path"));
        } catch (IOException e) {
            throw new JournalUnavailable("making the folder of the journal " + file, e);
        }
    }

    /// Makes the file, readable by its owner alone, if there is none.
    void create() {
        makeFolder();
        Aside.refuseIfLost(file);
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, OwnerOnly.attributes(file));
            }
        } catch (IOException e) {
            throw new JournalUnavailable("making the journal " + file, e);
        }
    }

    /// A connection that may write. `synchronous=FULL`: a commit that returned survives a power cut. The last line only
    /// reads, which makes the log beside the file if there is none yet.
    Connection writing() throws SQLException {
        return connect("""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA busy_timeout = 5000;
                PRAGMA foreign_keys = ON;
                PRAGMA trusted_schema = OFF;
                PRAGMA secure_delete = ON;
                PRAGMA user_version;""");
    }

    /// A connection that only reads.
    Connection reading() throws SQLException {
        return connect("""
                PRAGMA busy_timeout = 5000;
                PRAGMA trusted_schema = OFF;
                PRAGMA cache_size = -512;
                PRAGMA query_only = ON;""");
    }

    /// A connection that copies the file and changes nothing.
    Connection copying() throws SQLException {
        return connect("PRAGMA busy_timeout = 5000;");
    }

    private Connection connect(String pragmas) throws SQLException {
        NativeLibrary.load(Objects.requireNonNull(file.getParent(), "an absolute path"));
        // Whoever opens a file that is not there must not make an empty one in its place.
        var existing = new SQLiteConfig();
        existing.resetOpenMode(SQLiteOpenMode.CREATE);
        existing.setGetGeneratedKeys(false); // asked for after every row otherwise
        Connection connection = JDBC.createConnection(JDBC.PREFIX + file, existing.toProperties());
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas.lines().toList()) {
                statement.execute(pragma);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// That the file is something else or damaged, or that nobody can look whether it is.
    JournalUnavailable notOurs(@Nullable SQLException cause) {
        return cause == null
                ? new JournalUnavailable("opening %s: %s".formatted(file, SOMETHING_ELSE))
                : new JournalUnavailable("opening %s: %s".formatted(file, problem(cause)), cause);
    }

    private String problem(SQLException cause) {
        int code = cause.getErrorCode() & 0xFF;
        if (FORBIDDEN.contains(code)) {
            return "it cannot be read, or nothing be written beside it, which reading takes, too";
        }
        if (OF_THE_DISK.contains(code)) {
            return "the disk is full or gives errors";
        }
        return Damage.isOfAJournal(cause, file) ? "it is damaged" : SOMETHING_ELSE;
    }
}

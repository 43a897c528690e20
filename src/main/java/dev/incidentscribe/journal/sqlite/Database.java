package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/// The SQLite file: its settings, its schema, its permissions.
final class Database {
    /// The schema that this version writes; also kept in the file's `user_version`.
    static final int SCHEMA = 16;

    /// "INSC": lets `file` and others tell what kind of SQLite file this is.
    private static final int APPLICATION_ID = 0x494E5343;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MIGRATIONS = "classpath:dev/incidentscribe/journal";

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
        Aside.refuseIfSetAside(file);
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, ownerOnly(file));
            }
        } catch (IOException e) {
            throw new JournalUnavailable("making the journal " + file, e);
        }
    }

    /// Makes sure that the schema is one that this version can read.
    ///
    /// @throws JournalUnavailable if it is not a journal, or one of a newer version
    void check() {
        int found = version();
        if (found > SCHEMA) {
            throw new JournalUnavailable("opening %s: it was written by a newer version (schema %d, this one knows %d)"
                    .formatted(file, found, SCHEMA));
        }
        if (found < 1) {
            throw notOurs(null);
        }
    }

    /// Whether it can be opened and says that it is a journal, for which its first pages must be whole.
    boolean looksSound() {
        try (Connection connection = reading();
                Statement statement = connection.createStatement()) {
            return first(statement, "PRAGMA application_id") == APPLICATION_ID
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
    void setAsideIfDamaged() {
        Optional<String> damage;
        try (Connection connection = reading();
                Statement statement = connection.createStatement()) {
            damage = damage(statement);
        } catch (SQLException e) {
            if (!isUnreadable(e) || !Traces.of(file)) {
                throw notOurs(e);
            }
            damage = Optional.of(String.valueOf(e.getMessage()));
        }
        if (damage.isPresent()) {
            throw Aside.damaged(file, damage.get(), Instant.now());
        }
    }

    /// What SQLite finds damaged. It looks at every page, which takes seconds where there are very many.
    static Optional<String> damage(Statement statement) throws SQLException {
        try {
            return Backup.damage(statement, "quick_check");
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

    /// Where the first page is damaged, SQLite does not know its own file.
    private static boolean isUnreadable(SQLException e) {
        return isDamage(e) || (e.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /// Brings the schema up to date. Flyway is asked only when there is something to do: it costs more than all else
    /// at the start.
    void migrate() {
        int found = version();
        if (found == 0 && hasTablesOfOthers()) {
            throw notOurs(null);
        }
        if (found < SCHEMA) {
            if (found > 0) {
                new Backups(file, 1).beforeUpgrade(found, Instant.now());
            }
            try {
                runFlyway();
            } catch (SQLException | FlywayException e) {
                throw new JournalUnavailable("upgrading the journal " + file, e);
            }
        }
        check();
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

    /// The mode of every file of ours, where the file system knows modes.
    static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// Makes it readable by its owner alone.
    static void restrict(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private JournalUnavailable notOurs(@Nullable SQLException cause) {
        String doing = "opening %s: it is not a journal of the scribe".formatted(file);
        return cause == null ? new JournalUnavailable(doing) : new JournalUnavailable(doing, cause);
    }

    /// Whether somebody's tables are in the file already; then it is left as it is. Where the list of migrations is, a
    /// first start began them and was cut short.
    private boolean hasTablesOfOthers() {
        try (Connection connection = reading();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FROM sqlite_schema
                        WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'flyway_schema_history')""")) {
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            throw notOurs(e);
        }
    }

    /// Whether what is derived in that file was derived by the rules of today.
    static boolean isCurrent(Connection connection) throws SQLException {
        return version(connection) == SCHEMA;
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    /// The schema it was written with; 0 if it is new.
    int version() {
        try (Connection connection = reading()) {
            return version(connection);
        } catch (SQLException e) {
            throw notOurs(e);
        }
    }

    private void runFlyway() throws SQLException {
        // Sets the journal mode for good before the first table is made.
        writing().close();
        var source = new SQLiteDataSource();
        source.setUrl(JDBC.PREFIX + file);
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(source)
                .locations(MIGRATIONS)
                .load()
                .migrate();
        try (Connection connection = writing();
                Statement statement = connection.createStatement()) {
            // The version says that all of it is done, so it is set last and with the rest.
            statement.execute("BEGIN IMMEDIATE");
            Derivation.of(connection);
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + SCHEMA);
            statement.execute("COMMIT");
        }
    }
}

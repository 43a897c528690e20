package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteDataSource;

/// The schema of a journal's file: which one it has, and bringing it up to date.
final class Schema {
    /// The schema that this version writes; also kept in the file's `user_version`.
    static final int NEWEST = 16;

    /// "INSC": lets `file` and others tell what kind of SQLite file this is.
    static final int APPLICATION_ID = 0x494E5343;

    private static final String MIGRATIONS = "classpath:dev/incidentscribe/journal";

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /// Makes sure that the schema is one that this version can read.
    ///
    /// @throws JournalUnavailable if it is not a journal, or one of a newer version
    void check() {
        int found = version();
        if (found > NEWEST) {
            throw new JournalUnavailable("opening %s: it was written by a newer version (schema %d, this one knows %d)"
                    .formatted(database.file(), found, NEWEST));
        }
        if (found < 1) {
            throw database.notOurs(null);
        }
    }

    /// Brings the schema up to date. Flyway is asked only when there is something to do: it costs more than all else
    /// at the start.
    void migrate() {
        int found = version();
        if (found == 0 && hasTablesOfOthers()) {
            throw database.notOurs(null);
        }
        if (found < NEWEST) {
            if (found > 0) {
                new Backups(database.file(), 1).beforeUpgrade(found, Instant.now());
            }
            try {
                runFlyway();
            } catch (SQLException | FlywayException e) {
                throw new JournalUnavailable("upgrading the journal " + database.file(), e);
            }
        }
        check();
    }

    /// Whether somebody's tables are in the file already; then it is left as it is. Where the list of migrations is, a
    /// first start began them and was cut short.
    private boolean hasTablesOfOthers() {
        try (Connection connection = database.reading();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FROM sqlite_schema
                        WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'flyway_schema_history')""")) {
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            throw database.notOurs(e);
        }
    }

    private void runFlyway() throws SQLException {
        // Sets the journal mode for good before the first table is made.
        database.writing().close();
        var source = new SQLiteDataSource();
        source.setUrl(JDBC.PREFIX + database.file());
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations(MIGRATIONS)
                .load()
                .migrate();
        try (Connection connection = database.writing();
                Statement statement = connection.createStatement()) {
            // The version says that all of it is done, so it is set last and with the rest.
            statement.execute("BEGIN IMMEDIATE");
            Derivation.of(connection);
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + NEWEST);
            statement.execute("COMMIT");
        }
    }

    /// The schema it was written with; 0 if it is new.
    int version() {
        try (Connection connection = database.reading()) {
            return version(connection);
        } catch (SQLException e) {
            throw database.notOurs(e);
        }
    }

    /// Whether what is derived in that file was derived by the rules of today.
    static boolean isCurrent(Connection connection) throws SQLException {
        return version(connection) == NEWEST;
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}

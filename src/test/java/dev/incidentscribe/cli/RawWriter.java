package dev.incidentscribe.cli;

import java.sql.DriverManager;

/// A program that writes rows to an SQLite file, and says of each that it is committed. It has nothing of the scribe:
/// it shows what a test of power cuts finds where the disk is not waited for.
final class RawWriter {
    private RawWriter() {}

    /// Writes the rows.
    ///
    /// @param arguments the file, the setting of `synchronous`, and how many rows
    public static void main(String... arguments) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = " + arguments[1]);
            statement.execute("CREATE TABLE note (text TEXT)");
            for (int i = 1; i <= Integer.parseInt(arguments[2]); i++) {
                statement.execute("INSERT INTO note VALUES ('note %d')".formatted(i));
                System.out.println("note " + i);
            }
        }
    }
}

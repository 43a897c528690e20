package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;

/// What is derived from the events and shown in their place, compared with what they come to. It is worked out anew in
/// memory; the file is only read.
final class Derived {
    private static final String NUMBERS = """
            SELECT DISTINCT incident FROM event WHERE workspace = ?1 AND incident > 0
            UNION SELECT incident FROM action WHERE workspace = ?1
            UNION SELECT incident FROM entry_text WHERE workspace = ?1
            UNION SELECT incident FROM taken_message WHERE workspace = ?1
            ORDER BY 1""";

    private enum Table {
        INCIDENT("the list of incidents", """
                SELECT channel, title, severity, status, state, opened_at, ended_at, moved_from FROM incident
                WHERE workspace = ? AND number = ?"""),
        ACTION("the list of follow-ups", """
                SELECT number, entry, text, owner, owner_name, due, type, priority, state, outcome, stated_at
                FROM action WHERE workspace = ? AND incident = ? ORDER BY number"""),
        ENTRY_TEXT("the text that is searched", """
                SELECT entry, title, fact, said FROM entry_text
                WHERE workspace = ? AND incident = ? ORDER BY entry"""),
        TAKEN_MESSAGE("the list of messages that were taken", """
                SELECT channel, ts FROM taken_message
                WHERE workspace = ? AND incident = ? ORDER BY channel, ts""");

        private final String what;
        private final String rows;

        Table(String what, String rows) {
            this.what = what;
            this.rows = rows;
        }
    }

    /// The tables that hold it; the index of what is searched goes with one of them.
    static final List<String> TABLES = Arrays.stream(Table.values())
            .map(table -> table.name().toLowerCase(Locale.ROOT))
            .toList();

    private Derived() {}

    /// The first thing that says otherwise than the events; empty if nothing does.
    static Optional<String> difference(Connection connection, String workspace) throws SQLException {
        try (Connection anew = JDBC.createConnection(JDBC.PREFIX + ":memory:", new Properties())) {
            copyTables(connection, anew);
            try (Statement looking = connection.createStatement();
                    var events = new Events(connection, new EventCodec());
                    var derived = new DerivedRows(anew)) {
                for (int number : numbers(connection, workspace)) {
                    // What is recorded meanwhile is seen as a whole or not at all.
                    looking.execute("BEGIN");
                    try {
                        Optional<Incident> incident = events.anew(workspace, number);
                        if (incident.isPresent()) {
                            derived.write(incident.get());
                        }
                        Optional<String> difference = difference(connection, anew, workspace, number);
                        if (difference.isPresent()) {
                            return difference;
                        }
                    } finally {
                        looking.execute("ROLLBACK");
                        forget(anew);
                    }
                }
            }
        }
        return SearchIndex.difference(connection);
    }

    private static Optional<String> difference(Connection there, Connection anew, String workspace, int number)
            throws SQLException {
        for (Table table : Table.values()) {
            if (!rows(there, table, workspace, number).equals(rows(anew, table, workspace, number))) {
                return Optional.of("%s says of INC-%d otherwise than the events".formatted(table.what, number));
            }
        }
        return Optional.empty();
    }

    /// A large journal does not fit into memory once more.
    private static void forget(Connection anew) throws SQLException {
        try (Statement statement = anew.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table);
            }
        }
    }

    private static void copyTables(Connection from, Connection to) throws SQLException {
        try (Statement reading = from.createStatement();
                Statement making = to.createStatement();
                ResultSet tables = reading.executeQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")) {
            while (tables.next()) {
                if (TABLES.contains(tables.getString(1))) {
                    making.execute(tables.getString(2));
                }
            }
        }
    }

    private static List<Integer> numbers(Connection connection, String workspace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NUMBERS)) {
            statement.setString(1, workspace);
            try (ResultSet rows = statement.executeQuery()) {
                var numbers = new ArrayList<Integer>();
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
                return numbers;
            }
        }
    }

    private static List<List<Object>> rows(Connection connection, Table table, String workspace, int number)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.rows)) {
            statement.setString(1, workspace);
            statement.setInt(2, number);
            try (ResultSet found = statement.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                var rows = new ArrayList<List<Object>>();
                while (found.next()) {
                    var row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(Arrays.asList(row));
                }
                return rows;
            }
        }
    }
}

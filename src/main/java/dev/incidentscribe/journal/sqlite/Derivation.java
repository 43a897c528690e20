package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Works out from the events what is derived from them, in the place of whatever was there: because it was derived by
/// the rules of an older version, or was altered. Within somebody else's transaction.
final class Derivation {
    /// What happened to the journal as a whole is of the incident 0.
    private static final String INCIDENTS =
            "SELECT DISTINCT workspace, incident FROM event WHERE incident > 0 ORDER BY workspace, incident";
    /// They keep the index as the text is, which takes an index that is.
    private static final String FOLLOWING =
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry_text'";

    /// What it lists is written over: an older version told the channel of an incident here alone.
    private static final String LIST = "incident";

    private record Trigger(String name, String sql) {}

    private Derivation() {}

    /// Does it, and says of how many incidents.
    static int of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<Trigger> following = following(statement);
            for (Trigger trigger : following) {
                statement.execute("DROP TRIGGER " + trigger.name());
            }
            List<IncidentKey> incidents = incidents(statement);
            for (String table : Derived.TABLES) {
                if (!table.equals(LIST)) {
                    statement.execute("DELETE FROM " + table);
                }
            }
            write(connection, incidents);
            for (Trigger trigger : following) {
                statement.execute(trigger.sql());
            }
            statement.execute("INSERT INTO entry_index (entry_index) VALUES ('rebuild')");
            return incidents.size();
        }
    }

    private static void write(Connection connection, List<IncidentKey> incidents) throws SQLException {
        try (var events = new Events(connection, new EventCodec());
                var derived = new DerivedRows(connection)) {
            for (IncidentKey key : incidents) {
                Incident incident = events.anew(key.workspace(), key.number())
                        .orElseThrow(() -> new JournalUnavailable(
                                "the list of incidents has lost INC-%d, and with it the channel, which an older version wrote nowhere else; nothing was derived anew. Restore a backup that still lists it: ./scribe incidents --db FILE, then ./scribe restore FILE"
                                        .formatted(key.number())));
                derived.write(incident);
            }
        }
    }

    private static List<Trigger> following(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(FOLLOWING)) {
            var triggers = new ArrayList<Trigger>();
            while (rows.next()) {
                triggers.add(new Trigger(rows.getString(1), rows.getString(2)));
            }
            return triggers;
        }
    }

    private static List<IncidentKey> incidents(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(INCIDENTS)) {
            var keys = new ArrayList<IncidentKey>();
            while (rows.next()) {
                keys.add(new IncidentKey(rows.getString(1), rows.getInt(2)));
            }
            return keys;
        }
    }
}

package dev.incidentscribe.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Works out from the events what a journal of an older version did not derive, or derived by other rules. Within
/// somebody else's transaction; may be done any number of times.
final class Derivation {
    private static final String INCIDENTS = "SELECT workspace, number FROM incident ORDER BY workspace, number";

    private Derivation() {}

    static void of(Connection connection) throws SQLException {
        try (var events = new Events(connection, new EventCodec());
                var derived = new DerivedRows(connection)) {
            for (IncidentKey key : incidents(connection)) {
                int count = events.count(key.workspace(), key.number());
                var incident = events.incident(key.workspace(), key.number(), count);
                if (incident.isPresent()) {
                    derived.write(incident.get());
                }
            }
        }
    }

    private static List<IncidentKey> incidents(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INCIDENTS);
                ResultSet rows = statement.executeQuery()) {
            var keys = new ArrayList<IncidentKey>();
            while (rows.next()) {
                keys.add(new IncidentKey(rows.getString(1), rows.getInt(2)));
            }
            return keys;
        }
    }
}

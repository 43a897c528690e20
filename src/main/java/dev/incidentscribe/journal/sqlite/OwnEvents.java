package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Events about the journal itself: what was taken out of it, and when. They belong to no incident, and stand in the
/// chain as all others do.
final class OwnEvents {
    /// Stands for the number of an incident in them.
    static final int NO_INCIDENT = 0;

    /// The kind of those that record that a person's words and name were erased.
    static final String ERASURE = "erased";

    /// The kind of those that record that the context of channels was kept long enough.
    static final String EXPIRY = "contextExpired";

    private static final String LAST =
            "SELECT coalesce(max(ordinal), 0) FROM event WHERE workspace = ? AND incident = 0";

    private OwnEvents() {}

    /// Appends one to the chain of the workspace.
    ///
    /// @param author on whose behalf it was done
    static void append(
            Connection connection,
            ChainedEvents events,
            String workspace,
            String kind,
            String author,
            JsonNode said,
            Instant now)
            throws SQLException {
        byte[] body = new EventCodec().write(said);
        byte[] salt = new Chain().salt();
        var row = new Row(
                workspace,
                NO_INCIDENT,
                last(connection, workspace) + 1,
                Micros.of(now),
                Micros.of(now),
                author,
                Source.SYSTEM.name(),
                kind,
                Chain.digest(salt, body),
                kind + " " + UUID.randomUUID(),
                1);
        events.append(row, body, salt);
    }

    private static int last(Connection connection, String workspace) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setString(1, workspace);
            try (ResultSet row = statement.executeQuery()) {
                return row.getInt(1);
            }
        }
    }
}

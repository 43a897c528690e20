package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The messages that entries were taken from, as rows. An entry never loses its message; so no row ever goes.
final class TakenRows implements AutoCloseable {
    private static final String INSERT =
            "INSERT OR IGNORE INTO taken_message (workspace, channel, ts, incident) VALUES (?, ?, ?, ?)";

    private final PreparedStatement insert;

    TakenRows(Connection connection) throws SQLException {
        this.insert = connection.prepareStatement(INSERT);
    }

    /// Writes the messages of all entries.
    void write(Incident incident) throws SQLException {
        write(incident, incident.entries().stream().map(Entry::original).toList());
    }

    /// Writes the messages of those events that began an entry.
    void write(Incident incident, List<Recorded> events) throws SQLException {
        for (Recorded recorded : events) {
            Optional<Origin> message = recorded.origin();
            if (message.isPresent() && recorded.event() instanceof Statement) {
                insert(incident, message.get());
            }
        }
    }

    private void insert(Incident incident, Origin message) throws SQLException {
        insert.setString(1, incident.workspace());
        insert.setString(2, message.channel());
        insert.setString(3, message.ts());
        insert.setInt(4, incident.number());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}

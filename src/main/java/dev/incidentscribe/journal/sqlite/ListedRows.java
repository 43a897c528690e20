package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import dev.incidentscribe.journal.Listed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// The incidents as rows of a list.
final class ListedRows implements AutoCloseable {
    /// What [#read] reads, in its order.
    static final String COLUMNS = """
            incident.number, incident.channel, incident.title, incident.severity, incident.status, incident.state,
            incident.opened_at, incident.ended_at""";

    /// How many they are.
    static final int COUNT = 8;

    private static final String UPSERT = """
            INSERT INTO incident (workspace, number, channel, title, severity, status, state, opened_at, ended_at,
                                  moved_from)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, number) DO UPDATE SET channel = excluded.channel, title = excluded.title,
                severity = excluded.severity, status = excluded.status, state = excluded.state,
                opened_at = excluded.opened_at, ended_at = excluded.ended_at, moved_from = excluded.moved_from""";

    private final PreparedStatement upsert;

    ListedRows(Connection connection) throws SQLException {
        this.upsert = connection.prepareStatement(UPSERT);
    }

    /// Whether such an event may change what a list says of its incident.
    static boolean changedBy(IncidentEvent event) {
        return switch (event) {
            case IncidentEvent.Opened _,
                    IncidentEvent.Moved _,
                    IncidentEvent.MilestoneReached _,
                    IncidentEvent.StatusChanged _,
                    IncidentEvent.SeverityChanged _,
                    IncidentEvent.Closed _,
                    IncidentEvent.Reopened _,
                    IncidentEvent.Cancelled _,
                    IncidentEvent.Correction _ -> true;
            case IncidentEvent.Statement _, IncidentEvent.Editorial _, IncidentEvent.ChannelContext _ -> false;
        };
    }

    void write(Incident incident) throws SQLException {
        Listed listed = Listed.of(incident);
        upsert.setString(1, incident.workspace());
        upsert.setInt(2, incident.number());
        upsert.setString(3, incident.channel());
        upsert.setString(4, listed.title());
        upsert.setString(5, listed.severity().map(Enum::name).orElse(null));
        upsert.setString(6, listed.status().name());
        upsert.setString(7, listed.state().wire());
        upsert.setLong(8, Micros.of(listed.openedAt()));
        upsert.setObject(9, listed.endedAt().map(Micros::of).orElse(null));
        upsert.setString(10, incident.movedFrom().orElse(null));
        upsert.executeUpdate();
    }

    static Listed read(ResultSet row) throws SQLException {
        long ended = row.getLong(8);
        return new Listed(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)).map(Severity::valueOf),
                Status.valueOf(row.getString(5)),
                Incident.State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                Micros.instant(row.getLong(7)),
                ended == 0 ? Optional.empty() : Optional.of(Micros.instant(ended)));
    }

    @Override
    public void close() throws SQLException {
        upsert.close();
    }
}

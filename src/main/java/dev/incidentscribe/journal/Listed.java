package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// An incident as a list shows it.
///
/// @param endedAt when it was closed or cancelled, as recorded
public record Listed(
        int number,
        String channel,
        String title,
        Optional<Severity> severity,
        Status status,
        Incident.State state,
        Instant openedAt,
        Optional<Instant> endedAt) {
    /// What [#read] reads, in its order.
    static final String COLUMNS = """
            incident.number, incident.channel, incident.title, incident.severity, incident.status, incident.state,
            incident.opened_at, incident.ended_at""";

    /// How many they are.
    static final int COUNT = 8;

    static Listed of(Incident incident) {
        return new Listed(
                incident.number(),
                incident.channel(),
                incident.title(),
                incident.severity(),
                incident.status(),
                incident.state(),
                incident.milestones().at(Milestone.OPENED).orElse(Instant.EPOCH),
                incident.endedAt());
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

    /// As people call it: `INC-3`.
    public String name() {
        return "INC-" + number;
    }
}

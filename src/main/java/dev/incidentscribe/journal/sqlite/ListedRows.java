package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import dev.incidentscribe.journal.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// Reads the incidents of a list.
final class ListedRows {
    /// What [#read] reads, in its order.
    static final String COLUMNS = """
            incident.number, incident.channel, incident.title, incident.severity, incident.status, incident.state,
            incident.opened_at, incident.ended_at""";

    /// How many they are.
    static final int COUNT = 8;

    private ListedRows() {}

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
}

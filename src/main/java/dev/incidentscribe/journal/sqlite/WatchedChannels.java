package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Watched;
import dev.incidentscribe.journal.sqlite.Readers.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds the channels that have something to be listened to, in all workspaces.
final class WatchedChannels {
    /// Of each channel the open incident, else the one that ended last, and the end of the one before it.
    private static final String WATCHED = """
            SELECT incident.workspace, incident.channel, opened_at, ts,
                (SELECT max(ended_at) FROM incident AS earlier
                 WHERE earlier.workspace = incident.workspace AND earlier.channel = incident.channel
                    AND earlier.number < incident.number)
            FROM incident LEFT JOIN mark USING (workspace, channel)
            WHERE (state = 'open' OR ended_at > CAST(? AS INTEGER))
                AND number = (SELECT number FROM incident AS one
                    WHERE one.workspace = incident.workspace AND one.channel = incident.channel
                    ORDER BY state = 'open' DESC, ended_at DESC, number DESC LIMIT 1)
            ORDER BY state = 'open' DESC, opened_at DESC""";

    private WatchedChannels() {}

    /// Those whose incident is open, or ended after that time.
    static List<Watched> all(Reader reader, Instant endedAfter) throws SQLException {
        return reader.all(WATCHED, WatchedChannels::read, Long.toString(Micros.of(endedAfter)));
    }

    private static Watched read(ResultSet row) throws SQLException {
        return new Watched(
                row.getString(1),
                row.getString(2),
                Micros.instant(row.getLong(3)),
                row.getObject(5) == null ? Optional.empty() : Optional.of(Micros.instant(row.getLong(5))),
                Optional.ofNullable(row.getString(4)));
    }
}

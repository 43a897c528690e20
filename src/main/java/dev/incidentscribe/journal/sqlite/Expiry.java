package dev.incidentscribe.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/// Clears the words of channel context that was kept long enough. That they are gone is on record, and the chain still
/// holds, since it is over digests.
final class Expiry {
    /// What the event that records it holds: all context up to the event of that number may be cleared.
    static final String UP_TO = "upTo";

    /// As many as take the writer's time for a few milliseconds.
    private static final int AT_ONCE = 500;

    private static final String SCRIBE = "scribe";

    private static final String CLEAR = """
            UPDATE event SET body = NULL, salt = NULL WHERE sequence IN (
                SELECT sequence FROM event
                WHERE kind = 'channelContext' AND body IS NOT NULL AND recorded_at < ?
                ORDER BY recorded_at LIMIT ?)
            RETURNING workspace, sequence""";

    private Expiry() {}

    /// Clears the oldest of what was recorded before then, within somebody else's transaction.
    ///
    /// @return how many events were cleared; 0 if none is left
    static int clear(Connection connection, Ledger ledger, Instant before, Instant now) throws SQLException {
        SortedMap<String, Cleared> byWorkspace = clear(connection, before);
        for (String workspace : byWorkspace.keySet()) {
            Cleared cleared = byWorkspace.get(workspace);
            ObjectNode said = new EventCodec().object();
            said.put("events", cleared.events());
            said.put(UP_TO, cleared.upTo());
            OwnEvents.append(connection, ledger.events(), workspace, OwnEvents.EXPIRY, SCRIBE, said, now);
        }
        return byWorkspace.values().stream().mapToInt(Cleared::events).sum();
    }

    /// What was cleared of a workspace.
    ///
    /// @param upTo the number of the last event of it
    private record Cleared(int events, long upTo) {
        Cleared and(Cleared other) {
            return new Cleared(events + other.events, Math.max(upTo, other.upTo));
        }
    }

    private static SortedMap<String, Cleared> clear(Connection connection, Instant before) throws SQLException {
        var cleared = new TreeMap<String, Cleared>();
        try (PreparedStatement statement = connection.prepareStatement(CLEAR)) {
            statement.setLong(1, Micros.of(before));
            statement.setInt(2, AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    cleared.merge(rows.getString(1), new Cleared(1, rows.getLong(2)), Cleared::and);
                }
            }
        }
        return cleared;
    }

    /// Empties the write-ahead log, in which what was cleared can still be read. Waits for nobody.
    ///
    /// @return whether it is empty; somebody may be reading just now
    static boolean sweep(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return row.getInt("busy") == 0;
            }
        }
    }
}

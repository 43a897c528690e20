package dev.incidentscribe.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/// Of which events of a workspace the text was cleared as it should be: there is an event of the journal's own that
/// says so. A text that somebody took out by hand is none of these.
///
/// @param expired up to the event of that number all context of channels may be cleared; 0 for none
/// @param erasure the number of the last erasure; 0 if there was none
/// @param kept what it holds of all erased events, by their numbers
record Clearings(long expired, long erasure, JsonNode kept) {
    private static final String EXPIRIES =
            "SELECT body FROM event WHERE workspace = ? AND incident = 0 AND kind = 'contextExpired' AND body IS NOT NULL";

    static Clearings of(Connection connection, String workspace) throws SQLException {
        var codec = new EventCodec();
        try (var remains = new Remains(connection, codec)) {
            Remains.Last last = remains.last(workspace).orElseGet(() -> new Remains.Last(0, codec.object()));
            return new Clearings(expired(connection, workspace, codec), last.sequence(), last.kept());
        }
    }

    /// Whether the text of that event may be missing.
    boolean accountFor(long sequence, String kind) {
        return switch (kind) {
            case OwnEvents.EXPIRY -> false;
            case OwnEvents.ERASURE -> sequence < erasure;
            case "channelContext" -> sequence <= expired || isErased(sequence);
            default -> isErased(sequence);
        };
    }

    private boolean isErased(long sequence) {
        return kept.has(Long.toString(sequence));
    }

    private static long expired(Connection connection, String workspace, EventCodec codec) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXPIRIES)) {
            statement.setString(1, workspace);
            try (ResultSet rows = statement.executeQuery()) {
                long expired = 0;
                while (rows.next()) {
                    expired = Math.max(
                            expired,
                            codec.tree(rows.getBytes(1)).path(Expiry.UP_TO).asLong(0));
                }
                return expired;
            }
        }
    }
}

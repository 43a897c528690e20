package dev.incidentscribe.journal.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;

/// The columns of an event that its hash covers. Times are microseconds since 1970, UTC.
///
/// @param digest of the salted body
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go straight to and from SQLite
record Row(
        String workspace,
        long incident,
        long ordinal,
        long occurredAt,
        long recordedAt,
        String author,
        String source,
        String kind,
        byte[] digest,
        String delivery,
        long part) {

    /// As it stands in the file.
    static Row of(ResultSet row) throws SQLException {
        return new Row(
                row.getString("workspace"),
                row.getLong("incident"),
                row.getLong("ordinal"),
                row.getLong("occurred_at"),
                row.getLong("recorded_at"),
                row.getString("author"),
                row.getString("source"),
                row.getString("kind"),
                row.getBytes("digest"),
                row.getString("delivery"),
                row.getLong("part"));
    }
}

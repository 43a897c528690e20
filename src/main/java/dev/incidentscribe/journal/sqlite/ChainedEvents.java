package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.sqlite.EventCodec.Body;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Appends events to the file, each to the chain of its workspace. Remembers where the chains end; after a rollback
/// that must be dropped with [#forget].
final class ChainedEvents implements AutoCloseable {
    private static final String INSERT = """
            INSERT INTO event (workspace, incident, ordinal, occurred_at, recorded_at, author, source, kind, body, salt,
                               digest, delivery, part, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    /// From the end of the journal: the plus keeps SQLite from sorting all events of the workspace by its index.
    static final String LAST_HASH = "SELECT hash FROM event WHERE +workspace = ? ORDER BY sequence DESC LIMIT 1";

    private final EventCodec codec;
    private final Chain chain = new Chain();
    private final PreparedStatement insert;
    private final PreparedStatement lastHash;
    private final Map<String, byte[]> heads = new HashMap<>();

    ChainedEvents(Connection connection, EventCodec codec) throws SQLException {
        this.codec = codec;
        this.insert = connection.prepareStatement(INSERT);
        this.lastHash = connection.prepareStatement(LAST_HASH);
    }

    /// Appends an event of an incident.
    ///
    /// @param part which event of its delivery it is, from 1
    void append(Delivery delivery, Incident incident, Recorded recorded, int part) throws SQLException {
        Optional<String> openedIn = recorded.ordinal() == 1 ? Optional.of(incident.channel()) : Optional.empty();
        byte[] body = codec.write(new Body<>(recorded.author().name(), recorded.origin(), recorded.event(), openedIn));
        byte[] salt = chain.salt();
        var row = new Row(
                incident.workspace(),
                incident.number(),
                recorded.ordinal(),
                Micros.of(recorded.at()),
                Micros.of(recorded.recordedAt()),
                recorded.author().id(),
                recorded.source().name(),
                EventCodec.kind(recorded.event()),
                Chain.digest(salt, body),
                delivery.key(),
                part);
        append(row, body, salt);
    }

    /// Appends a row, with the body and the salt that its digest is of.
    void append(Row row, byte @Nullable [] body, byte @Nullable [] salt) throws SQLException {
        byte[] hash = Chain.hash(head(row.workspace()), row);
        insert.setString(1, row.workspace());
        insert.setLong(2, row.incident());
        insert.setLong(3, row.ordinal());
        insert.setLong(4, row.occurredAt());
        insert.setLong(5, row.recordedAt());
        insert.setString(6, row.author());
        insert.setString(7, row.source());
        insert.setString(8, row.kind());
        insert.setBytes(9, body);
        insert.setBytes(10, salt);
        insert.setBytes(11, row.digest());
        insert.setString(12, row.delivery());
        insert.setLong(13, row.part());
        insert.setBytes(14, hash);
        insert.executeUpdate();
        heads.put(row.workspace(), hash);
    }

    /// The hash of the last event of the workspace.
    byte[] head(String workspace) throws SQLException {
        byte[] remembered = heads.get(workspace);
        if (remembered != null) {
            return remembered;
        }
        lastHash.setString(1, workspace);
        try (ResultSet row = lastHash.executeQuery()) {
            return row.next() ? row.getBytes(1) : Chain.START;
        }
    }

    /// Drops what it remembers; the transaction it was learned in did not happen.
    void forget() {
        heads.clear();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        lastHash.close();
    }
}

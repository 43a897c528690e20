package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.telemetry.Occasion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Puts things into the outbox, inside a transaction that somebody else begins and ends.
final class OutboxWriter implements AutoCloseable {
    /// For how long changes of one incident are gathered before its channel shows them.
    static final Duration GATHERING = Duration.ofSeconds(3);

    private static final String PUT = """
            INSERT INTO outbox (workspace, key, lane, kind, body, created_at, due_at, delivery)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, key) DO NOTHING""";
    /// What still waits keeps its turn and its pauses; what was done is due once more. What nobody has begun to send
    /// says the latest as it is.
    private static final String PUT_ANEW = """
            INSERT INTO outbox (workspace, key, lane, kind, body, created_at, due_at, delivery)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, key) DO UPDATE SET
                revision = revision + 1,
                lane = excluded.lane,
                body = excluded.body,
                delivery = excluded.delivery,
                created_at = CASE WHEN sent_at IS NULL THEN created_at ELSE excluded.created_at END,
                due_at = CASE WHEN sent_at IS NULL THEN due_at ELSE excluded.due_at + ? END,
                attempts = CASE WHEN sent_at IS NULL THEN attempts ELSE 0 END,
                uncertain = CASE WHEN sent_at IS NULL THEN uncertain ELSE 0 END,
                failure = NULL,
                sent_at = NULL
            WHERE sent_at IS NOT NULL OR attempts > 0 OR body <> excluded.body OR lane <> excluded.lane""";

    private final EventCodec codec;
    private final PreparedStatement put;
    private final PreparedStatement putAnew;

    OutboxWriter(Connection connection, EventCodec codec) throws SQLException {
        this.codec = codec;
        this.put = connection.prepareStatement(PUT);
        this.putAnew = connection.prepareStatement(PUT_ANEW);
    }

    /// What a delivery makes due; the same delivery makes the same thing due once.
    void put(Delivery delivery, Outbound what) throws SQLException {
        put(delivery.workspace(), delivery.key() + " " + EventCodec.kind(what), what, delivery.receivedAt());
    }

    /// Something to be done once, ever.
    void put(String workspace, String key, Outbound what, Instant now) throws SQLException {
        set(put, workspace, key, what, now);
        put.executeUpdate();
    }

    /// Something to be done again each time: at once the first time, and then not before a few seconds have gathered
    /// what else changed.
    void putAnew(String workspace, String key, Outbound what, Instant now) throws SQLException {
        set(putAnew, workspace, key, what, now);
        putAnew.setLong(9, GATHERING.toNanos() / 1_000);
        putAnew.executeUpdate();
    }

    private void set(PreparedStatement statement, String workspace, String key, Outbound what, Instant now)
            throws SQLException {
        statement.setString(1, workspace);
        statement.setString(2, key);
        statement.setString(3, what.lane());
        statement.setString(4, EventCodec.kind(what));
        statement.setBytes(5, codec.write(what));
        statement.setLong(6, Micros.of(now));
        statement.setLong(7, Micros.of(now));
        statement.setString(8, Occasion.delivery().orElse(null));
    }

    @Override
    public void close() throws SQLException {
        put.close();
        putAnew.close();
    }
}

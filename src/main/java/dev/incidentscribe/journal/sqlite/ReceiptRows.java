package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Reply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// What deliveries were answered, so that one that comes again is answered the same and recorded once.
final class ReceiptRows implements AutoCloseable {
    private static final String INSERT =
            "INSERT INTO receipt (workspace, delivery, answered_at, reply) VALUES (?, ?, ?, ?)";
    private static final String EARLIER = "SELECT reply FROM receipt WHERE workspace = ? AND delivery = ?";

    private final EventCodec codec;
    private final PreparedStatement insert;
    private final PreparedStatement earlier;

    ReceiptRows(Connection connection, EventCodec codec) throws SQLException {
        this.codec = codec;
        this.insert = connection.prepareStatement(INSERT);
        this.earlier = connection.prepareStatement(EARLIER);
    }

    void keep(Delivery delivery, Reply reply) throws SQLException {
        insert.setString(1, delivery.workspace());
        insert.setString(2, delivery.key());
        insert.setLong(3, Micros.of(delivery.receivedAt()));
        insert.setBytes(4, codec.write(reply));
        insert.executeUpdate();
    }

    /// What the delivery was answered when it came before; empty if it did not.
    Optional<Reply> earlier(Delivery delivery) throws SQLException {
        earlier.setString(1, delivery.workspace());
        earlier.setString(2, delivery.key());
        try (ResultSet row = earlier.executeQuery()) {
            return row.next() ? Optional.of(codec.readReply(row.getBytes(1))) : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        earlier.close();
    }
}

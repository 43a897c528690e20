package dev.incidentscribe.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The outbox table. Rows stay after they were sent, as a record of what was said.
final class SqliteOutbox implements Outbox {
    private static final String DUE = """
            SELECT id, workspace, kind, body, created_at, attempts FROM outbox
            WHERE sent_at IS NULL AND due_at <= ?
              AND id = (SELECT min(first.id) FROM outbox first
                        WHERE first.sent_at IS NULL AND first.workspace = outbox.workspace
                          AND first.lane = outbox.lane)
            ORDER BY id""";
    private static final String SENT = "UPDATE outbox SET sent_at = ?, attempts = attempts + 1 WHERE id = ?";
    private static final String POSTPONE =
            "UPDATE outbox SET due_at = ?, failure = ?, attempts = attempts + 1 WHERE id = ?";
    private static final String GIVE_UP =
            "UPDATE outbox SET sent_at = ?, failure = ?, attempts = attempts + 1 WHERE id = ?";

    private final EventCodec codec;
    private final Writer writer;
    private final Readers readers;
    private final Semaphore news = new Semaphore(0);

    SqliteOutbox(Writer writer, Readers readers, EventCodec codec) {
        this.codec = codec;
        this.writer = writer;
        this.readers = readers;
    }

    /// Tells the one who waits that something was put in.
    void announce() {
        news.release();
    }

    @Override
    public List<Waiting> due(Instant now) {
        return readers.ask("reading what is to be sent", reader -> due(reader.connection(), now));
    }

    @Override
    public void sent(Waiting waiting, Instant now) {
        update("marking as sent", SENT, Micros.of(now), waiting.id());
    }

    @Override
    public void postpone(Waiting waiting, Instant until, String why) {
        update("postponing what is to be sent", POSTPONE, Micros.of(until), why, waiting.id());
    }

    @Override
    public void giveUp(Waiting waiting, Instant now, String why) {
        update("giving up what was to be sent", GIVE_UP, Micros.of(now), why, waiting.id());
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    private List<Waiting> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setLong(1, Micros.of(now));
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<Waiting>();
                while (rows.next()) {
                    found.add(new Waiting(
                            rows.getLong(1),
                            rows.getString(2),
                            codec.readOutbound(rows.getString(3), rows.getBytes(4)),
                            Micros.instant(rows.getLong(5)),
                            rows.getInt(6)));
                }
                return found;
            }
        }
    }

    private void update(String doing, String sql, Object... values) {
        writer.write(doing, (_, connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }
}

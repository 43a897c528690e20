package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outbox table. Rows stay after they were sent, without their words, so that nothing is sent twice.
final class SqliteOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteOutbox.class);
    private static final String DUE = """
            SELECT id, workspace, key, kind, body, created_at, attempts, uncertain, revision, delivery
            FROM outbox
            WHERE sent_at IS NULL AND due_at <= ?
              AND id = (SELECT min(first.id) FROM outbox first
                        WHERE first.sent_at IS NULL AND first.workspace = outbox.workspace
                          AND first.lane = outbox.lane)
            ORDER BY id""";
    private static final String TRYING = "UPDATE outbox SET attempts = attempts + 1, uncertain = 1 WHERE id = ?";
    private static final String SENT =
            "UPDATE outbox SET sent_at = ?, failure = NULL, body = x'' WHERE id = ? AND revision = ?";
    private static final String CHANGED_MEANWHILE =
            "UPDATE outbox SET due_at = ?, attempts = 0, uncertain = 0 WHERE id = ? AND sent_at IS NULL";
    private static final String POSTPONE = "UPDATE outbox SET due_at = ?, failure = ?, uncertain = ? WHERE id = ?";
    private static final String SET_APART = "UPDATE outbox SET lane = ? WHERE id = ?";
    private static final String HASTEN = "UPDATE outbox SET due_at = ? WHERE sent_at IS NULL AND due_at > ?";
    private static final String GIVE_UP =
            "UPDATE outbox SET sent_at = ?, failure = ?, body = x'' WHERE id = ? AND revision = ?";
    private static final String SET_ASIDE =
            "UPDATE outbox SET sent_at = ?, failure = ? WHERE id = ? AND sent_at IS NULL";

    private static final String BACKLOG = "SELECT count(*), min(created_at) FROM outbox WHERE sent_at IS NULL";

    /// A row whose words could not be understood.
    private record Unreadable(long id, String kind, String why) {}

    /// What was found due.
    private record Found(List<Waiting> waiting, List<Unreadable> unreadable) {}

    /// For how long something new lets more come, so that there is not a look for each of many notes.
    private static final Duration GATHERING = Duration.ofMillis(10);

    private final EventCodec codec;
    private final Writer writer;
    private final Readers readers;
    private final Semaphore news = new Semaphore(0);

    SqliteOutbox(Writer writer, Readers readers, EventCodec codec) {
        this.codec = codec;
        this.writer = writer;
        this.readers = readers;
    }

    /// Tells the one who waits that there is something new.
    void announce() {
        news.release();
    }

    @Override
    public List<Waiting> due(Instant now) {
        Found found = readers.ask("reading what is to be sent", reader -> due(reader.connection(), now));
        if (found.unreadable().isEmpty()) {
            return found.waiting();
        }
        found.unreadable().forEach(row -> setAside(row, now));
        return due(now);
    }

    @Override
    public void put(String workspace, String key, Outbound what, Instant now) {
        writer.write("keeping what is to be sent", (ledger, _) -> {
            ledger.outbox().put(workspace, key, what, now);
            return true;
        });
        announce();
    }

    @Override
    public void trying(Waiting waiting) {
        update("noting a try", TRYING, waiting.id());
    }

    @Override
    public void sent(Waiting waiting, Instant now) {
        int marked = update("marking as sent", SENT, Micros.of(now), waiting.id(), waiting.revision());
        if (marked == 0) {
            goOn(waiting, now);
        }
        announce();
    }

    /// It was put in anew while it was tried: that is still to be done.
    private void goOn(Waiting waiting, Instant now) {
        update(
                "keeping what changed meanwhile",
                CHANGED_MEANWHILE,
                Micros.of(now.plus(OutboxWriter.GATHERING)),
                waiting.id());
    }

    @Override
    public void postpone(Waiting waiting, Instant until, String why, boolean uncertain) {
        update("postponing what is to be sent", POSTPONE, Micros.of(until), why, uncertain ? 1 : 0, waiting.id());
    }

    @Override
    public void setApart(Waiting waiting, String remedy) {
        update("setting apart what is to be sent", SET_APART, waiting.what().lane() + " " + remedy, waiting.id());
    }

    @Override
    public void hasten(Instant now) {
        update("hastening what is to be sent", HASTEN, Micros.of(now), Micros.of(now));
    }

    @Override
    public void giveUp(Waiting waiting, Instant now, String why) {
        int given =
                update("giving up what was to be sent", GIVE_UP, Micros.of(now), why, waiting.id(), waiting.revision());
        if (given == 0) {
            goOn(waiting, now);
        }
        announce();
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(GATHERING);
            news.drainPermits();
        }
    }

    /// What is still to be done.
    ///
    /// @param oldest when the oldest of it was put in; empty if there is nothing
    record Backlog(int waiting, Optional<Instant> oldest) {}

    Backlog backlog() {
        return readers.ask("counting what is to be sent", reader -> {
            try (PreparedStatement statement = reader.connection().prepareStatement(BACKLOG);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                int waiting = row.getInt(1);
                return new Backlog(
                        waiting, waiting == 0 ? Optional.empty() : Optional.of(Micros.instant(row.getLong(2))));
            }
        });
    }

    /// Its words stay, for whoever can read them. They are not logged, and so neither is what the parser says of them.
    private void setAside(Unreadable row, Instant now) {
        if (update("setting aside what cannot be read", SET_ASIDE, Micros.of(now), row.why(), row.id()) > 0) {
            LOG.error(
                    "set aside row {} of the outbox, a {}, as it cannot be read: {}", row.id(), row.kind(), row.why());
        }
    }

    private Found due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setLong(1, Micros.of(now));
            try (ResultSet rows = statement.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                var unreadable = new ArrayList<Unreadable>();
                while (rows.next()) {
                    try {
                        waiting.add(waiting(rows));
                    } catch (RuntimeException e) {
                        unreadable.add(new Unreadable(
                                rows.getLong(1), rows.getString(4), e.getClass().getSimpleName()));
                    }
                }
                return new Found(waiting, unreadable);
            }
        }
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                codec.readOutbound(row.getString(4), row.getBytes(5)),
                Micros.instant(row.getLong(6)),
                row.getInt(7),
                row.getInt(8) != 0,
                row.getInt(9),
                Optional.ofNullable(row.getString(10)));
    }

    private int update(String doing, String sql, Object... values) {
        return writer.write(doing, (_, connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }
}

package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes events from a damaged journal over into a whole one, as long as they can be read and go on its chain, and then
/// what goes with them. What was read of the channels in Slack is not taken over, so that it is read again from where
/// the whole one stood. Within somebody else's transaction, in which the damaged one is attached as `rest`.
final class Carrier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM event";
    private static final String SINCE = """
            SELECT sequence, workspace, incident, ordinal, occurred_at, recorded_at, author, source, kind, body, salt,
                   digest, delivery, part, hash
            FROM event NOT INDEXED WHERE sequence > ? ORDER BY sequence""";
    private static final String INCIDENT =
            "INSERT OR IGNORE INTO incident SELECT * FROM rest.incident WHERE workspace = ? AND number = ?";
    private static final String RECEIPTS =
            "INSERT OR IGNORE INTO receipt SELECT * FROM rest.receipt WHERE answered_at <= ?";
    private static final String OUTBOX =
            "INSERT OR REPLACE INTO outbox SELECT * FROM rest.outbox WHERE created_at <= ?";
    /// What Slack told, and what stands in its channels.
    private static final List<String> LEARNED = List.of(
            "INSERT OR REPLACE INTO person SELECT * FROM rest.person",
            "INSERT OR REPLACE INTO channel_privacy SELECT * FROM rest.channel_privacy",
            "INSERT OR REPLACE INTO permalink SELECT * FROM rest.permalink",
            "INSERT OR REPLACE INTO channel_fixture SELECT * FROM rest.channel_fixture",
            "INSERT OR REPLACE INTO reminder SELECT * FROM rest.reminder");

    /// An event as it stands in the file.
    @SuppressWarnings("ArrayRecordComponent") // nobody keeps or compares it
    private record Event(long sequence, Row row, byte @Nullable [] body, byte @Nullable [] salt, byte[] hash) {
        boolean isWhole() {
            return Chain.fits(row.digest(), salt, body);
        }
    }

    private final Connection reading;
    private final Connection writing;
    private final Ledger ledger;
    private final Set<IncidentKey> touched = new LinkedHashSet<>();
    private long last;
    private long recordedAt;
    private long carried;

    Carrier(Connection reading, Connection writing) throws SQLException {
        this.reading = reading;
        this.writing = writing;
        this.ledger = new Ledger(writing, new EventCodec());
    }

    Rest carry(Instant now) throws SQLException {
        Optional<String> end = events();
        if (carried > 0) {
            for (IncidentKey key : touched) {
                besides(INCIDENT, key.workspace(), key.number());
            }
            besides(RECEIPTS, recordedAt);
            besides(OUTBOX, recordedAt);
            for (String sql : LEARNED) {
                besides(sql);
            }
            for (IncidentKey key : touched) {
                ledger.deriveAnew(key.workspace(), key.number(), now);
            }
        }
        return new Rest(carried, end);
    }

    private Optional<String> events() throws SQLException {
        last = last();
        try (PreparedStatement statement = reading.prepareStatement(SINCE)) {
            statement.setLong(1, last);
            try (ResultSet rows = statement.executeQuery()) {
                return events(rows);
            } catch (SQLException e) {
                LOG.debug("the damaged journal cannot be read any further", e);
                return Optional.of("what comes after event %d cannot be read".formatted(last));
            }
        }
    }

    private Optional<String> events(ResultSet rows) throws SQLException {
        while (rows.next()) {
            Event event = event(rows);
            boolean goesOn = event.sequence() == last + 1
                    && event.isWhole()
                    && MessageDigest.isEqual(
                            Chain.hash(ledger.events().head(event.row().workspace()), event.row()), event.hash());
            if (!goesOn) {
                return Optional.of("what comes after event %d was altered".formatted(last));
            }
            append(event);
        }
        return Optional.empty();
    }

    private long last() throws SQLException {
        try (PreparedStatement statement = writing.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            return row.getLong(1);
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("sequence"), Row.of(row), row.getBytes("body"), row.getBytes("salt"), row.getBytes("hash"));
    }

    private void append(Event event) {
        try {
            ledger.events().append(event.row(), event.body(), event.salt());
        } catch (SQLException e) {
            throw new JournalUnavailable("writing event %d".formatted(event.sequence()), e);
        }
        touched.add(new IncidentKey(
                event.row().workspace(), Math.toIntExact(event.row().incident())));
        last = event.sequence();
        recordedAt = event.row().recordedAt();
        carried++;
    }

    /// What lies on a damaged page is done without.
    private void besides(String sql, Object... values) {
        try {
            Sql.update(writing, sql, values);
        } catch (SQLException e) {
            LOG.warn("something beside the events could not be put back: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws SQLException {
        ledger.close();
    }
}

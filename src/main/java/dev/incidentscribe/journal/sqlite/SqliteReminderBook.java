package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.ReminderBook;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Said;
import dev.incidentscribe.reminder.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reminder table.
final class SqliteReminderBook implements ReminderBook {
    private static final String SAID = """
            SELECT concern, follow_up, times, said_at, snoozed_until FROM reminder
            WHERE workspace = ? AND incident = ?""";
    private static final String UPSERT = """
            INSERT INTO reminder (workspace, incident, concern, follow_up, times, said_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, incident, concern, follow_up) DO UPDATE SET times = excluded.times,
                said_at = excluded.said_at, snoozed_until = NULL""";
    private static final String SNOOZE = """
            UPDATE reminder SET snoozed_until = ?
            WHERE workspace = ? AND incident = ? AND concern = ? AND follow_up = ?""";
    private static final String WAITING = "SELECT 1 FROM outbox WHERE workspace = ? AND lane = ? AND sent_at IS NULL";
    private static final String LAST = "SELECT coalesce(max(sequence), 0) FROM event";
    private static final String CHANGED =
            "SELECT DISTINCT workspace, incident FROM event WHERE sequence > ? AND sequence <= ?";

    private final Writer writer;
    private final Readers readers;
    private final SqliteOutbox outbox;

    SqliteReminderBook(Writer writer, Readers readers, SqliteOutbox outbox) {
        this.writer = writer;
        this.readers = readers;
        this.outbox = outbox;
    }

    @Override
    public Map<Topic, Said> said(String workspace, int incident) {
        return readers.ask("reading what was said", reader -> said(reader.connection(), workspace, incident));
    }

    @Override
    public void remind(Delivery delivery, Collection<Said> said, Outbound message) {
        writer.write("reminding", (ledger, connection) -> {
            for (Said it : said) {
                note(connection, delivery.workspace(), it);
            }
            boolean another =
                    message instanceof Outbound.Reminder && isWaiting(connection, delivery.workspace(), message.lane());
            if (!another) {
                ledger.outbox().put(delivery, message);
            }
            return true;
        });
        outbox.announce();
    }

    @Override
    public void snooze(String workspace, List<Topic> topics, Instant until) {
        writer.write("snoozing", (_, connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(SNOOZE)) {
                for (Topic topic : topics) {
                    statement.setLong(1, Micros.of(until));
                    statement.setString(2, workspace);
                    statement.setInt(3, topic.incident());
                    statement.setString(4, topic.concern().name());
                    statement.setInt(5, topic.followUp());
                    statement.executeUpdate();
                }
                return true;
            }
        });
    }

    @Override
    public long lastEvent() {
        return readers.ask("reading how far it is", reader -> last(reader.connection()));
    }

    @Override
    public List<Changed> changed(long behind, long upTo) {
        return readers.ask("reading what changed", reader -> changed(reader.connection(), behind, upTo));
    }

    private static Map<Topic, Said> said(Connection connection, String workspace, int incident) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAID)) {
            statement.setString(1, workspace);
            statement.setInt(2, incident);
            try (ResultSet rows = statement.executeQuery()) {
                var found = new HashMap<Topic, Said>();
                while (rows.next()) {
                    var topic = new Topic(incident, Concern.valueOf(rows.getString(1)), rows.getInt(2));
                    long snoozed = rows.getLong(5);
                    found.put(
                            topic,
                            new Said(
                                    topic,
                                    rows.getInt(3),
                                    Micros.instant(rows.getLong(4)),
                                    snoozed == 0 ? Optional.empty() : Optional.of(Micros.instant(snoozed))));
                }
                return found;
            }
        }
    }

    private static void note(Connection connection, String workspace, Said said) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setString(1, workspace);
            statement.setInt(2, said.topic().incident());
            statement.setString(3, said.topic().concern().name());
            statement.setInt(4, said.topic().followUp());
            statement.setInt(5, said.times());
            statement.setLong(6, Micros.of(said.at()));
            statement.executeUpdate();
        }
    }

    private static boolean isWaiting(Connection connection, String workspace, String lane) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setString(1, workspace);
            statement.setString(2, lane);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static long last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            return row.getLong(1);
        }
    }

    private static List<Changed> changed(Connection connection, long after, long upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<Changed>();
                while (rows.next()) {
                    found.add(new Changed(rows.getString(1), rows.getInt(2)));
                }
                return found;
            }
        }
    }
}

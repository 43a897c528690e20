package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.sqlite.EventCodec.Body;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads incidents back from their events, the context of the channel left out. One per connection; not for two threads
/// at once.
final class Events implements AutoCloseable {
    private static final String OF_INCIDENT = """
            SELECT ordinal, occurred_at, recorded_at, author, source, kind, body, sequence
            FROM event WHERE workspace = ? AND incident = ? AND kind <> 'channelContext' AND ordinal > ? AND ordinal <= ?
            ORDER BY ordinal""";
    private static final String FIRST = """
            SELECT kind, body, sequence FROM event WHERE workspace = ? AND incident = ? ORDER BY ordinal LIMIT 1""";
    private static final String COUNT =
            "SELECT coalesce(max(ordinal), 0) FROM event WHERE workspace = ? AND incident = ?";
    private static final String CHANNEL = "SELECT channel FROM incident WHERE workspace = ? AND number = ?";
    private static final String CURRENT = """
            SELECT number FROM incident WHERE workspace = ? AND channel = ?
            ORDER BY state = 'open' DESC, ended_at DESC, number DESC LIMIT 1""";
    private static final String GONE = """
            SELECT number FROM incident WHERE workspace = ? AND moved_from = ? AND state = 'open'
            ORDER BY number DESC LIMIT 1""";
    private static final String LAST_NUMBER = "SELECT coalesce(max(number), 0) FROM incident WHERE workspace = ?";

    private final Connection connection;
    private final EventCodec codec;
    private final Remains remains;
    private final PreparedStatement ofIncident;
    private final PreparedStatement count;
    private final PreparedStatement channel;
    private final PreparedStatement current;
    private final PreparedStatement lastNumber;

    Events(Connection connection, EventCodec codec) throws SQLException {
        this.connection = connection;
        this.codec = codec;
        this.remains = new Remains(connection, codec);
        this.ofIncident = connection.prepareStatement(OF_INCIDENT);
        this.count = connection.prepareStatement(COUNT);
        this.channel = connection.prepareStatement(CHANNEL);
        this.current = connection.prepareStatement(CURRENT);
        this.lastNumber = connection.prepareStatement(LAST_NUMBER);
    }

    /// The incident as it was after so many of its events, of which there must be as many.
    Optional<Incident> incident(String workspace, int number, int events) throws SQLException {
        Optional<String> in = channel(workspace, number);
        return in.isEmpty()
                ? Optional.empty()
                : Optional.of(later(Incident.unrecorded(workspace, number, in.get()), events));
    }

    /// The incident as its events tell it, without regard to the list. Where they do not say in which channel it was
    /// opened, which an older version wrote into the list alone, that does.
    Optional<Incident> anew(String workspace, int number) throws SQLException {
        int count = count(workspace, number);
        if (count == 0) {
            return Optional.empty();
        }
        Optional<String> told = openedIn(workspace, number);
        Optional<String> in = told.isPresent() ? told : channel(workspace, number);
        return in.isEmpty()
                ? Optional.empty()
                : Optional.of(later(Incident.unrecorded(workspace, number, in.get()), count));
    }

    private Optional<String> openedIn(String workspace, int number) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(FIRST)) {
            first.setString(1, workspace);
            first.setInt(2, number);
            try (ResultSet row = first.executeQuery()) {
                return row.next() ? body(workspace, row).channel() : Optional.empty();
            }
        }
    }

    /// The incident as the file has it, of which as little is read as can be. Only an erasure takes back an event that
    /// counts here, and it has the file for itself; so what was derived from the first events still is.
    Optional<Incident> incident(String workspace, int number, Remembered remembered) throws SQLException {
        int count = count(workspace, number);
        Optional<Incident> known = remembered.get(workspace, number).filter(it -> it.events() <= count);
        if (known.isPresent() && known.get().events() == count) {
            return known;
        }
        Optional<Incident> read =
                known.isPresent() ? Optional.of(later(known.get(), count)) : incident(workspace, number, count);
        read.ifPresent(remembered::put);
        return read;
    }

    Optional<String> channel(String workspace, int number) throws SQLException {
        channel.setString(1, workspace);
        channel.setInt(2, number);
        try (ResultSet row = channel.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    Optional<Integer> current(String workspace, String inChannel) throws SQLException {
        return number(current, workspace, inChannel);
    }

    /// Prepared only when it is asked for: a journal of an earlier schema, which may be read too, does not have the
    /// column.
    Optional<Integer> gone(String workspace, String fromChannel) throws SQLException {
        try (PreparedStatement gone = connection.prepareStatement(GONE)) {
            return number(gone, workspace, fromChannel);
        }
    }

    private static Optional<Integer> number(PreparedStatement statement, String workspace, String ofChannel)
            throws SQLException {
        statement.setString(1, workspace);
        statement.setString(2, ofChannel);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
        }
    }

    int lastNumber(String workspace) throws SQLException {
        lastNumber.setString(1, workspace);
        try (ResultSet row = lastNumber.executeQuery()) {
            return row.getInt(1);
        }
    }

    /// The incident after the events that follow its last, up to so many in all.
    private Incident later(Incident known, int events) throws SQLException {
        return known.after(between(known.workspace(), known.number(), known.events(), events), events);
    }

    /// All events of an incident, in order.
    List<Recorded> all(String workspace, int number) throws SQLException {
        return between(workspace, number, 0, Integer.MAX_VALUE);
    }

    private List<Recorded> between(String workspace, int number, int after, int last) throws SQLException {
        ofIncident.setString(1, workspace);
        ofIncident.setInt(2, number);
        ofIncident.setInt(3, after);
        ofIncident.setInt(4, last);
        try (ResultSet rows = ofIncident.executeQuery()) {
            var recorded = new ArrayList<Recorded>();
            while (rows.next()) {
                recorded.add(recorded(workspace, rows));
            }
            return recorded;
        }
    }

    /// How many events an incident has; 0 if there is no such incident.
    int count(String workspace, int number) throws SQLException {
        count.setString(1, workspace);
        count.setInt(2, number);
        try (ResultSet row = count.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private Recorded recorded(String workspace, ResultSet row) throws SQLException {
        Body<?> body = body(workspace, row);
        return new Recorded(
                row.getInt(1),
                Micros.instant(row.getLong(2)),
                Micros.instant(row.getLong(3)),
                new Person(row.getString(4), body.name()),
                Source.valueOf(row.getString(5)),
                body.origin(),
                body.event());
    }

    private Body<?> body(String workspace, ResultSet row) throws SQLException {
        byte[] json = row.getBytes("body");
        return json == null
                ? remains.of(workspace, row.getLong("sequence"), row.getString("kind"))
                : codec.read(row.getString("kind"), json);
    }

    @Override
    public void close() throws SQLException {
        remains.close();
        ofIncident.close();
        count.close();
        channel.close();
        current.close();
        lastNumber.close();
    }
}

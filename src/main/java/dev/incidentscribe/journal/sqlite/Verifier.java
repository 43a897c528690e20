package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Verification;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Reads the journal of a workspace from its first event on, and works out anew what every hash must be.
final class Verifier {
    /// From the table itself: an index holds some of the columns once more, as they were written.
    private static final String EVENTS = """
            SELECT sequence, workspace, incident, ordinal, occurred_at, recorded_at, author, source, kind, body, salt,
                   digest, delivery, part, hash
            FROM event NOT INDEXED WHERE workspace = ? ORDER BY sequence""";

    /// How many events the index knows of. A page that decays can hide the last events of the table, and what is left
    /// is a chain all the same.
    private static final String INDEXED =
            "SELECT count(*) FROM event INDEXED BY sqlite_autoindex_event_1 WHERE workspace = ?";

    /// The list is derived from the events, and outlives them if somebody takes all of an incident's away.
    private static final String LISTED_ONLY = """
            SELECT min(number) FROM incident
            WHERE workspace = ? AND NOT EXISTS (SELECT 1 FROM event
                                                WHERE event.workspace = incident.workspace AND event.incident = number)
            HAVING min(number) IS NOT NULL""";

    private final String workspace;
    private final Clearings clearings;
    private byte[] head = Chain.START;
    private final Optional<String> kept;
    private Optional<Long> found = Optional.empty();
    private long last;
    private long events;
    private long erased;

    private Verifier(String workspace, Clearings clearings, Optional<String> kept) {
        this.workspace = workspace;
        this.clearings = clearings;
        this.kept = kept.map(it -> it.toLowerCase(Locale.ROOT));
    }

    static Verification verify(Connection connection, String workspace, Optional<String> kept) throws SQLException {
        return new Verifier(workspace, Clearings.of(connection, workspace), kept).verify(connection);
    }

    private Verification verify(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setString(1, workspace);
            try (ResultSet rows = statement.executeQuery()) {
                Optional<String> problem = Optional.empty();
                while (problem.isEmpty() && rows.next()) {
                    problem = check(rows);
                }
                return new Verification(
                        workspace,
                        events,
                        erased,
                        HexFormat.of().formatHex(head),
                        found,
                        problem.isPresent() ? problem : missing(connection));
            }
        }
    }

    private Optional<String> missing(Connection connection) throws SQLException {
        Optional<String> hidden = hidden(connection);
        return hidden.isPresent() ? hidden : listedOnly(connection);
    }

    private Optional<String> hidden(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INDEXED)) {
            statement.setString(1, workspace);
            try (ResultSet row = statement.executeQuery()) {
                long known = row.next() ? row.getLong(1) : 0;
                return known == events
                        ? Optional.empty()
                        : Optional.of("%d events are there, and the index knows of %d".formatted(events, known));
            }
        }
    }

    private Optional<String> listedOnly(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LISTED_ONLY)) {
            statement.setString(1, workspace);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of("INC-%d is listed, and no event of it is there".formatted(row.getInt(1)))
                        : Optional.empty();
            }
        }
    }

    private Optional<String> check(ResultSet row) throws SQLException {
        events++;
        // The number is no part of the hash; what holds it is its place.
        if (row.getLong("sequence") <= last) {
            return Optional.of(name(row) + ": its number was altered");
        }
        last = row.getLong("sequence");
        Row event = Row.of(row);
        byte[] body = row.getBytes("body");
        if (!Chain.fits(event.digest(), row.getBytes("salt"), body)) {
            return Optional.of(name(row) + ": its text was altered");
        }
        if (body == null) {
            erased++;
            if (!clearings.accountFor(row.getLong("sequence"), row.getString("kind"))) {
                return Optional.of(name(row) + ": its text was cleared, and no erasure is on record that did it");
            }
        }
        byte[] expected = Chain.hash(head, event);
        head = row.getBytes("hash");
        if (kept.isPresent() && HexFormat.of().formatHex(head).equals(kept.get())) {
            found = Optional.of(events);
        }
        return MessageDigest.isEqual(expected, head)
                ? Optional.empty()
                : Optional.of(
                        name(row) + ": it was altered or inserted, or the one before it was altered or is missing");
    }

    private static String name(ResultSet row) throws SQLException {
        return "event %d (INC-%d, its %d.)"
                .formatted(row.getLong("sequence"), row.getLong("incident"), row.getLong("ordinal"));
    }
}

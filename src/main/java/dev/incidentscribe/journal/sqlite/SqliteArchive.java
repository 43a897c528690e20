package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Fixtures;
import dev.incidentscribe.journal.Found;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.ListedAction;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Verification;
import dev.incidentscribe.journal.Watched;
import dev.incidentscribe.journal.sqlite.Readers.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a journal in an SQLite file, also while another process writes it.
public sealed class SqliteArchive implements Archive, AutoCloseable permits SqliteJournal {
    private static final String INCIDENTS =
            "SELECT %s FROM incident WHERE workspace = ? ORDER BY number DESC".formatted(ListedRows.COLUMNS);
    private static final String ACTIONS = """
            SELECT %s FROM action JOIN incident
                ON incident.workspace = action.workspace AND incident.number = action.incident
            WHERE action.workspace = ?""".formatted(ActionRows.COLUMNS);
    private static final String ALL_ACTIONS = ACTIONS + " ORDER BY action.incident DESC, action.number";
    private static final String OWN_ACTIONS = ACTIONS + """
             AND action.state = 'OPEN' AND owner = ?
            ORDER BY due IS NULL, due, priority IS NULL, priority, action.incident, action.number""";
    private static final String DUE_ACTIONS = ACTIONS + """
             AND action.state = 'OPEN' AND due <= ?
            ORDER BY due, action.incident, action.number""";
    /// One look at the index for each, where DISTINCT would look at all events; and those that lost all of theirs.
    private static final String WORKSPACES = """
            WITH RECURSIVE found (workspace) AS (
                SELECT min(workspace) FROM event
                UNION ALL
                SELECT (SELECT min(workspace) FROM event WHERE workspace > found.workspace)
                FROM found WHERE workspace IS NOT NULL)
            SELECT workspace FROM found WHERE workspace IS NOT NULL
            UNION SELECT workspace FROM incident ORDER BY workspace""";
    private static final String PEOPLE = "SELECT id, name FROM person WHERE workspace = ?";
    /// A journal of an earlier schema is read as it is.
    private static final String HAS_PERMALINKS = "SELECT 1 FROM sqlite_schema WHERE name = 'permalink'";
    private static final String PERMALINK = "SELECT link FROM permalink WHERE workspace = ? AND channel = ? AND ts = ?";
    private static final String PROFILE =
            "SELECT id, name, zone, learned_at FROM person WHERE workspace = ? AND id = ?";
    /// Of each channel the open incident, else the one that ended last, and the end of the one before it.
    private static final String WATCHED = """
            SELECT incident.workspace, incident.channel, opened_at, ts,
                (SELECT max(ended_at) FROM incident AS earlier
                 WHERE earlier.workspace = incident.workspace AND earlier.channel = incident.channel
                    AND earlier.number < incident.number)
            FROM incident LEFT JOIN mark USING (workspace, channel)
            WHERE (state = 'open' OR ended_at > CAST(? AS INTEGER))
                AND number = (SELECT number FROM incident AS one
                    WHERE one.workspace = incident.workspace AND one.channel = incident.channel
                    ORDER BY state = 'open' DESC, ended_at DESC, number DESC LIMIT 1)
            ORDER BY state = 'open' DESC, opened_at DESC""";
    private static final String OF_CHANNEL = """
            SELECT number FROM incident
            WHERE workspace = ? AND (channel = ? OR moved_from = ?) AND (state = 'open' OR ended_at > CAST(? AS INTEGER))
            ORDER BY number DESC""";
    private static final String LAST_CLOSED = "SELECT max(ended_at) FROM incident WHERE state = 'closed'";
    private static final String ANSWERED = "SELECT id FROM outbox WHERE workspace = ? AND key = ?";

    private static final String PRIVACY =
            "SELECT channel, private, learned_at FROM channel_privacy WHERE workspace = ? AND channel = ?";

    private final Readers readers;

    SqliteArchive(Readers readers) {
        this.readers = readers;
    }

    final Readers readers() {
        return readers;
    }

    /// Opens an existing journal; empty if there is none.
    ///
    /// @throws JournalUnavailable if it is not a journal of this version or an older one
    public static Optional<SqliteArchive> open(Path file) {
        var database = new Database(file);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        database.check();
        return Optional.of(new SqliteArchive(new Readers(database, new EventCodec(), new Remembered())));
    }

    @Override
    public Optional<Incident> incident(String workspace, int number) {
        return readers.ask("reading INC-" + number, reader -> reader.incident(workspace, number));
    }

    @Override
    public Optional<Incident> incident(String workspace, int number, int events) {
        return readers.ask("reading INC-" + number, reader -> reader.events().incident(workspace, number, events));
    }

    @Override
    public List<Recorded> events(String workspace, int number) {
        return readers.ask(
                "reading the events of INC-" + number, reader -> reader.events().all(workspace, number));
    }

    @Override
    public Optional<String> channel(String workspace, int number) {
        return readers.ask(
                "reading the channel of INC-" + number,
                reader -> reader.events().channel(workspace, number));
    }

    @Override
    public Optional<Incident> current(String workspace, String channel) {
        return readers.ask("reading the channel's incident", reader -> {
            Optional<Integer> number = reader.events().current(workspace, channel);
            return number.isEmpty() ? Optional.empty() : reader.incident(workspace, number.get());
        });
    }

    @Override
    public Optional<Incident> gone(String workspace, String channel) {
        return readers.ask("reading what left the channel", reader -> {
            Optional<Integer> number = reader.events().gone(workspace, channel);
            return number.isEmpty() ? Optional.empty() : reader.incident(workspace, number.get());
        });
    }

    @Override
    public List<Integer> incidents(String workspace, String channel, Instant endedAfter) {
        String since = Long.toString(Micros.of(endedAfter));
        return readers.ask(
                "listing the incidents of the channel",
                reader -> all(reader, OF_CHANNEL, row -> row.getInt(1), workspace, channel, channel, since));
    }

    @Override
    public List<Listed> incidents(String workspace) {
        return readers.ask("listing the incidents", reader -> all(reader, INCIDENTS, ListedRows::read, workspace));
    }

    @Override
    public List<Found> search(String workspace, String words) {
        return readers.ask(
                "searching the incidents",
                reader -> new Search(reader.connection(), workspace, SearchTerms.of(words)).incidents());
    }

    @Override
    public Optional<String> excerpt(String workspace, String words, Found found) {
        return readers.ask(
                "reading what was found",
                reader -> new Search(reader.connection(), workspace, SearchTerms.of(words)).excerpt(found));
    }

    @Override
    public List<ListedAction> actions(String workspace) {
        return actions(ALL_ACTIONS, workspace);
    }

    @Override
    public List<ListedAction> openActions(String workspace, String owner) {
        return actions(OWN_ACTIONS, workspace, owner);
    }

    @Override
    public List<ListedAction> openActions(String workspace, LocalDate day) {
        return actions(DUE_ACTIONS, workspace, day.toString());
    }

    private List<ListedAction> actions(String sql, String... values) {
        return readers.ask("listing the follow-ups", reader -> all(reader, sql, ActionRows::read, values));
    }

    @Override
    public List<String> workspaces() {
        return readers.ask("listing the workspaces", reader -> all(reader, WORKSPACES, row -> row.getString(1)));
    }

    @Override
    public Directory people(String workspace) {
        return readers.ask("reading the names", reader -> {
            var names = new HashMap<String, String>();
            all(reader, PEOPLE, row -> names.put(row.getString(1), row.getString(2)), workspace);
            boolean linked = !all(reader, HAS_PERMALINKS, row -> true).isEmpty();
            return new Told(names, origin -> linked ? permalink(workspace, origin) : Optional.empty());
        });
    }

    private Optional<String> permalink(String workspace, Origin origin) {
        return readers.ask(
                "reading where a message is",
                reader ->
                        all(reader, PERMALINK, row -> row.getString(1), workspace, origin.channel(), origin.ts())
                                .stream()
                                .findFirst());
    }

    /// What Slack told: the names all at once, the messages as they are asked for, since there may be very many.
    private record Told(Map<String, String> names, Function<Origin, Optional<String>> permalinks) implements Directory {
        @Override
        public Optional<String> nameOf(String userId) {
            return Optional.ofNullable(names.get(userId));
        }

        @Override
        public Optional<String> permalink(Origin origin) {
            return origin.permalink().or(() -> permalinks.apply(origin));
        }
    }

    /// What was put up in the channel of an incident.
    public Optional<Fixtures> fixtures(String workspace, int incident) {
        return readers.ask(
                "reading what stands in a channel",
                reader -> FixtureRows.read(reader.connection(), workspace, incident));
    }

    @Override
    public Optional<Profile> profile(String workspace, String user) {
        return readers.ask(
                "reading a profile",
                reader -> all(reader, PROFILE, SqliteArchive::profile, workspace, user).stream()
                        .findFirst());
    }

    @Override
    public List<Watched> watched(Instant endedAfter) {
        return readers.ask(
                "listing the channels",
                reader -> all(reader, WATCHED, SqliteArchive::watched, Long.toString(Micros.of(endedAfter))));
    }

    @Override
    public boolean isAnswered(Delivery mention) {
        String key = mention.key() + " " + EventCodec.ANSWER;
        return readers.ask(
                "looking for an answer",
                reader -> !all(reader, ANSWERED, row -> row.getLong(1), mention.workspace(), key)
                        .isEmpty());
    }

    @Override
    public Optional<Privacy> privacy(String workspace, String channel) {
        return readers.ask(
                "reading what a channel is",
                reader -> all(reader, PRIVACY, SqliteArchive::privacy, workspace, channel).stream()
                        .findFirst());
    }

    @Override
    public Optional<Instant> lastClosed() {
        return readers.ask(
                "looking for the last close",
                reader -> all(reader, LAST_CLOSED, row -> row.getLong(1)).stream()
                        .filter(ended -> ended > 0)
                        .map(Micros::instant)
                        .findFirst());
    }

    @Override
    public Verification verify(String workspace, Optional<String> kept) {
        return readers.ask("verifying the journal", reader -> {
            Verification chain = Verifier.verify(reader.connection(), workspace, kept);
            return chain.problem().isPresent() || !Database.isCurrent(reader.connection())
                    ? chain
                    : chain.with(Derived.difference(reader.connection(), workspace));
        });
    }

    @Override
    public Optional<String> head(String workspace) {
        return readers.ask(
                "reading the head",
                reader ->
                        all(
                                        reader,
                                        ChainedEvents.LAST_HASH,
                                        row -> HexFormat.of().formatHex(row.getBytes(1)),
                                        workspace)
                                .stream()
                                .findFirst());
    }

    @Override
    public void close() {
        readers.close();
    }

    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private static <T> List<T> all(Reader reader, String sql, RowMapper<T> mapper, String... values)
            throws SQLException {
        try (PreparedStatement statement = reader.connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }
    }

    private static Watched watched(ResultSet row) throws SQLException {
        return new Watched(
                row.getString(1),
                row.getString(2),
                Micros.instant(row.getLong(3)),
                row.getObject(5) == null ? Optional.empty() : Optional.of(Micros.instant(row.getLong(5))),
                Optional.ofNullable(row.getString(4)));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)).map(ZoneId::of),
                Micros.instant(row.getLong(4)));
    }

    private static Privacy privacy(ResultSet row) throws SQLException {
        return new Privacy(row.getString(1), row.getBoolean(2), Micros.instant(row.getLong(3)));
    }
}

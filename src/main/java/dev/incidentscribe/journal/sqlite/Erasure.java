package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.JournalUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes a person's words and name out of a journal that nobody else writes. What they said of the incident stays: that
/// a milestone was reached and when, who leads. The chain still holds, since it is over digests.
public final class Erasure {
    /// Who records it.
    private static final String OPERATOR = "operator";

    private static final String EVENTS = """
            SELECT sequence, incident, kind, author, body FROM event
            WHERE workspace = ? AND incident <> 0 AND (author = ? OR instr(CAST(body AS TEXT), ?) > 0)
                AND recorded_at <= ?
            ORDER BY sequence""";
    private static final String CLEAR =
            "UPDATE event SET body = NULL, salt = NULL WHERE workspace = ? AND sequence = ?";
    private static final String CLEAR_ERASURES = """
            UPDATE event SET body = NULL, salt = NULL
            WHERE workspace = ? AND incident = 0 AND kind = 'erased' AND body IS NOT NULL""";
    private static final String NAMED = "SELECT count(*) FROM person WHERE workspace = ? AND id = ? AND name <> ?";
    /// Learned so long ago that the zone of whoever is still there is asked for anew.
    private static final String PERSON = """
            INSERT INTO person (workspace, id, name, zone, learned_at) VALUES (?, ?, ?, NULL, 0)
            ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, zone = NULL, learned_at = 0""";

    /// What was erased, or would be.
    ///
    /// @param events of that person
    /// @param mentions the events of others that bore the person's name
    /// @param named whether the name itself was known
    public record Result(int events, int mentions, boolean named) {
        /// Whether there is nothing of that person.
        public boolean isEmpty() {
            return events == 0 && mentions == 0 && !named;
        }
    }

    private final Connection connection;
    private final EventCodec codec = new EventCodec();
    private final String workspace;
    private final String user;
    private final long until;
    private final ObjectNode kept = codec.object();
    private final TreeSet<Long> sequences = new TreeSet<>();
    private final TreeSet<Integer> incidents = new TreeSet<>();
    private int mentions;

    /// @param until what was recorded later stays
    private Erasure(Connection connection, String workspace, String user, long until) {
        this.connection = connection;
        this.workspace = workspace;
        this.user = user;
        this.until = until;
    }

    /// Counts what would be erased.
    public static Result count(Path file, String workspace, String user) {
        var database = new Database(file);
        new Schema(database).check();
        try (Connection connection = database.reading()) {
            return new Erasure(connection, workspace, user, Long.MAX_VALUE).find();
        } catch (SQLException e) {
            throw new JournalUnavailable("reading " + file, e);
        }
    }

    /// Erases them for good; it cannot be undone.
    ///
    /// @param now when the erasure is recorded
    /// @throws JournalUnavailable if another process is writing the journal, or it cannot be written
    public static Result erase(Path file, String workspace, String user, Instant now) {
        var database = new Database(file);
        try (var _ = FileLock.acquire(database.file())) {
            var erased = new Erased(now, workspace, user);
            return erase(database, erased, Long.MAX_VALUE, now, () -> erased.keep(new Backups(file, 1).folder()));
        } catch (SQLException e) {
            throw new JournalUnavailable("erasing from " + file, e);
        }
    }

    /// Erases once more what had been erased, in a copy from before then that nobody else uses.
    static Result again(Path file, Erased erased, Instant now) {
        try {
            return erase(new Database(file), erased, Micros.of(erased.at()), now, () -> {});
        } catch (SQLException e) {
            throw new JournalUnavailable("erasing from " + file, e);
        }
    }

    private static Result erase(Database database, Erased erased, long until, Instant now, Runnable beforeTheCommit)
            throws SQLException {
        new Schema(database).migrate();
        try (Connection connection = database.writing()) {
            execute(connection, "BEGIN IMMEDIATE");
            var erasure = new Erasure(connection, erased.workspace(), erased.user(), until);
            Result found = erasure.find();
            if (!found.isEmpty()) {
                erasure.clear(now);
                beforeTheCommit.run();
            }
            execute(connection, "COMMIT");
            sweep(connection);
            return found;
        }
    }

    /// Whether that file beside the backups is the list of whom a restore erases again.
    public static boolean isList(Path file) {
        return Erased.isList(file);
    }

    private Result find() throws SQLException {
        var forgetting = new Forgetting(codec, user);
        keepEarlier(forgetting);
        try (PreparedStatement statement = Sql.prepare(connection, EVENTS, workspace, user, user, until);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                find(row, forgetting);
            }
        }
        return new Result(
                sequences.size() - mentions, mentions, first(NAMED, workspace, user, Wording.ERASED_PERSON) > 0);
    }

    /// An event as it is, or what an earlier erasure left of it.
    private void find(ResultSet row, Forgetting forgetting) throws SQLException {
        String sequence = Long.toString(row.getLong(1));
        byte[] body = row.getBytes(5);
        JsonNode before = body == null ? kept.path(sequence) : codec.tree(body);
        boolean own = row.getString(4).equals(user);
        if (!before.isObject()) {
            return;
        }
        JsonNode left =
                own ? forgetting.words(codec.read(row.getString(3), codec.write(before))) : forgetting.name(before);
        if (!left.equals(before)) {
            kept.set(sequence, left);
            sequences.add(row.getLong(1));
            incidents.add(row.getInt(2));
            mentions += own ? 0 : 1;
        }
    }

    /// What is left of events that were erased before moves on to this erasure.
    private void keepEarlier(Forgetting forgetting) throws SQLException {
        try (var remains = new Remains(connection, codec)) {
            remains.last(workspace)
                    .ifPresent(last -> last.kept()
                            .properties()
                            .forEach(it -> kept.set(it.getKey(), forgetting.name(it.getValue()))));
        }
    }

    private void clear(Instant now) throws SQLException {
        for (long sequence : sequences) {
            Sql.update(connection, CLEAR, workspace, sequence);
        }
        Sql.update(connection, CLEAR_ERASURES, workspace);
        try (var ledger = new Ledger(connection, codec)) {
            record(ledger, now);
            for (int incident : incidents) {
                ledger.deriveAnew(workspace, incident, now);
            }
        }
        new Copies(connection, codec, workspace).clear(now);
        Sql.update(connection, PERSON, workspace, user, Wording.ERASED_PERSON);
    }

    private void record(Ledger ledger, Instant now) throws SQLException {
        ObjectNode said = codec.object();
        said.put("user", user);
        said.set(Remains.KEPT, kept);
        OwnEvents.append(connection, ledger.events(), workspace, OwnEvents.ERASURE, OPERATOR, said, now);
    }

    /// What was cleared is overwritten already; now the old pages go too.
    private static void sweep(Connection connection) throws SQLException {
        execute(connection, "VACUUM");
        execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private int first(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Decision;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Fixtures;
import dev.incidentscribe.journal.Found;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.ListedAction;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.ReminderBook;
import dev.incidentscribe.journal.Verification;
import dev.incidentscribe.journal.Vitals;
import dev.incidentscribe.journal.Watched;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal in an SQLite file: one writer on a thread of its own, a few readers. One process at a time writes it.
public final class SqliteJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    private static final String LEARN = """
            INSERT INTO person (workspace, id, name, zone, learned_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, zone = excluded.zone,
                learned_at = excluded.learned_at
            WHERE person.name <> ?""";
    private static final String MARK = """
            INSERT INTO mark (workspace, channel, ts) VALUES (?, ?, ?)
            ON CONFLICT (workspace, channel) DO UPDATE SET ts = excluded.ts""";

    private static final String LEARN_PRIVACY = """
            INSERT INTO channel_privacy (workspace, channel, private, learned_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (workspace, channel) DO UPDATE SET private = excluded.private,
                learned_at = excluded.learned_at""";

    private final Database database;
    private final FileLock lock;
    private final Connection connection;
    private final Ledger ledger;
    private final Writer writer;
    private final SqliteArchive archive;
    private final SqliteOutbox outbox;
    private final SqliteReminderBook reminders;

    private final Redaction redaction;
    private final Telemetry telemetry;

    private SqliteJournal(FileLock lock, Database database, Redaction redaction, Telemetry telemetry)
            throws SQLException {
        var codec = new EventCodec();
        this.redaction = redaction;
        this.telemetry = telemetry;
        this.database = database;
        this.lock = lock;
        this.connection = database.writing();
        this.ledger = new Ledger(connection, codec);
        this.writer = new Writer(connection, ledger, FileIdentity.of(database.file()), telemetry);
        var readers = new Readers(database, codec);
        this.archive = new SqliteArchive(readers);
        this.outbox = new SqliteOutbox(writer, readers, codec);
        this.reminders = new SqliteReminderBook(writer, readers, outbox);
    }

    /// Opens the journal for writing, and makes it if there is none.
    ///
    /// @param redaction what everything passes before it is written
    /// @throws JournalUnavailable if another process is writing it, or it cannot be opened
    public static SqliteJournal open(Path file, Redaction redaction) {
        return open(file, redaction, Telemetry.none());
    }

    /// The same, and tells of its commits and of what came again.
    public static SqliteJournal open(Path file, Redaction redaction, Telemetry telemetry) {
        var database = new Database(file);
        database.create();
        FileLock lock = FileLock.acquire(database.file());
        try {
            database.setAsideIfDamaged();
            database.migrate();
            var journal = new SqliteJournal(lock, database, redaction, telemetry);
            journal.writer.start();
            return journal;
        } catch (SQLException e) {
            lock.close();
            throw new JournalUnavailable("opening the journal " + file, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public Receipt append(Delivery delivery, Decision decision) {
        Receipt receipt = writer.write(
                "recording",
                (ledger, _) ->
                        ledger.enter(delivery, situation -> redaction.about(delivery, decision.decide(situation))));
        if (receipt.outbox()) {
            outbox.announce();
        }
        if (receipt.repeated()) {
            telemetry.count(Happening.REDELIVERY);
        }
        return receipt;
    }

    @Override
    public void send(Delivery delivery, Outbound outbound) {
        Outbound clean = redaction.about(outbound);
        writer.write("keeping what is to be sent", (ledger, _) -> {
            ledger.outbox().put(delivery, clean);
            return true;
        });
        outbox.announce();
    }

    @Override
    public void learn(String workspace, Profile profile) {
        writer.write("keeping a name", (_, connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(LEARN)) {
                statement.setString(1, workspace);
                statement.setString(2, profile.id());
                statement.setString(3, profile.name());
                statement.setString(4, profile.zone().map(ZoneId::getId).orElse(null));
                statement.setLong(5, Micros.of(profile.learnedAt()));
                statement.setString(6, Wording.ERASED_PERSON);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void mark(Watched channel, String ts) {
        writer.write("keeping what was read", (_, connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(MARK)) {
                statement.setString(1, channel.workspace());
                statement.setString(2, channel.channel());
                statement.setString(3, ts);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void learn(String workspace, Privacy privacy) {
        writer.write("keeping what a channel is", (_, connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(LEARN_PRIVACY)) {
                statement.setString(1, workspace);
                statement.setString(2, privacy.channel());
                statement.setBoolean(3, privacy.secret());
                statement.setLong(4, Micros.of(privacy.learnedAt()));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public void keep(String workspace, int incident, Fixtures fixtures) {
        writer.write(
                "keeping what stands in a channel",
                (_, connection) -> FixtureRows.write(connection, workspace, incident, fixtures));
    }

    @Override
    public Optional<Fixtures> fixtures(String workspace, int incident) {
        return archive.fixtures(workspace, incident);
    }

    @Override
    public boolean expire(Instant before, Instant now) {
        int cleared =
                writer.write("clearing context", (ledger, connection) -> Expiry.clear(connection, ledger, before, now));
        if (cleared > 0) {
            return false;
        }
        try (Connection own = database.reading()) {
            return Expiry.sweep(own);
        } catch (SQLException e) {
            throw new JournalUnavailable("emptying the write-ahead log", e);
        }
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public ReminderBook reminders() {
        return reminders;
    }

    @Override
    public boolean isWritable() {
        try {
            return writer.write("trying the disk", (_, connection) -> {
                try (Statement statement = connection.createStatement()) {
                    // Changes nothing, and still goes all the way to the disk.
                    statement.execute("PRAGMA user_version = " + Database.SCHEMA);
                    return true;
                }
            });
        } catch (JournalUnavailable e) {
            LOG.debug("the journal does not take writes; the writer has said why", e);
            return false;
        }
    }

    @Override
    public Vitals vitals() {
        SqliteOutbox.Backlog backlog = outbox.backlog();
        return new Vitals(writer.waiting(), database.size(), backlog.waiting(), backlog.oldest());
    }

    @Override
    public Optional<Incident> incident(String workspace, int number) {
        return archive.incident(workspace, number);
    }

    @Override
    public Optional<Incident> incident(String workspace, int number, int events) {
        return archive.incident(workspace, number, events);
    }

    @Override
    public Optional<String> channel(String workspace, int number) {
        return archive.channel(workspace, number);
    }

    @Override
    public Optional<Incident> current(String workspace, String channel) {
        return archive.current(workspace, channel);
    }

    @Override
    public List<Integer> left(String workspace, String channel, Instant endedAfter) {
        return archive.left(workspace, channel, endedAfter);
    }

    @Override
    public Optional<Incident> gone(String workspace, String channel) {
        return archive.gone(workspace, channel);
    }

    @Override
    public List<Listed> incidents(String workspace) {
        return archive.incidents(workspace);
    }

    @Override
    public List<Found> search(String workspace, String words) {
        return archive.search(workspace, words);
    }

    @Override
    public Optional<String> excerpt(String workspace, String words, Found found) {
        return archive.excerpt(workspace, words, found);
    }

    @Override
    public List<ListedAction> actions(String workspace) {
        return archive.actions(workspace);
    }

    @Override
    public List<ListedAction> openActions(String workspace, String owner) {
        return archive.openActions(workspace, owner);
    }

    @Override
    public List<ListedAction> openActions(String workspace, LocalDate day) {
        return archive.openActions(workspace, day);
    }

    @Override
    public List<String> workspaces() {
        return archive.workspaces();
    }

    @Override
    public Directory people(String workspace) {
        return archive.people(workspace);
    }

    @Override
    public Optional<Profile> profile(String workspace, String user) {
        return archive.profile(workspace, user);
    }

    @Override
    public List<Watched> watched(Instant endedAfter) {
        return archive.watched(endedAfter);
    }

    @Override
    public boolean isAnswered(Delivery mention) {
        return archive.isAnswered(mention);
    }

    @Override
    public Optional<Privacy> privacy(String workspace, String channel) {
        return archive.privacy(workspace, channel);
    }

    @Override
    public Optional<Instant> lastClosed() {
        return archive.lastClosed();
    }

    @Override
    public Verification verify(String workspace, Optional<String> kept) {
        return archive.verify(workspace, kept);
    }

    @Override
    public Optional<String> head(String workspace) {
        return archive.head(workspace);
    }

    @Override
    public void close() {
        writer.close();
        archive.close();
        try {
            ledger.close();
            connection.close();
        } catch (SQLException e) {
            throw new JournalUnavailable("closing the journal", e);
        } finally {
            lock.close();
        }
    }
}

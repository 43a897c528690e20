package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.journal.Decision;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Fixtures;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.ReminderBook;
import dev.incidentscribe.journal.Vitals;
import dev.incidentscribe.journal.Watched;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal in an SQLite file: one writer on a thread of its own, a few readers. One process at a time writes it.
public final class SqliteJournal extends SqliteArchive implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    /// That takes a tenth of a second.
    private static final long LOOKED_THROUGH_FIRST = 32L * 1024 * 1024;

    private final Database database;
    private final FileLock lock;
    private final Connection connection;
    private final Writer writer;
    private final SqliteOutbox outbox;
    private final SqliteReminderBook reminders;
    private final Optional<Inspection> inspection;

    private final Redaction redaction;
    private final Telemetry telemetry;

    private SqliteJournal(
            FileLock lock,
            Database database,
            EventCodec codec,
            Remembered remembered,
            Redaction redaction,
            Telemetry telemetry,
            boolean inspected)
            throws SQLException {
        super(new Readers(database, codec, remembered));
        this.redaction = redaction;
        this.telemetry = telemetry;
        this.database = database;
        this.lock = lock;
        this.connection = database.writing();
        var transactions = new Transactions(connection, it -> new Ledger(it, codec, remembered));
        this.writer = new Writer(transactions, FileIdentity.of(database.file()), telemetry);
        this.outbox = new SqliteOutbox(writer, readers(), codec);
        this.reminders = new SqliteReminderBook(writer, readers(), outbox);
        this.inspection = inspected ? Optional.of(new Inspection(database).start()) : Optional.empty();
    }

    /// Makes sure that a journal may be begun where there is none.
    ///
    /// @throws JournalUnavailable saying what is left of one that was there
    public static void checkPlace(Path file) {
        Aside.refuseIfLost(file.toAbsolutePath());
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
        return open(file, redaction, telemetry, LOOKED_THROUGH_FIRST);
    }

    /// @param first up to which size a file is looked through for damage before it is used
    static SqliteJournal open(Path file, Redaction redaction, Telemetry telemetry, long first) {
        var database = new Database(file);
        database.create();
        FileLock lock = FileLock.acquire(database.file());
        try {
            boolean later = database.size() > first && Damage.looksSound(database);
            if (!later) {
                Damage.setAside(database);
            }
            new Schema(database).migrate();
            var journal =
                    new SqliteJournal(lock, database, new EventCodec(), new Remembered(), redaction, telemetry, later);
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

    /// Waits until a large file has been looked through.
    void inspected() throws InterruptedException {
        if (inspection.isPresent()) {
            inspection.get().join();
        }
    }

    @Override
    public Receipt append(Delivery delivery, Decision decision) {
        Delivery clean = redaction.about(delivery);
        Receipt receipt = writer.write(
                "recording",
                (ledger, _) -> ledger.enter(clean, situation -> redaction.about(clean, decision.decide(situation))));
        if (receipt.outbox()) {
            outbox.announce();
        }
        if (receipt.repeated()) {
            telemetry.count(Happening.REDELIVERY);
        }
        return receipt;
    }

    @Override
    public Redaction redaction() {
        return redaction;
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
        writer.write("keeping a name", (_, connection) -> Learned.profile(connection, workspace, profile));
    }

    @Override
    public void learn(String workspace, Privacy privacy) {
        writer.write("keeping what a channel is", (_, connection) -> Learned.privacy(connection, workspace, privacy));
    }

    @Override
    public void learn(String workspace, Origin message) {
        message.permalink()
                .ifPresent(link -> writer.write(
                        "keeping where a message can be read",
                        (_, connection) ->
                                Learned.permalink(connection, workspace, message.channel(), message.ts(), link)));
    }

    @Override
    public void mark(Watched channel, String ts) {
        writer.write("keeping what was read", (_, connection) -> Learned.mark(connection, channel, ts));
    }

    @Override
    public void keep(String workspace, int incident, Fixtures fixtures) {
        writer.write(
                "keeping what stands in a channel",
                (_, connection) -> FixtureRows.write(connection, workspace, incident, fixtures));
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
                    statement.execute("PRAGMA user_version = " + Schema.NEWEST);
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
    public void close() {
        inspection.ifPresent(Inspection::close);
        writer.close();
        super.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JournalUnavailable("closing the journal", e);
        } finally {
            lock.close();
        }
    }
}

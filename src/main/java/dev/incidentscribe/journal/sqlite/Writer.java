package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.telemetry.Occasion;
import dev.incidentscribe.telemetry.Telemetry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/// The single writer: a thread of its own that takes what waits, does it in one transaction, and answers only after
/// the commit. Whoever waits in the queue together pays for one commit together.
final class Writer implements AutoCloseable {
    /// How long somebody waits before being told that nothing was recorded, or that it may be.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int QUEUE = 1024;
    private static final int BATCH = 256;
    private static final Set<SQLiteErrorCode> OF_THE_DISK = EnumSet.of(
            SQLiteErrorCode.SQLITE_BUSY,
            SQLiteErrorCode.SQLITE_LOCKED,
            SQLiteErrorCode.SQLITE_READONLY,
            SQLiteErrorCode.SQLITE_IOERR,
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_FULL,
            SQLiteErrorCode.SQLITE_CANTOPEN,
            SQLiteErrorCode.SQLITE_NOTADB);

    /// Something to do within a transaction.
    interface Work<T> {
        T run(Ledger ledger, Connection connection) throws SQLException;
    }

    /// Makes what writes, on this connection.
    interface LedgerMaker {
        Ledger make(Connection connection) throws SQLException;
    }

    /// The statements that every transaction needs.
    private record Prepared(PreparedStatement begin, PreparedStatement commit, Ledger ledger) {
        void close() throws SQLException {
            begin.close();
            commit.close();
            ledger.close();
        }
    }

    private static final class Job<T> {
        private final Work<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final AtomicBoolean claimed = new AtomicBoolean();
        private final Occasion occasion = Occasion.current();
        private boolean taken;

        Job(Work<T> work) {
            this.work = work;
        }

        /// Whoever claims it first decides: the writer does it, or the one who waited gives it up.
        boolean claim() {
            return claimed.compareAndSet(false, true);
        }

        /// Whether the writer is to do it; so it may be asked again, when what it did was rolled back.
        boolean take() {
            taken = taken || claim();
            return taken;
        }
    }

    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Connection connection;
    private final LedgerMaker ledgers;
    private final FileIdentity files;
    private final Health health;
    private final Telemetry telemetry;
    private final Thread thread;
    private Optional<Prepared> prepared;
    private volatile boolean closing;

    Writer(Connection connection, LedgerMaker ledgers, FileIdentity files, Telemetry telemetry) throws SQLException {
        this.connection = connection;
        this.ledgers = ledgers;
        this.files = files;
        this.health = new Health(files);
        this.telemetry = telemetry;
        this.prepared = Optional.of(prepare());
        this.thread = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
    }

    private Prepared prepare() throws SQLException {
        return new Prepared(
                connection.prepareStatement("BEGIN IMMEDIATE"),
                connection.prepareStatement("COMMIT"),
                ledgers.make(connection));
    }

    Writer start() {
        thread.start();
        return this;
    }

    /// Does it in a durable transaction, and returns what it returned.
    ///
    /// @throws JournalUnavailable if it was not done, or if it is not known whether it was
    <T> T write(String doing, Work<T> work) {
        var job = new Job<T>(work);
        if (closing) {
            throw new JournalUnavailable(doing + ": the journal is closed");
        }
        if (!queue.offer(job)) {
            throw new JournalUnavailable(doing + ": too much is waiting to be recorded");
        }
        try {
            return job.result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw job.claim()
                    ? new JournalUnavailable(doing + ": the disk took too long", e)
                    : JournalUnavailable.inDoubt(doing + ": the disk is taking too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw job.claim()
                    ? new JournalUnavailable(doing + ": interrupted", e)
                    : JournalUnavailable.inDoubt(doing + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new JournalUnavailable(doing, e.getCause() == null ? e : e.getCause());
        }
    }

    /// How many wait for it.
    int waiting() {
        return queue.size();
    }

    private void run() {
        var batch = new ArrayList<Job<?>>(BATCH);
        while (!closing || !queue.isEmpty()) {
            try {
                Job<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    commit(batch);
                }
                health.look();
            } catch (InterruptedException e) {
                LOG.debug("the writer was interrupted; it ends when it is closed", e);
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Job<?>> batch) {
        for (Job<?> job : spoilt(batch)) {
            spoilt(List.of(job));
        }
    }

    /// Does them in one transaction.
    ///
    /// @return all of them, if one of several spoilt it for the others; they are to be done each alone
    private List<Job<?>> spoilt(List<Job<?>> batch) {
        var answers = new ArrayList<Runnable>(batch.size());
        boolean performing = false;
        long begun = System.nanoTime();
        try {
            files.check();
            Prepared now = prepared.isPresent() ? prepared.get() : prepare();
            prepared = Optional.of(now);
            now.begin().execute();
            performing = true;
            for (Job<?> job : batch) {
                if (job.take()) {
                    answers.add(perform(job, now.ledger()));
                }
            }
            performing = false;
            now.commit().execute();
            files.check();
            now.ledger().keep();
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            // Where the commit itself failed it is not certain that nothing of it stays, so it is not done again.
            if (performing && batch.size() > 1 && !isOfTheDisk(e)) {
                LOG.warn("one of {} that were to be recorded together failed; each is recorded alone", batch.size(), e);
                return List.copyOf(batch);
            }
            health.failed(e);
            batch.forEach(job -> job.result.completeExceptionally(e));
            return List.of();
        }
        telemetry.committed(answers.size(), Duration.ofNanos(System.nanoTime() - begun));
        health.succeeded();
        answers.forEach(Runnable::run);
        return List.of();
    }

    /// Whether it fails for everybody, and would only fail as many times.
    private static boolean isOfTheDisk(Throwable failure) {
        return failure instanceof SQLException e
                && OF_THE_DISK.contains(SQLiteErrorCode.getErrorCode(e.getErrorCode()));
    }

    /// Does one job; its answer is given only after the commit. A decision that fails has written nothing yet, and
    /// fails alone.
    private <T> Runnable perform(Job<T> job, Ledger ledger) throws SQLException {
        try (Occasion.Scope _ = job.occasion.begin()) {
            T result = job.work.run(ledger, connection);
            return () -> job.result.complete(result);
        } catch (Undecided e) {
            return () -> job.result.completeExceptionally(e);
        }
    }

    /// The driver closes a statement for which the disk fails, for good; so after a failure all are made anew.
    private void rollBack() {
        prepared.ifPresent(failed -> failed.ledger().forget());
        release();
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // On a full disk SQLite has rolled back by itself; anything else shows at the next BEGIN.
            LOG.debug("nothing to roll back", e);
        }
    }

    private void release() {
        try {
            if (prepared.isPresent()) {
                prepared.get().close();
            }
        } catch (SQLException e) {
            LOG.debug("a statement was closed already", e);
        } finally {
            prepared = Optional.empty();
        }
    }

    /// Finishes what is in the queue, then ends.
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
            release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

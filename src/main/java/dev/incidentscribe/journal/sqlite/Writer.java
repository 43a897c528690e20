package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.telemetry.Occasion;
import dev.incidentscribe.telemetry.Telemetry;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The single writer: a thread of its own that takes what waits, does it in one transaction, and answers only after
/// the commit. Whoever waits in the queue together pays for one commit together.
final class Writer implements AutoCloseable {
    /// How long somebody waits before being told that nothing was recorded, or that it may be.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int QUEUE = 1024;
    private static final int BATCH = 256;

    /// Something to do within a transaction.
    interface Work<T> {
        T run(Ledger ledger, Connection connection) throws SQLException;
    }

    /// How far a transaction has come.
    private enum Step {
        BEGINNING,
        PERFORMING,
        COMMITTING,
        COMMITTED
    }

    /// Why it is not known whether something was recorded.
    private static final class Uncertain extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        Uncertain(Throwable cause) {
            super(cause);
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
    private final Transactions transactions;
    private final FileIdentity files;
    private final Health health;
    private final Telemetry telemetry;
    private final Thread thread;
    private volatile boolean closing;

    Writer(Transactions transactions, FileIdentity files, Telemetry telemetry) {
        this.transactions = transactions;
        this.files = files;
        this.health = new Health(files);
        this.telemetry = telemetry;
        this.thread = Thread.ofPlatform().name("journal-writer").unstarted(this::run);
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
            throw unavailable(doing, e.getCause() == null ? e : e.getCause());
        }
    }

    private static JournalUnavailable unavailable(String doing, Throwable cause) {
        return cause instanceof Uncertain uncertain
                ? JournalUnavailable.inDoubt(doing + ": the commit failed", uncertain)
                : new JournalUnavailable(doing, cause);
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
            } catch (RuntimeException | Error e) {
                // Whatever it is, nothing would be recorded any more without this thread.
                LOG.error("the writer failed; it goes on", e);
                tell(batch, new Uncertain(e));
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
        Step step = Step.BEGINNING;
        long begun = System.nanoTime();
        try {
            files.check();
            Ledger ledger = transactions.begin();
            step = Step.PERFORMING;
            for (Job<?> job : batch) {
                if (job.take()) {
                    answers.add(perform(job, ledger));
                }
            }
            step = Step.COMMITTING;
            transactions.commit();
            step = Step.COMMITTED;
            files.check();
            ledger.keep();
        } catch (SQLException | RuntimeException | Error e) {
            transactions.rollBack();
            return failed(batch, step, e);
        }
        telemetry.committed(answers.size(), Duration.ofNanos(System.nanoTime() - begun));
        health.succeeded();
        answers.forEach(Runnable::run);
        return List.of();
    }

    /// Nobody is told that something is not on record who cannot be sure of that.
    private List<Job<?>> failed(List<Job<?>> batch, Step step, Throwable e) {
        boolean own = step == Step.PERFORMING && !Transactions.isOfTheDisk(e);
        if (own && batch.size() > 1) {
            LOG.warn("one of {} that were to be recorded together failed; each is recorded alone", batch.size());
            return List.copyOf(batch);
        }
        if (own) {
            tell(batch, e);
            return List.of();
        }
        health.failed(e);
        switch (step) {
            case BEGINNING, PERFORMING -> tell(batch, e);
            case COMMITTING -> tell(batch, transactions.isUndone(e) ? e : new Uncertain(e));
            case COMMITTED -> tell(batch, new Uncertain(e));
        }
        return List.of();
    }

    /// Whoever waited for it logs why.
    private static void tell(List<Job<?>> batch, Throwable e) {
        batch.forEach(job -> job.result.completeExceptionally(e));
    }

    /// Does one job; its answer is given only after the commit. A decision that fails has written nothing yet, and
    /// fails alone.
    private <T> Runnable perform(Job<T> job, Ledger ledger) throws SQLException {
        try (Occasion.Scope _ = job.occasion.begin()) {
            T result = job.work.run(ledger, transactions.connection());
            return () -> job.result.complete(result);
        } catch (Undecided e) {
            return () -> job.result.completeExceptionally(e);
        }
    }

    /// Finishes what is in the queue, then ends.
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
            transactions.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.incidentscribe.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for damage in a large journal while it is in use already, so that a start does not wait for it. A damaged one
/// is set aside; the writer then misses its file, and nothing more is recorded until somebody has restored a backup.
final class Inspection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    /// What is said in the first moment does not wait for the disk because of this.
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final Database database;
    private final Connection connection;
    private final Statement statement;
    private final Thread thread =
            Thread.ofPlatform().name("journal-inspection").daemon().unstarted(this::run);
    private final CountDownLatch closing = new CountDownLatch(1);

    Inspection(Database database) throws SQLException {
        this.database = database;
        this.connection = database.reading();
        this.statement = connection.createStatement();
    }

    Inspection start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            if (closing.await(SETTLING.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            Optional<String> damage = Damage.find(statement);
            if (damage.isPresent() && !isClosing()) {
                LOG.error(Aside.damaged(database.file(), damage.get(), Instant.now())
                        .getMessage());
            }
        } catch (SQLException e) {
            if (!isClosing()) {
                LOG.warn("whether the journal is damaged could not be found out", e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /// Waits for its end.
    void join() throws InterruptedException {
        thread.join();
    }

    /// Breaks it off.
    @Override
    public void close() {
        closing.countDown();
        try {
            while (!thread.join(Duration.ofMillis(20))) {
                statement.cancel();
            }
            statement.close();
            connection.close();
        } catch (SQLException e) {
            LOG.debug("the connection of the inspection did not close cleanly", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

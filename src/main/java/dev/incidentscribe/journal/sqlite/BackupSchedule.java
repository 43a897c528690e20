package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.schedule.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes backups by itself: so many hours after the last one, and soon after an incident was closed.
public final class BackupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final Backups backups;
    private final Archive archive;
    private final Duration every;
    private final InstantSource clock;
    private final Recurring rounds = new Recurring("backup", LOOK, this::look);

    /// @param every how long after the last backup the next is due
    public BackupSchedule(Backups backups, Archive archive, Duration every, InstantSource clock) {
        this.backups = backups;
        this.archive = archive;
        this.every = every;
        this.clock = clock;
    }

    /// Begins, and returns at once.
    public BackupSchedule start() {
        rounds.start();
        return this;
    }

    /// Makes a backup if one is due, and says how long to rest.
    Duration look() {
        try {
            Instant now = clock.instant();
            if (isDue(now)) {
                Backup made = backups.make(now);
                LOG.info("backup {} of {} events was made and read back", made.file(), made.events());
            }
            return LOOK;
        } catch (RuntimeException | Error e) {
            LOG.error("no backup was made; trying again in {} minutes", AFTER_A_FAILURE.toMinutes(), e);
            return AFTER_A_FAILURE;
        }
    }

    private boolean isDue(Instant now) {
        return backups.newestAt(now)
                .map(made -> !made.plus(every).isAfter(now) || wasClosed(made, now))
                .orElse(!archive.workspaces().isEmpty());
    }

    /// An end that is yet to come was stated while the clock was wrong, or is a moment ahead; it does not count until
    /// then, or there would be no end of backups.
    private boolean wasClosed(Instant after, Instant now) {
        return archive.lastClosed()
                .filter(closed -> after.isBefore(closed) && !closed.isAfter(now))
                .isPresent();
    }

    /// Ends; a backup that is being made is finished or leaves nothing.
    @Override
    public void close() {
        rounds.close();
    }
}

package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts a backup in the place of a journal, and keeps what was there.
public final class Restore {
    /// Their hashes say whether they are the same, and all before them.
    private static final String LACKING = """
            SELECT count(*) FROM main.event AS there
            WHERE NOT EXISTS (SELECT 1 FROM backup.event AS here
                              WHERE here.sequence = there.sequence AND here.hash = there.hash)""";

    private Restore() {}

    /// What was done.
    ///
    /// @param rest what was put back besides the backup; empty if nothing was asked for
    /// @param erased how many events held words that had been erased since the backup, and were erased again
    /// @param aside where the journal that was there is now; empty if there was none
    public record Restored(Backup backup, Optional<Rest> rest, int erased, Optional<Path> aside) {}

    /// Puts a sound backup in the place of the journal.
    ///
    /// @param damaged a journal that was set aside: what it recorded since the backup is put back, too
    /// @param force also if the journal has events that the backup lacks
    /// @throws JournalUnavailable if the backup is not sound, a server uses the journal, or it is newer
    public static Restored restore(Path from, Optional<Path> damaged, Path journal, boolean force, Instant now) {
        Backup backup = Backup.read(from);
        Path place = journal.toAbsolutePath();
        new Database(place).makeFolder();
        try (FileLock _ = FileLock.acquire(place)) {
            if (!force) {
                refuseIfNewer(place, backup);
            }
            return put(backup, damaged, place, now);
        } catch (IOException | SQLException e) {
            throw new JournalUnavailable("restoring " + from, e);
        }
    }

    private static Restored put(Backup backup, Optional<Path> damaged, Path journal, Instant now)
            throws IOException, SQLException {
        Path part = journal.resolveSibling(journal.getFileName() + Aside.RESTORED);
        try {
            List<Erased> since = erasedSince(backup, journal);
            Backup.copy(backup.file(), part);
            Optional<Rest> rest = damaged.map(it -> Rest.carry(it, part, now));
            int erased = eraseAgain(since, part, now);
            Backup.force(part);
            Optional<Path> aside = Aside.move(journal, Aside.REPLACED, now);
            Files.move(part, journal, StandardCopyOption.ATOMIC_MOVE);
            Backup.forceFolder(Objects.requireNonNull(journal.getParent(), "an absolute path"));
            return new Restored(backup, rest, erased, aside);
        } finally {
            Beside.discard(part);
        }
    }

    /// By the lists beside the backup and beside the journal.
    private static List<Erased> erasedSince(Backup backup, Path journal) {
        Path own = new Backups(journal, 1).folder();
        Path there = Objects.requireNonNull(backup.file().toAbsolutePath().getParent(), "an absolute path");
        List<Erased> since = Stream.of(own, there)
                .flatMap(folder -> Erased.in(folder).stream())
                .distinct()
                .filter(it -> backup.lastRecorded().filter(it.at()::isAfter).isPresent())
                .toList();
        since.forEach(it -> it.keep(own));
        return since;
    }

    private static int eraseAgain(List<Erased> erased, Path journal, Instant now) {
        int events = 0;
        for (Erased one : erased) {
            Erasure.Result found = Erasure.again(journal, one, now);
            events += found.events() + found.mentions();
        }
        return events;
    }

    private static void refuseIfNewer(Path journal, Backup backup) throws SQLException {
        if (!isSound(journal)) {
            return;
        }
        try (Connection connection = new Database(journal).reading();
                PreparedStatement attach = connection.prepareStatement("ATTACH ? AS backup")) {
            attach.setString(1, backup.file().toAbsolutePath().toString());
            attach.execute();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(LACKING)) {
                if (row.getLong(1) > 0) {
                    throw new JournalUnavailable(
                            "the journal has events that the backup lacks (%d); --force puts the backup in its place all the same, and keeps the journal aside"
                                    .formatted(row.getLong(1)));
                }
            }
        }
    }

    /// What is damaged is kept aside, and is no reason to keep it in place.
    private static boolean isSound(Path journal) {
        try {
            return Files.exists(journal) && Backup.read(journal).events() > 0;
        } catch (JournalUnavailable _) {
            return false;
        }
    }
}

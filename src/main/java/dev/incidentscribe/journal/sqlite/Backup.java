package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A copy of a journal in a file of its own, which was read back and found sound.
///
/// @param schema of the version that wrote the journal
/// @param lastRecorded when its last event was recorded; empty if it has none
public record Backup(Path file, int schema, long events, Optional<Instant> lastRecorded) {
    /// Copies a journal, also while another process writes it. The copy is there whole or not at all.
    ///
    /// @throws JournalUnavailable if there is something at the target already, or the copy is not sound
    public static Backup write(Path journal, Path target) {
        if (Files.exists(target)) {
            throw new JournalUnavailable("writing the backup %s: there is such a file already".formatted(target));
        }
        Path part = target.toAbsolutePath().resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(Objects.requireNonNull(part.getParent(), "an absolute path"));
            copy(journal, part);
            force(part);
            Backup verified = read(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return new Backup(target, verified.schema(), verified.events(), verified.lastRecorded());
        } catch (IOException | SQLException e) {
            throw new JournalUnavailable("writing the backup " + target, e);
        } finally {
            Beside.discard(part);
        }
    }

    /// Reads a copy from its first event to its last.
    ///
    /// @throws JournalUnavailable naming what is wrong with it
    public static Backup read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new JournalUnavailable("there is no backup at " + file);
        }
        var database = new Database(file);
        var schema = new Schema(database);
        schema.check();
        try (Connection connection = database.reading();
                Statement statement = connection.createStatement()) {
            Damage.find(statement, "integrity_check").ifPresent(damage -> {
                throw new JournalUnavailable("%s is damaged: %s".formatted(file, damage));
            });
            verifyChains(file, connection, statement);
            try (ResultSet row = statement.executeQuery("SELECT count(*), max(recorded_at) FROM event")) {
                long events = row.getLong(1);
                return new Backup(
                        file,
                        schema.version(),
                        events,
                        events == 0 ? Optional.empty() : Optional.of(Micros.instant(row.getLong(2))));
            }
        } catch (SQLException e) {
            throw new JournalUnavailable("%s is damaged".formatted(file), e);
        }
    }

    private static void verifyChains(Path file, Connection connection, Statement statement) throws SQLException {
        List<String> workspaces = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT DISTINCT workspace FROM event")) {
            while (row.next()) {
                workspaces.add(row.getString(1));
            }
        }
        for (String workspace : workspaces) {
            Verifier.verify(connection, workspace, Optional.empty()).problem().ifPresent(problem -> {
                throw new JournalUnavailable("%s is not intact: %s".formatted(file, problem));
            });
        }
    }

    /// Copies a journal with what stands in its log alone, in place of whatever was left there by an earlier try.
    static void copy(Path journal, Path part) throws IOException, SQLException {
        Beside.discard(part);
        Files.createFile(part, OwnerOnly.attributes(part));
        try (Connection connection = new Database(journal).copying();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '%s'".formatted(part.toString().replace("'", "''")));
        }
    }

    /// Makes what was renamed in a folder durable, where the system can.
    static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Makes sure that it is on the disk.
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}

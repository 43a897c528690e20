package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/// What a damaged journal has recorded since a backup was made, and what of that could be put back.
///
/// @param events how many were put back
/// @param end why no more were; empty if that was all
public record Rest(long events, Optional<String> end) {

    /// How it went, in a sentence or two.
    public String summary() {
        return "%d of them were recorded since the backup.%s"
                .formatted(events, end.map(" There it ends: %s."::formatted).orElse(""));
    }

    /// Puts back what can be. The damaged file stays as it is.
    ///
    /// @param into a whole journal: a copy of the damaged one, made before it was damaged
    /// @throws JournalUnavailable if one of them is of another version
    static Rest carry(Path damaged, Path into, Instant now) {
        Path copy = into.resolveSibling(into.getFileName() + ".rest");
        try {
            copy(damaged, copy);
            var source = new Database(copy);
            var target = new Database(into);
            if (!Damage.looksSound(source)) {
                return new Rest(0, Optional.of("nothing of it can be read"));
            }
            if (new Schema(source).version() != Schema.NEWEST || new Schema(target).version() != Schema.NEWEST) {
                throw new JournalUnavailable(
                        "putting back what %s has since the backup: one of them was written by another version"
                                .formatted(damaged));
            }
            return carry(source, target, now);
        } catch (IOException | SQLException e) {
            throw new JournalUnavailable("putting back what %s has since the backup".formatted(damaged), e);
        } finally {
            Beside.discard(copy);
        }
    }

    private static Rest carry(Database source, Database target, Instant now) throws SQLException {
        try (Connection reading = source.reading();
                Connection writing = target.writing();
                Statement statement = writing.createStatement();
                var carrier = new Carrier(reading, writing)) {
            statement.execute(
                    "ATTACH '%s' AS rest".formatted(source.file().toString().replace("'", "''")));
            statement.execute("BEGIN IMMEDIATE");
            Rest rest = carrier.carry(now);
            statement.execute("COMMIT");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return rest;
        }
    }

    /// With its log, which SQLite may have to work into it.
    private static void copy(Path damaged, Path copy) throws IOException {
        if (!Files.isRegularFile(damaged)) {
            throw new JournalUnavailable("there is no journal at " + damaged);
        }
        Beside.discard(copy);
        for (String suffix : new String[] {"", "-wal"}) {
            Path from = damaged.resolveSibling(damaged.getFileName() + suffix);
            if (Files.exists(from)) {
                Path to = copy.resolveSibling(copy.getFileName() + suffix);
                Files.createFile(to, OwnerOnly.attributes(to));
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                OwnerOnly.restrict(to);
            }
        }
    }
}

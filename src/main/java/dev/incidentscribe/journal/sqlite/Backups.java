package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder beside a journal that holds its dated copies.
///
/// @param kept how many of the newest stay
public record Backups(Path journal, int kept) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'scribe-'uuuu-MM-dd'T'HH-mm-ss'Z.db'").withZone(ZoneOffset.UTC);

    /// Makes a copy and drops the oldest beyond those that are kept.
    ///
    /// @throws JournalUnavailable if no sound copy could be made; nothing is dropped then
    public Backup make(Instant now) {
        Backup made = Backup.write(journal, folder().resolve(NAME.format(now)));
        List<Path> all = all();
        all.stream().skip(kept).forEach(Backups::delete);
        return made;
    }

    /// Keeps the journal as it was before its schema is changed. These copies are never dropped.
    Backup beforeUpgrade(int schema, Instant now) {
        return Backup.write(journal, folder().resolve("schema-%d-%s".formatted(schema, NAME.format(now))));
    }

    /// The newest copy, and when it was made.
    public Optional<Path> newest() {
        return all().stream().findFirst();
    }

    /// When a copy with this name was made.
    static Optional<Instant> madeAt(Path file) {
        try {
            return Optional.of(NAME.parse(file.getFileName().toString(), Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// When the newest copy was made.
    public Optional<Instant> newestAt() {
        return newest().flatMap(Backups::madeAt);
    }

    /// Where the copies are.
    public Path folder() {
        return journal.toAbsolutePath().resolveSibling("backups");
    }

    /// The newest first.
    private List<Path> all() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> madeAt(file).isPresent())
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw new JournalUnavailable("looking for backups in " + folder(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new JournalUnavailable("dropping the backup " + file, e);
        }
    }
}

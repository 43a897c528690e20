package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder beside a journal that holds its dated copies. The last one of each day stays longer than the others, so
/// that a day on which many incidents are closed does not drop those of the days before.
///
/// @param kept how many of the newest stay, and for how many days the last one of the day (in UTC)
public record Backups(Path journal, int kept) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'scribe-'uuuu-MM-dd'T'HH-mm-ss'Z.db'").withZone(ZoneOffset.UTC);

    /// Makes a copy and drops those that are not kept any longer.
    ///
    /// @throws JournalUnavailable if no sound copy could be made; nothing is dropped then
    public Backup make(Instant now) {
        Backup made = Backup.write(journal, folder().resolve(NAME.format(now)));
        List<Path> all = Stream.concat(
                        all().stream().filter(file -> isPast(file, now)),
                        all().stream().filter(file -> !isPast(file, now)))
                .toList();
        Set<Path> staying = staying(all);
        all.stream().filter(file -> !staying.contains(file)).forEach(Backups::delete);
        return made;
    }

    private Set<Path> staying(List<Path> all) {
        Map<LocalDate, Path> lastOfDay = new LinkedHashMap<>();
        all.forEach(
                file -> lastOfDay.putIfAbsent(LocalDate.ofInstant(madeAt(file).orElseThrow(), ZoneOffset.UTC), file));
        return Stream.concat(
                        all.stream().limit(kept), lastOfDay.values().stream().limit(kept))
                .collect(Collectors.toSet());
    }

    /// Keeps the journal as it was before its schema is changed, unless an upgrade that failed did. These copies are
    /// never dropped.
    void beforeUpgrade(int schema, Instant now) {
        String prefix = "schema-%d-".formatted(schema);
        boolean isKept = files(file -> file.getFileName().toString().startsWith(prefix))
                .findFirst()
                .filter(this::isOfToday)
                .isPresent();
        if (!isKept) {
            Backup.write(journal, folder().resolve(prefix + NAME.format(now)));
        }
    }

    /// Whether nothing was recorded since.
    private boolean isOfToday(Path copy) {
        try {
            Backup then = Backup.read(copy);
            Backup now = Backup.read(journal);
            return then.events() == now.events() && then.lastRecorded().equals(now.lastRecorded());
        } catch (JournalUnavailable _) {
            // Whoever makes a copy tells what is wrong with the journal; a damaged one is none.
            return false;
        }
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

    /// When the newest copy was made. One with a time that is yet to come was made while the clock was wrong, and says
    /// nothing.
    public Optional<Instant> newestAt(Instant now) {
        return all().stream().filter(file -> isPast(file, now)).findFirst().flatMap(Backups::madeAt);
    }

    private static boolean isPast(Path file, Instant now) {
        return madeAt(file).filter(made -> !made.isAfter(now)).isPresent();
    }

    /// Where the copies are.
    public Path folder() {
        return journal.toAbsolutePath().resolveSibling("backups");
    }

    private List<Path> all() {
        return files(file -> madeAt(file).isPresent()).toList();
    }

    /// The newest first.
    private Stream<Path> files(Predicate<Path> which) {
        if (!Files.isDirectory(folder())) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .filter(which)
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList()
                    .stream();
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

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

/// The dated copies of a journal, in a folder beside it. They are named after it, so that those of another journal in
/// the same folder are not taken for its own. The last one of each day stays longer than the others, so that a day on
/// which many incidents are closed does not drop those of the days before.
///
/// @param kept how many of the newest stay, and for how many days the last one of the day (in UTC)
public record Backups(Path journal, int kept) {
    private static final String ENDING = ".db";
    private static final DateTimeFormatter MADE_AT = DateTimeFormatter.ofPattern(
                    "'-'uuuu-MM-dd'T'HH-mm-ss'Z" + ENDING + "'")
            .withZone(ZoneOffset.UTC);

    /// Makes a copy and drops those that are not kept any longer.
    ///
    /// @throws JournalUnavailable if no sound copy could be made; nothing is dropped then
    public Backup make(Instant now) {
        Backup made = Backup.write(journal, folder().resolve(name(now)));
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
        all.forEach(file -> lastOfDay.putIfAbsent(LocalDate.ofInstant(madeAt(file), ZoneOffset.UTC), file));
        return Stream.concat(
                        all.stream().limit(kept), lastOfDay.values().stream().limit(kept))
                .collect(Collectors.toSet());
    }

    /// Keeps the journal as it was before its schema is changed, unless an upgrade that failed did. These copies are
    /// never dropped.
    void beforeUpgrade(int schema, Instant now) {
        String prefix = "schema-%d-".formatted(schema);
        boolean isKept = files(name -> name.startsWith(prefix)
                        && madeAt(name.substring(prefix.length())).isPresent())
                .findFirst()
                .filter(this::isOfToday)
                .isPresent();
        if (!isKept) {
            Backup.write(journal, folder().resolve(prefix + name(now)));
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

    /// The newest copy.
    public Optional<Path> newest() {
        return all().stream().findFirst();
    }

    /// When the newest copy was made. One with a time that is yet to come was made while the clock was wrong, and says
    /// nothing.
    public Optional<Instant> newestAt(Instant now) {
        return all().stream().filter(file -> isPast(file, now)).findFirst().map(this::madeAt);
    }

    private boolean isPast(Path file, Instant now) {
        return !madeAt(file).isAfter(now);
    }

    private String name(Instant madeAt) {
        return stem() + MADE_AT.format(madeAt);
    }

    private Instant madeAt(Path file) {
        return madeAt(file.getFileName().toString()).orElseThrow();
    }

    /// When a copy with this name was made; empty if it is none of this journal's.
    private Optional<Instant> madeAt(String name) {
        try {
            return name.startsWith(stem())
                    ? Optional.of(MADE_AT.parse(name.substring(stem().length()), Instant::from))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private String stem() {
        String name = journal.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /// Where the copies are.
    public Path folder() {
        return journal.toAbsolutePath().resolveSibling("backups");
    }

    private List<Path> all() {
        return files(name -> madeAt(name).isPresent()).toList();
    }

    /// The newest first.
    private Stream<Path> files(Predicate<String> which) {
        if (!Files.isDirectory(folder())) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .filter(file -> which.test(file.getFileName().toString()))
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

package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Moves a journal out of the way without losing any of it.
final class Aside {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
    private static final String DAMAGED = "damaged";
    static final String REPLACED = "replaced";
    /// What a backup is called until it takes the journal's place.
    static final String RESTORED = ".restored";

    private Aside() {}

    /// Moves it, with the logs that belong to it. Where there is a log alone, that is moved.
    ///
    /// @param why goes into its new name
    /// @return where it is now; empty if there was none
    static Optional<Path> move(Path journal, String why, Instant now) throws IOException {
        Path aside = journal.resolveSibling("%s.%s-%s".formatted(journal.getFileName(), why, STAMP.format(now)));
        Beside.share(journal, aside);
        boolean isThere = Files.exists(journal);
        if (isThere) {
            Files.move(journal, aside);
        }
        Beside.remove(journal);
        return isThere ? Optional.of(aside) : Beside.logs(aside).stream().findFirst();
    }

    /// Moves a damaged journal out of the way, and says how to go on.
    static JournalUnavailable damaged(Path journal, String damage, Instant now) {
        try {
            Path aside = move(journal, DAMAGED, now).orElse(journal);
            return new JournalUnavailable(
                    "the journal %s is damaged (%s); nothing of it was changed, it is now at %s. %s"
                            .formatted(journal, damage, aside, wayBack(journal, aside)));
        } catch (IOException e) {
            return new JournalUnavailable("setting the damaged journal %s aside".formatted(journal), e);
        }
    }

    /// No new journal is begun in the place of one that was set aside or is gone, or while a restore was cut short,
    /// unless somebody wants it so. An empty file is no journal.
    static void refuseIfLost(Path journal) {
        Path folder = Objects.requireNonNull(journal.getParent(), "an absolute path");
        if (journal.toFile().length() > 0 || !Files.isDirectory(folder)) {
            return;
        }
        Optional<Path> damaged = newest(journal, DAMAGED);
        if (damaged.isPresent()) {
            throw new JournalUnavailable(
                    "the journal was damaged and is at %s. %s To begin an empty one, move that file elsewhere"
                            .formatted(damaged.get(), wayBack(journal, damaged.get())));
        }
        Path restored = journal.resolveSibling(journal.getFileName() + RESTORED);
        Optional<Path> left =
                newest(journal, REPLACED).or(() -> Optional.of(restored).filter(Files::exists));
        if (left.isPresent()) {
            throw new JournalUnavailable(
                    "there is no journal %s, but %s, as a restore leaves it that is cut short. To go on, restore the backup again: ./scribe restore FILE. To begin an empty one, move that file elsewhere"
                            .formatted(journal, left.get()));
        }
        refuseIfLogged(journal);
        refuseIfBackedUp(journal);
    }

    private static void refuseIfLogged(Path journal) {
        Optional<Path> log = Beside.logs(journal).stream().findFirst();
        // Beside an empty file it is that of a first start that was cut short.
        if (log.isPresent() && !Files.exists(journal)) {
            throw new JournalUnavailable(
                    "there is no journal %s, but its log %s: the journal was moved or deleted. Put it back, or restore a backup: ./scribe restore FILE. To begin an empty one, move the log elsewhere"
                            .formatted(journal, log.get()));
        }
    }

    /// It would begin at the first number again, and its backups would in time replace those of the old one.
    private static void refuseIfBackedUp(Path journal) {
        Optional<Path> backup = new Backups(journal, 1).newest();
        if (backup.isPresent()) {
            throw new JournalUnavailable(
                    "the journal %s is gone or empty, but there are backups of it. To bring the newest back: ./scribe restore %s. To begin an empty one, move the backups elsewhere"
                            .formatted(journal, backup.get()));
        }
    }

    /// The journal that was last moved out of the way for that reason.
    private static Optional<Path> newest(Path journal, String why) {
        String prefix = "%s.%s-".formatted(journal.getFileName(), why);
        try (Stream<Path> files = Files.list(Objects.requireNonNull(journal.getParent(), "an absolute path"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.toString().endsWith("Z"))
                    .max(Comparator.comparing(Path::getFileName));
        } catch (IOException e) {
            throw new JournalUnavailable("opening the journal " + journal, e);
        }
    }

    private static String wayBack(Path journal, Path aside) {
        return new Backups(journal, 1)
                .newest()
                .map(backup ->
                        "The way back: ./scribe restore %s --rest %s, which puts back, too, what can be read of what was recorded since that backup."
                                .formatted(backup, aside))
                .orElse("There is no backup beside it. If you have one: ./scribe restore FILE --rest %s"
                        .formatted(aside));
    }
}

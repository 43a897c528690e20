package dev.incidentscribe.cli;

import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// A journal as a first start leaves it. To make one takes all migrations, a fifth of what most tests would take; they
/// begin with a copy, and what a first start does is shown by those of the schema.
final class EmptyJournal {
    private static final Path MADE = make();

    private EmptyJournal() {}

    /// Puts one there, unless there is a file already, or no folder: to make that is for the program.
    static void at(Path file) {
        try {
            if (Files.notExists(file) && Files.isDirectory(file.resolveSibling("."))) {
                Files.copy(MADE, file, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("empty-journal");
            Path file = folder.resolve("scribe.db");
            SqliteJournal.open(file, Redaction.none()).close();
            folder.toFile().deleteOnExit();
            try (Stream<Path> left = Files.list(folder)) {
                left.map(Path::toFile).forEach(File::deleteOnExit);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

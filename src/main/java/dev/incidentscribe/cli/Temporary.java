package dev.incidentscribe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for a journal that nobody keeps.
record Temporary(Path folder) implements AutoCloseable {
    static Temporary create() {
        try {
            return new Temporary(Files.createTempDirectory("scribe-"));
        } catch (IOException e) {
            throw new UncheckedIOException("making a temporary folder", e);
        }
    }

    Path journal() {
        return folder.resolve("scribe.db");
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + folder, e);
        }
    }
}

package dev.incidentscribe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which journal a command is about.
final class DatabaseOption {
    @Option(names = "--db", paramLabel = "FILE", description = "The journal, if not SCRIBE_DB or data/scribe.db.")
    private @Nullable Path file;

    /// Its path, whether or not it is there.
    Path path() {
        return file != null
                ? JournalPath.of(file)
                : Settings.read(System.getenv()).database();
    }

    /// Its path, where it is there.
    ///
    /// @throws MissingException if it is not
    Path existing() {
        Path path = path();
        if (!Files.exists(path)) {
            throw new MissingException("there is no journal at " + path);
        }
        return path;
    }
}

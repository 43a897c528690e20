package dev.incidentscribe.cli;

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
}

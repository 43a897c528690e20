package dev.incidentscribe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a journal is, however it was named.
final class JournalPath {
    private JournalPath() {}

    /// The file itself, where a symbolic link was named: its logs, its lock and its backups lie beside the file,
    /// and are the same for everybody.
    ///
    /// @throws MissingException if the link leads nowhere, as where a disk is not mounted
    static Path of(Path named) {
        if (!Files.isSymbolicLink(named)) {
            return named;
        }
        try {
            return named.toRealPath();
        } catch (IOException _) {
            throw new MissingException("the journal %s is a link that leads nowhere".formatted(named));
        }
    }
}

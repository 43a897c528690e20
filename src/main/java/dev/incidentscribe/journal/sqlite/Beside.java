package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that SQLite keeps beside a database: two kinds of log, and the index of one. SQLite takes a log of that
/// name for the database's own, whatever it is of, and works it in; so none may be left where another database comes.
final class Beside {
    /// What was committed and is not yet in the database, or was begun there and is to be taken back.
    private static final List<String> LOGS = List.of("-wal", "-journal");

    private static final String INDEX = "-shm";

    private Beside() {}

    /// The logs of a database that something stands in.
    static List<Path> logs(Path database) {
        return LOGS.stream()
                .map(suffix -> with(database, suffix))
                .filter(log -> log.toFile().length() > 0)
                .toList();
    }

    /// Makes its logs those of the other path, too, where the database is about to be. Whatever is cut short after
    /// that, it has them under the old name and under the new one.
    static void share(Path database, Path other) throws IOException {
        for (Path log : logs(database)) {
            Path shared = with(other, suffix(database, log));
            try {
                Files.createLink(shared, log);
            } catch (UnsupportedOperationException | FileSystemException _) {
                // A file system without links.
                Files.copy(log, shared);
            }
        }
    }

    /// Removes them.
    static void remove(Path database) throws IOException {
        for (String suffix : LOGS) {
            Files.deleteIfExists(with(database, suffix));
        }
        Files.deleteIfExists(with(database, INDEX));
    }

    /// Removes a database that nobody needs, and them.
    ///
    /// @throws JournalUnavailable if one of them stays
    static void discard(Path database) {
        try {
            Files.deleteIfExists(database);
            remove(database);
        } catch (IOException e) {
            throw new JournalUnavailable("removing " + database, e);
        }
    }

    private static String suffix(Path database, Path log) {
        return log.getFileName()
                .toString()
                .substring(database.getFileName().toString().length());
    }

    private static Path with(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }
}

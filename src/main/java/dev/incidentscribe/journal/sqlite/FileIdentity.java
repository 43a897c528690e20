package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which files the journal was opened as: the database, its log, the index of the log, the lock. A process goes on
/// writing into a file that somebody deleted or replaced, and no error tells it so; so the names are looked up again.
final class FileIdentity {
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", ".lock");

    /// A file as it was when it was opened.
    ///
    /// @param key names it as long as it exists, whatever its path; null where the system has no such thing
    private record Opened(Path path, @Nullable Object key) {}

    private final List<Opened> files = new ArrayList<>();

    private FileIdentity() {}

    /// The files of an open journal.
    ///
    /// @throws JournalUnavailable if one of them is not there
    static FileIdentity of(Path journal) {
        var identity = new FileIdentity();
        try {
            for (String suffix : SUFFIXES) {
                Path path = journal.resolveSibling(journal.getFileName() + suffix);
                identity.files.add(new Opened(path, attributes(path).fileKey()));
            }
            return identity;
        } catch (IOException e) {
            throw new JournalUnavailable("opening the journal " + journal, e);
        }
    }

    /// Makes sure that what is written now is found later under the same names.
    ///
    /// @throws JournalUnavailable if it would not be, or if they were made read-only
    void check() {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            throw new JournalUnavailable(problem.get());
        }
    }

    /// What is wrong with the files; empty if nothing is.
    Optional<String> problem() {
        for (Opened file : files) {
            Optional<String> problem = problem(file);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(Opened file) {
        try {
            BasicFileAttributes now = attributes(file.path());
            if (!Objects.equals(now.fileKey(), file.key())) {
                return Optional.of("%s was replaced by another file".formatted(file.path()));
            }
            return isWritable(file.path(), now)
                    ? Optional.empty()
                    : Optional.of("%s was made read-only".formatted(file.path()));
        } catch (NoSuchFileException _) {
            return Optional.of("%s is gone".formatted(file.path()));
        } catch (IOException e) {
            return Optional.of("%s cannot be looked at: %s".formatted(file.path(), e.getMessage()));
        }
    }

    /// By its mode where it has one, which counts for root, too; what else may be in the way the write itself tells.
    private static boolean isWritable(Path path, BasicFileAttributes attributes) {
        return attributes instanceof PosixFileAttributes posix
                ? posix.permissions().contains(PosixFilePermission.OWNER_WRITE)
                : Files.isWritable(path);
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.readAttributes(path, PosixFileAttributes.class)
                : Files.readAttributes(path, BasicFileAttributes.class);
    }
}

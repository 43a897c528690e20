package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Keeps a second process from writing the same journal. The system frees it when the process ends, however it ends.
final class FileLock implements AutoCloseable {
    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws JournalUnavailable if another process has it
    static FileLock acquire(Path journal) {
        Path file = journal.resolveSibling(journal.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.attributes(file));
            if (lock(channel)) {
                return new FileLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new JournalUnavailable("locking the journal " + journal, e);
        }
        throw new JournalUnavailable("opening %s: another process is writing it".formatted(journal));
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            // This very process has it.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalUnavailable("unlocking the journal", e);
        }
    }
}

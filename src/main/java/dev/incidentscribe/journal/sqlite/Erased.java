package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// Whose words were erased, and when: a line of a list that lies beside the backups, which are older and still hold
/// them.
record Erased(Instant at, String workspace, String user) {
    private static final String NAME = "erased.txt";

    /// Adds it to the list in that folder, unless it is there.
    void keep(Path folder) {
        if (in(folder).contains(this)) {
            return;
        }
        Path list = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(list)) {
                Files.createFile(list, OwnerOnly.attributes(list));
            }
            Files.writeString(
                    list,
                    "%s %s %s\n".formatted(at, workspace, user),
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new JournalUnavailable("keeping in %s who was erased".formatted(list), e);
        }
    }

    /// The list in that folder; empty if there is none.
    ///
    /// @throws JournalUnavailable if it cannot be read, for then nobody knows whose words would come back
    static List<Erased> in(Path folder) {
        Path list = folder.resolve(NAME);
        if (!Files.exists(list)) {
            return List.of();
        }
        try {
            return Files.readAllLines(list).stream().map(Erased::read).toList();
        } catch (IOException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new JournalUnavailable("reading in %s who was erased".formatted(list), e);
        }
    }

    /// Whether that file is the list.
    static boolean isList(Path file) {
        return file.endsWith(NAME);
    }

    private static Erased read(String line) {
        String[] words = line.split(" ", 3);
        return new Erased(Instant.parse(words[0]), words[1], words[2]);
    }
}

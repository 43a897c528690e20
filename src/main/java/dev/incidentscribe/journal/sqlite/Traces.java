package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What shows that a file was a journal once, even if SQLite cannot read it any more. A file of somebody else must not
/// be moved.
final class Traces {
    private static final int LOOKED_AT = 1024 * 1024;

    /// From the schema, which stands near the beginning as plain text.
    private static final String OURS = "CREATE TRIGGER event_is_never_altered";

    private Traces() {}

    /// Whether there are any, in the file or beside it.
    static boolean of(Path file) {
        return new Backups(file, 1).newest().isPresent() || beginning(file).contains(OURS);
    }

    private static String beginning(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new JournalUnavailable("reading " + file, e);
        }
    }
}

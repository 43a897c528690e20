package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/// SQLite's own code, which the driver unpacks into a folder and loads from there. The folder for temporary files may
/// be missing, full, read-only or barred from holding programs; then the journal's own folder takes it.
final class NativeLibrary {
    private static final String FOLDER = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /// Loads it, if that was not done yet.
    ///
    /// @param otherwise a folder to unpack it into if that for temporary files will not do
    /// @throws JournalUnavailable if neither does
    static void load(Path otherwise) {
        if (!isLoaded()) {
            System.setProperty(FOLDER, otherwise.toString());
            if (!isLoaded()) {
                throw new JournalUnavailable(
                        "loading SQLite: neither the folder for temporary files nor %s lets a program be unpacked and run there"
                                .formatted(otherwise));
            }
        }
    }

    private static boolean isLoaded() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception _) {
            // The driver throws the bare class, and says no more than that it found none.
            return false;
        }
    }
}

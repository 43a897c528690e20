package dev.incidentscribe.journal.sqlite;

import dev.incidentscribe.journal.JournalUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's own code. The driver takes it from the folder that `org.sqlite.lib.path` names. Where there is none, it
/// unpacks it at every start, and asks other programs what system this is. The folder for temporary files, or the one
/// that `org.sqlite.tmpdir` names in its place, may be missing, full, read-only or barred from holding programs; then
/// the journal's own folder takes it.
public final class NativeLibrary {
    private static final String FOLDER = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /// Unpacks it for good, for `org.sqlite.lib.path` to name the folder from now on.
    ///
    /// @throws UncheckedIOException if it cannot be written, or there is none for this system
    public static void unpack(Path folder) {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = "%s/%s".formatted(LibraryLoaderUtil.getNativeLibResourcePath(), name);
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("SQLite does not come with " + resource);
            }
            Files.createDirectories(folder);
            // Never under a process that has it open.
            Path fresh = folder.resolve(name + ".new");
            Files.copy(library, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("unpacking SQLite into " + folder, e);
        }
    }

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

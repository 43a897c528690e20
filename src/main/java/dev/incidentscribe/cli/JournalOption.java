package dev.incidentscribe.cli;

import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.sqlite.SqliteArchive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which journal, and which workspace in it, a command reads.
final class JournalOption {
    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--workspace",
            paramLabel = "ID",
            description = "Slack's id of the workspace, where the journal has several.")
    private @Nullable String workspace;

    /// Lends the journal and the workspace to the reading.
    ///
    /// @throws UsageException if there is no journal, or it is not clear which workspace is meant
    <T> T read(BiFunction<Archive, String, T> reading) {
        return open(archive -> reading.apply(archive, chosen(archive)));
    }

    /// Lends the journal and the chosen workspace to the reading, or all workspaces where none was chosen.
    <T> T readAll(BiFunction<Archive, List<String>, T> reading) {
        return open(
                archive -> reading.apply(archive, workspace == null ? archive.workspaces() : List.of(chosen(archive))));
    }

    /// The journal's file, whether or not there is one.
    Path file() {
        return database.path();
    }

    private <T> T open(Function<Archive, T> reading) {
        Path path = file();
        Optional<SqliteArchive> opened = SqliteArchive.open(path);
        try (SqliteArchive archive = opened.orElseThrow(() -> new MissingException("there is no journal at " + path))) {
            return reading.apply(archive);
        }
    }

    private String chosen(Archive archive) {
        List<String> all = archive.workspaces();
        if (workspace != null) {
            if (!all.contains(workspace)) {
                throw new MissingException("the journal knows no workspace " + workspace);
            }
            return workspace;
        }
        if (all.size() > 1) {
            throw new UsageException("the journal has several workspaces; say which: --workspace "
                    + String.join(" or --workspace ", all));
        }
        return all.isEmpty() ? "" : all.getFirst();
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.journal.sqlite.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `scribe train`: does once what is done most, for the virtual machine to keep what it learns of the classes on the
/// way, and lays SQLite's library ready. The launcher and the image call it; nobody else has a use for it.
@Command(name = "train", hidden = true, description = "Does once what is done most, for the virtual machine to learn.")
final class TrainCommand implements Callable<Integer> {
    private static final String SETTINGS = """
            time_zone: Europe/Berlin
            roles: [comms, ops]
            capture_emoji:
              pushpin: note
            """;

    @Option(names = "--library", paramLabel = "FOLDER", description = "Where SQLite's library is laid ready.")
    private @Nullable Path library;

    @Override
    public Integer call() throws InterruptedException {
        if (library != null) {
            NativeLibrary.unpack(library);
        }
        try (Temporary temporary = Temporary.create()) {
            Settings settings = settings(temporary);
            Rehearsal.play(DemoCommand.example(), temporary.journal(), Rehearsal.Way.http, (_, _) -> {});
            settings.documents(_ -> {}).problems();
            Main.run("incidents", "--db", temporary.journal().toString());
            return Main.run("postmortem", "INC-1", "--db", temporary.journal().toString());
        }
    }

    /// Nobody's own, which may be wrong.
    private static Settings settings(Temporary temporary) {
        Path file = temporary.folder().resolve("scribe.yaml");
        try {
            Files.writeString(file, SETTINGS);
            return Settings.read(Map.of("SCRIBE_CONFIG", file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.journal.sqlite.Restore;
import dev.incidentscribe.journal.sqlite.Restore.Restored;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scribe restore`: puts a backup in the place of the journal.
@Command(
        name = "restore",
        description = "Puts a backup in the place of the journal, and keeps the journal aside. Stop the server first.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Runnable {
    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(names = "--force", description = "Also if the journal has events that the backup lacks.")
    private boolean force;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path backup;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Path journal = database.path();
        Restored restored =
                Restore.restore(backup, journal, force, InstantSource.system().instant());
        out.println(
                "%s holds %d events again.".formatted(journal, restored.backup().events()));
        restored.aside().ifPresent(aside -> out.println("What was there is now at %s.".formatted(aside)));
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.journal.sqlite.Backup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scribe backup`: copies the journal and reads the copy back.
@Command(
        name = "backup",
        description = "Copies the journal into a file, also while the server runs, and reads the copy back.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Runnable {
    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Parameters(paramLabel = "FILE", description = "Where to; there must be no such file yet.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path target;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Path journal = database.existing();
        Backup made = Backup.write(journal, target);
        spec.commandLine()
                .getOut()
                .println("%s holds %d events, and is intact."
                        .formatted(Terminal.text(made.file().toString()), made.events()));
    }
}

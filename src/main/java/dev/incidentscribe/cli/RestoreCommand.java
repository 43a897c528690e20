package dev.incidentscribe.cli;

import dev.incidentscribe.journal.sqlite.Rest;
import dev.incidentscribe.journal.sqlite.Restore;
import dev.incidentscribe.journal.sqlite.Restore.Restored;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
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

    @Option(
            names = "--rest",
            paramLabel = "DAMAGED",
            description =
                    "A journal that was set aside: what it recorded since the backup is put back, too, as far as it"
                            + " can be read.")
    private Optional<Path> rest = Optional.empty();

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
        Restored restored = Restore.restore(
                backup, rest, journal, force, InstantSource.system().instant());
        out.println("%s holds %d events again."
                .formatted(
                        Terminal.text(journal.toString()),
                        restored.backup().events()
                                + restored.rest().map(Rest::events).orElse(0L)));
        restored.rest().map(Rest::summary).map(Terminal::text).ifPresent(out::println);
        if (restored.erased() > 0) {
            out.println("Words in %s were erased again, as they had been since the backup."
                    .formatted(restored.erased() == 1 ? "1 event" : restored.erased() + " events"));
        }
        restored.aside()
                .ifPresent(aside ->
                        out.println("What was there is now at %s.".formatted(Terminal.text(aside.toString()))));
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.journal.sqlite.Rebuild;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scribe rebuild`: works out anew what is derived from the events.
@Command(
        name = "rebuild",
        description = "Works out the lists and the search anew from the events. The server must be stopped.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Runnable {
    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Path journal = database.existing();
        int incidents = Rebuild.rebuild(journal);
        spec.commandLine()
                .getOut()
                .println("%s: what is derived from the events of %s is worked out anew."
                        .formatted(
                                Terminal.text(journal.toString()),
                                incidents == 1 ? "1 incident" : incidents + " incidents"));
    }
}

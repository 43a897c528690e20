package dev.incidentscribe.cli;

import dev.incidentscribe.journal.Verification;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scribe verify`: checks that nobody altered the record.
@Command(
        name = "verify",
        description = "Checks that no event of the journal was altered, inserted or taken out.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final JournalOption journal = new JournalOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Verification> all = journal.readAll((archive, workspaces) ->
                workspaces.stream().map(archive::verify).toList());
        all.forEach(it -> out.println(it.problem()
                .map(problem -> "%s: NOT intact: %s".formatted(it.workspace(), Terminal.text(problem)))
                .orElseGet(() -> "%s: intact, %d events (%d erased), head %s"
                        .formatted(it.workspace(), it.events(), it.erased(), it.head()))));
        if (all.isEmpty()) {
            out.println("There is nothing in it yet.");
        }
        return all.stream().allMatch(it -> it.problem().isEmpty()) ? 0 : 1;
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.journal.Verification;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "A head that was kept earlier, such as the one in the message at the close.")
    private @Nullable String head;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> kept = Optional.ofNullable(head);
        List<Verification> all = journal.readAll((archive, workspaces) -> workspaces.stream()
                .map(workspace -> archive.verify(workspace, kept))
                .toList());
        all.forEach(it -> out.println(Terminal.text(line(it))));
        if (all.isEmpty()) {
            out.println("There is nothing in it yet.");
        }
        boolean headIsThere =
                kept.isEmpty() || all.stream().anyMatch(it -> it.found().isPresent());
        if (!headIsThere) {
            out.println(
                    "NOT found: no event has that hash. The record before it was changed, or it is of another journal.");
        }
        return headIsThere && all.stream().allMatch(it -> it.problem().isEmpty()) ? 0 : 1;
    }

    private static String line(Verification it) {
        if (it.problem().isPresent()) {
            return "%s: NOT intact: %s".formatted(it.workspace(), it.problem().get());
        }
        String found = it.found()
                .map("; the head that was kept is that of event %d, and nothing before it was changed"::formatted)
                .orElse("");
        return "%s: intact, %d events (%d erased), head %s%s"
                .formatted(it.workspace(), it.events(), it.erased(), it.head(), found);
    }
}

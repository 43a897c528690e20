package dev.incidentscribe.cli;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.ListedAction;
import dev.incidentscribe.journal.Profile;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `scribe actions`: lists the follow-ups of all incidents.
@Command(
        name = "actions",
        description = "Lists the follow-ups of all incidents, those of the newest incident first.",
        mixinStandardHelpOptions = true)
final class ActionsCommand implements Runnable {
    @Option(names = "--open", description = "Only those that still have to be done.")
    private boolean open;

    @Option(names = "--owner", paramLabel = "WHO", description = "Only those of that person: a name or Slack's id.")
    private @Nullable String owner;

    @Mixin
    private final JournalOption journal = new JournalOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final InstantSource clock = InstantSource.system();

    /// A follow-up in words for the terminal.
    private record Line(
            String name, String state, String due, String priority, String type, String owner, String text) {}

    @Override
    public void run() {
        List<Line> lines = journal.read(this::lines);
        PrintWriter out = spec.commandLine().getOut();
        if (lines.isEmpty()) {
            out.println("There is none.");
        }
        int widest =
                lines.stream().mapToInt(line -> line.owner().length()).max().orElse(0);
        String format = "%-9s %-8s %-10s  %-2s  %-8s  %-" + Math.max(1, widest) + "s  %s";
        lines.forEach(line -> out.println(format.formatted(
                line.name(), line.state(), line.due(), line.priority(), line.type(), line.owner(), line.text())));
    }

    private List<Line> lines(Archive archive, String workspace) {
        Directory names = archive.people(workspace);
        return archive.actions(workspace).stream()
                .filter(listed -> !open || listed.action().isOpen())
                .filter(listed -> isWanted(listed.action(), names))
                .map(listed -> line(listed, names, isOverdue(listed.action(), archive, workspace)))
                .toList();
    }

    private boolean isWanted(ActionItem action, Directory names) {
        String wanted = owner;
        return wanted == null
                || action.owner()
                        .filter(person -> is(person, wanted.startsWith("@") ? wanted.substring(1) : wanted, names))
                        .isPresent();
    }

    private static boolean is(Person person, String wanted, Directory names) {
        return Stream.of(person.id(), person.name(), names.call(person)).anyMatch(wanted::equalsIgnoreCase);
    }

    /// A day ends when it ends where the owner is.
    private boolean isOverdue(ActionItem action, Archive archive, String workspace) {
        ZoneId zone = action.owner()
                .flatMap(it -> archive.profile(workspace, it.id()))
                .flatMap(Profile::zone)
                .orElse(ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return action.isOpen() && action.due().filter(today::isAfter).isPresent();
    }

    private static Line line(ListedAction listed, Directory names, boolean overdue) {
        ActionItem action = listed.action();
        return new Line(
                listed.name(),
                overdue ? "overdue" : action.state().wire(),
                action.due().map(LocalDate::toString).orElse("-"),
                action.priority().map(Priority::wire).orElse("-"),
                action.type().map(ActionType::wire).orElse("-"),
                action.owner().map(names::call).map(Terminal::line).orElse("-"),
                Terminal.line(action.text()));
    }
}

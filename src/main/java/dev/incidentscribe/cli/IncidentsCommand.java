package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.journal.Listed;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scribe incidents`: lists what the journal holds.
@Command(
        name = "incidents",
        description = "Lists the incidents in the journal, the newest first.",
        mixinStandardHelpOptions = true)
final class IncidentsCommand implements Runnable {
    @Mixin
    private final JournalOption journal = new JournalOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<Listed> incidents = journal.read((archive, workspace) -> archive.incidents(workspace));
        if (incidents.isEmpty()) {
            out.println("There is none yet.");
        }
        incidents.forEach(incident -> out.println("%-8s %-6s %-13s %s UTC  %s"
                .formatted(
                        incident.name(),
                        incident.severity().map(Severity::label).orElse("-"),
                        incident.state().wire(incident.status()),
                        TimeFormat.full(incident.openedAt(), ZoneOffset.UTC).replace(" UTC", ""),
                        Terminal.line(incident.title()))));
    }
}

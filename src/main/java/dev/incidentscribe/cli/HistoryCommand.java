package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.History;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scribe history`: prints all that was recorded of an incident, and what was corrected.
@Command(
        name = "history",
        description =
                "Prints all that was recorded of an incident, in the order of recording, and for a correction what "
                        + "stood there before, who changed it and when.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Runnable {
    @Mixin
    private final JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "INC-N", description = "The incident, such as INC-3.")
    private String incident = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        int number = IncidentName.number(incident);
        List<History.Line> lines = journal.read((archive, workspace) -> {
            Incident found = archive.incident(workspace, number)
                    .orElseThrow(() -> new MissingException("there is no INC-" + number));
            return History.of(found, archive.events(workspace, number), archive.people(workspace));
        });
        PrintWriter out = spec.commandLine().getOut();
        int widest = lines.stream().mapToInt(line -> line.who().length()).max().orElse(0);
        String format = "%-23s  %-" + Math.max(1, widest) + "s  %-4s %s%s";
        lines.forEach(line -> out.println(format.formatted(
                TimeFormat.exact(line.recordedAt(), ZoneOffset.UTC),
                Terminal.line(line.who()),
                line.entry().map("#%d"::formatted).orElse(""),
                line.at()
                        .map(at -> "(%s) ".formatted(TimeFormat.exact(at, ZoneOffset.UTC)))
                        .orElse(""),
                Terminal.line(line.what()))));
        out.flush();
    }
}

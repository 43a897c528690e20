package dev.incidentscribe.cli;

import dev.incidentscribe.cli.Checkup.Finding;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scribe doctor`: says what is well, and what to do about the rest.
@Command(
        name = "doctor",
        description = "Checks settings, disk, journal, backups, and Slack's side: reachability, scopes, clock.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = findings();
        findings.forEach(it -> out.println("%-5s %-9s %s%s"
                .formatted(
                        it.well() ? "ok" : "ILL",
                        it.what(),
                        Terminal.line(it.found()),
                        it.well() ? "" : ". What to do: " + it.advice())));
        return findings.stream().allMatch(Finding::well) ? 0 : 1;
    }

    /// Without tokens what is on this machine is looked at all the same.
    private static List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        try {
            Settings settings = Settings.read(System.getenv());
            var checkup = new Checkup(settings, InstantSource.system());
            findings.addAll(checkup.here());
            settings.credentials();
            findings.addFirst(Finding.well("settings", "understood"));
            findings.addAll(checkup.slack());
        } catch (UsageException e) {
            findings.addFirst(
                    Finding.ill("settings", String.valueOf(e.getMessage()), "see Configuration in the README"));
        }
        return findings;
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.lint.Linter;
import dev.incidentscribe.lint.Rule;
import dev.incidentscribe.lint.Strictness;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Finding;
import dev.incidentscribe.postmortem.Finding.Level;
import dev.incidentscribe.postmortem.Findings;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scribe lint INC-N`: prints what a careful reviewer would object to in a draft; without an incident, the rules.
@Command(
        name = "lint",
        description = "Prints what a careful reviewer would object to in a draft, or the rules for that.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Runnable {
    @Mixin
    private final JournalOption journal = new JournalOption();

    @Parameters(
            paramLabel = "INC-N",
            arity = "0..1",
            description = "The incident, such as INC-3; without it the rules are listed.")
    private @Nullable String incident;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Strictness strictness = Settings.read(System.getenv()).strictness();
        PrintWriter out = spec.commandLine().getOut();
        if (incident == null) {
            List.of(Rule.values()).forEach(rule -> print(rule, strictness, out));
        } else {
            print(findings(IncidentName.number(incident), new Linter(strictness)), out);
        }
        out.flush();
    }

    private List<Finding> findings(int number, Linter linter) {
        return journal.read((archive, workspace) -> {
            Incident found = archive.incident(workspace, number)
                    .orElseThrow(() -> new MissingException("there is no INC-" + number));
            return linter.lint(Composer.compose(found, archive.people(workspace)));
        });
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        findings.forEach(finding -> {
            out.println("%-8s %-24s %s: %s"
                    .formatted(
                            finding.level().wire(),
                            finding.rule(),
                            finding.where().label(),
                            Terminal.line(finding.message())));
            out.println("         %s %s".formatted(finding.advice(), finding.command()));
        });
        out.println(findings.isEmpty() ? "Nothing to object to." : Findings.count(findings));
    }

    private static void print(Rule rule, Strictness strictness, PrintWriter out) {
        out.println("%-24s %s"
                .formatted(rule.wire(), strictness.of(rule).map(Level::wire).orElse("off")));
        out.println("    %s %s".formatted(rule.why(), rule.advice()));
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.JsonRenderer;
import dev.incidentscribe.postmortem.MarkdownRenderer;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scribe postmortem INC-N`: prints the draft.
@Command(
        name = "postmortem",
        description = "Prints the postmortem of an incident, also while the server runs.",
        mixinStandardHelpOptions = true)
final class PostmortemCommand implements Runnable {
    private static final Pattern NAME = Pattern.compile("(?i)(?:INC-)?(\\d{1,9})");

    /// In which it is printed.
    enum Format {
        markdown,
        json
    }

    @Mixin
    private final JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "INC-N", description = "The incident, such as INC-3.")
    private String incident = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.markdown;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        Matcher name = NAME.matcher(incident);
        if (!name.matches()) {
            throw new UsageException("“%s” names no incident; write INC-3".formatted(Terminal.line(incident)));
        }
        int number = Integer.parseInt(name.group(1));
        String document = journal.read((archive, workspace) -> {
            Incident found = archive.incident(workspace, number)
                    .orElseThrow(() -> new MissingException("there is no INC-" + number));
            return render(Composer.compose(found, archive.people(workspace)));
        });
        spec.commandLine().getOut().print(document);
        spec.commandLine().getOut().flush();
    }

    private String render(Postmortem postmortem) {
        return switch (format) {
            case markdown -> Terminal.text(MarkdownRenderer.render(postmortem));
            case json -> new JsonRenderer().render(postmortem);
        };
    }
}

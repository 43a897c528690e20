package dev.incidentscribe.cli;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scribe postmortem INC-N`: prints the draft.
@Command(name = "postmortem", description = "Prints the postmortem of an incident, also while the server runs.")
final class PostmortemCommand implements Runnable {
    /// In which it is printed.
    enum Format {
        markdown,
        html,
        pdf,
        json,
        svg,
        png;

        dev.incidentscribe.postmortem.document.Format document() {
            return dev.incidentscribe.postmortem.document.Format.parse(name()).orElseThrow();
        }

        /// The format whose files have such a name; Markdown if it has no ending.
        ///
        /// @throws UsageException if none has this ending
        static Format ofEnding(Path file) {
            String name = file.getFileName().toString();
            String ending = name.substring(name.lastIndexOf('.') + 1);
            return Stream.of(values())
                    .filter(format -> ending.equalsIgnoreCase(format.document().suffix()))
                    .findFirst()
                    .or(() -> ending.equals(name) ? Optional.of(markdown) : Optional.empty())
                    .orElseThrow(() -> new UsageException(
                            "no draft is a .%s: say --format, which is one of %s".formatted(ending, all())));
        }

        private static String all() {
            return Stream.of(values()).map(Format::name).collect(Collectors.joining(", "));
        }

        /// What a terminal may be sent: Markdown is for reading there, the others are for programs.
        String printed(String document) {
            return this == markdown ? Terminal.text(document) : document;
        }
    }

    @Mixin
    private final JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "INC-N", description = "The incident, such as INC-3.")
    private String incident = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}; if not given, what the ending of --out says, and without one markdown.")
    private @Nullable Format wanted;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "The layout: full, short, external, or one of your own; ${DEFAULT-VALUE} if not given.")
    private String template = Documents.FULL;

    @Option(
            names = "--version",
            paramLabel = "K",
            description = "As it was published as version K; as it is now if not given.")
    private @Nullable Integer version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write it to this file; for Markdown the timeline as SVG, too, beside it.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        int number = IncidentName.number(incident);
        Format format = format();
        Documents documents = documents(format);
        Postmortem postmortem = journal.read((archive, workspace) -> {
            Incident found = archive.incident(workspace, number)
                    .orElseThrow(() -> new MissingException("there is no INC-" + number));
            return Composer.compose(asPublished(found, archive), archive.people(workspace));
        });
        if (out != null) {
            write(documents.file(postmortem, format.document(), template), out);
            if (format == Format.markdown) {
                write(documents.file(postmortem, Format.svg.document(), Documents.FULL), beside(out));
            }
        } else if (format.document().isText()) {
            print(format.printed(documents.render(postmortem, format.document(), template)));
        } else {
            throw new UsageException("%s is not for a terminal: say --out FILE".formatted(format));
        }
    }

    /// As the version that was asked for has it.
    private Incident asPublished(Incident incident, Archive archive) {
        return version == null
                ? incident
                : incident.document()
                        .version(version)
                        .flatMap(it -> archive.incident(incident.workspace(), incident.number(), it.events()))
                        .orElseThrow(
                                () -> new MissingException("%s has no version %d".formatted(incident.name(), version)));
    }

    /// Where the picture goes, which Markdown cannot hold.
    private static Path beside(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".svg");
    }

    private Format format() {
        return Optional.ofNullable(wanted)
                .or(() -> Optional.ofNullable(out).map(Format::ofEnding))
                .orElse(Format.markdown);
    }

    private Documents documents(Format format) {
        Documents documents = Settings.read(System.getenv())
                .documents(problem -> spec.commandLine()
                        .getErr()
                        .println("scribe: %s; the shipped template takes its place"
                                .formatted(Terminal.text(problem.toString()))));
        if (!documents.has(template, format.document())) {
            throw new UsageException("there is no template “%s” for %s; there are %s"
                    .formatted(
                            Terminal.line(template),
                            format,
                            String.join(", ", documents.templates(format.document()))));
        }
        return documents;
    }

    private void print(String document) {
        spec.commandLine().getOut().print(document);
        spec.commandLine().getOut().flush();
    }

    private static void write(byte[] document, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new MissingException("cannot write %s: there is no folder %s".formatted(file, folder));
        }
        try {
            Files.write(file, document);
        } catch (IOException e) {
            throw new MissingException("cannot write %s: %s".formatted(file, Reason.of(e)));
        }
    }
}

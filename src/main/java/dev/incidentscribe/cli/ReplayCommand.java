package dev.incidentscribe.cli;

import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.practice.Transcript;
import dev.incidentscribe.practice.TranscriptReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `scribe replay FILE…`: plays transcripts and prints their drafts.
@Command(
        name = "replay",
        description = "Plays a transcript to the real app, with a stand-in for Slack, and prints the draft.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Transcripts, such as config/examples/*.txt.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private PostmortemCommand.Format format = PostmortemCommand.Format.markdown;

    @Option(
            names = "--via",
            paramLabel = "WAY",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Rehearsal.Way way = Rehearsal.Way.http;

    @Option(names = "--db", paramLabel = "FILE", description = "Keep the journal in this file.")
    private @Nullable Path database;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show the channel as it went.")
    private boolean verbose;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!format.document().isText()) {
            throw new UsageException("%s is not for a terminal".formatted(format));
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            Transcript transcript = read(file);
            try (Temporary temporary = Temporary.create()) {
                Path journal = database == null ? temporary.journal() : JournalPath.of(database);
                out.print(render(play(transcript, journal, out)));
                out.flush();
            }
        }
        return 0;
    }

    private Postmortem play(Transcript transcript, Path journal, PrintWriter out) throws InterruptedException {
        var channel = new ChannelPrinter(out, transcript);
        return Rehearsal.play(transcript, journal, way, verbose ? channel : (_, _) -> {})
                .postmortem();
    }

    private String render(Postmortem postmortem) {
        return format.printed(Documents.shipped().render(postmortem, format.document()));
    }

    private static Transcript read(Path file) {
        try {
            return TranscriptReader.read(Files.readString(file));
        } catch (IOException e) {
            throw new MissingException("cannot read " + file);
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s, %s".formatted(file, e.getMessage()));
        }
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.Transcript;
import dev.incidentscribe.practice.TranscriptReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `scribe demo`: an incident from its first word to its postmortem, without a Slack account.
@Command(
        name = "demo",
        description = "Tells an incident to the real app, without Slack, and prints the postmortem.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String EXAMPLE = "/examples/guitarshoppro.txt";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Transcript transcript = example();
        out.println("The channel #%s, as it went. A stand-in plays Slack; the rest is the real thing.\n"
                .formatted(transcript.channel()));
        try (Temporary temporary = Temporary.create()) {
            Rehearsal.Result result = Rehearsal.play(
                    transcript, temporary.journal(), Rehearsal.Way.http, new ChannelPrinter(out, transcript));
            out.println("\nWhat the scribe posted to the channel:\n");
            result.posted().forEach(posted -> out.println(posted(posted)));
            out.println("\nThe file, as the team finds it:\n");
            out.print(Terminal.text(
                    result.file().orElseThrow(() -> new MissingException("the draft did not reach the channel"))));
        }
        out.println("""

                To use it in your own Slack workspace:
                  1. At api.slack.com/apps choose "From a manifest" and paste config/slack-manifest.yaml.
                  2. Install the app, and copy its bot token (xoxb-…) and an app-level token (xapp-…).
                  3. SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… ./scribe serve
                  4. In a channel: /invite @scribe, then /incident open TITLE sev2
                The README says more.""");
        return 0;
    }

    private static String posted(StandIn.Posted posted) {
        return posted.file()
                .map(title -> posted.text().isEmpty()
                        ? "  [picture] " + title
                        : "  [file] %s (%d characters)"
                                .formatted(title, posted.text().length()))
                .orElseGet(() -> Terminal.text(posted.text()).indent(2).stripTrailing());
    }

    /// The incident that it tells.
    static Transcript example() {
        try (InputStream in = DemoCommand.class.getResourceAsStream(EXAMPLE)) {
            return TranscriptReader.read(
                    new String(Objects.requireNonNull(in, EXAMPLE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the example", e);
        }
    }
}

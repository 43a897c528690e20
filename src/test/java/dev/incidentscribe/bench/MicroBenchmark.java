package dev.incidentscribe.bench;

import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.redaction.Redacted;
import dev.incidentscribe.redaction.Redactor;
import dev.incidentscribe.slack.gate.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The steps of a command and of a draft, one by one.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MicroBenchmark {
    private static final String LONG =
            "checkout of <@U0MIA|mia> answers 502 & times out in <#C0EU|eu>, see <https://example.org/d/1|graph>. "
                    .repeat(40);

    private final byte[] body = LONG.getBytes(StandardCharsets.UTF_8);
    private final SignatureVerifier signer = new SignatureVerifier(SlackTraffic.SECRET, InstantSource.system());
    private final Documents documents = Documents.shipped();
    private final Redactor redactor = Redactor.standard();
    private Incident incident = Incident.unrecorded(StandIn.TEAM, 1, "C0");
    private Postmortem postmortem = Composer.compose(incident, Directory.empty());

    /// An incident of 500 entries.
    @Setup
    public void prepare() throws Exception {
        Path file = Files.createTempDirectory("micro").resolve("scribe.db");
        Seed.open(file, "C0MICRO", 500);
        try (var journal = SqliteJournal.open(file, Redaction.none())) {
            incident = journal.incident(StandIn.TEAM, 1).orElseThrow();
        }
        postmortem = Composer.compose(incident, Directory.empty());
    }

    /// What most people type.
    @Benchmark
    public Parsed parseANote() {
        return CommandParser.parse("note at 14:05 EST rolled back payments-api to 4.11");
    }

    /// As long as Slack lets anybody type comfortably.
    @Benchmark
    public Parsed parseFourThousandCharacters() {
        return CommandParser.parse(LONG);
    }

    /// From Slack's markup to plain words.
    @Benchmark
    public String readableFourThousandCharacters() {
        return Wording.plain(LONG, Directory.empty());
    }

    /// The signature of a request.
    @Benchmark
    public String signFourThousandCharacters() {
        return signer.sign("1700000000", body);
    }

    /// From an incident to a postmortem.
    @Benchmark
    public Postmortem composeFiveHundredEntries() {
        return Composer.compose(incident, Directory.empty());
    }

    /// From a postmortem to Markdown.
    @Benchmark
    public String markdownOfFiveHundredEntries() {
        return documents.render(postmortem, Format.MARKDOWN);
    }

    /// From a postmortem to HTML.
    @Benchmark
    public String htmlOfFiveHundredEntries() {
        return documents.render(postmortem, Format.HTML);
    }

    /// Looking for secrets in what most people type.
    @Benchmark
    public Redacted redactANote() {
        return redactor.redact("at 14:05 EST rolled back payments-api to 4.11");
    }

    /// The same in a long text.
    @Benchmark
    public Redacted redactFourThousandCharacters() {
        return redactor.redact(LONG);
    }

    /// What Slack would take for markup.
    @Benchmark
    public String escapeFourThousandCharacters() {
        return Wording.escape(LONG);
    }

    /// From a postmortem to JSON.
    @Benchmark
    public String jsonOfFiveHundredEntries() {
        return documents.render(postmortem, Format.JSON);
    }
}

package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.Transcript;
import dev.incidentscribe.practice.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The drafts of the examples, told to the whole application. `-Dgolden.update=true` writes the drafts that they are
/// compared with anew, to be read before they are committed.
class GoldenDraftTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path EXAMPLES = Path.of("config/examples");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/incidentscribe/golden");
    private static final List<String> NAMES = List.of(
            "ecommerce-slow",
            "guitarshoppro",
            "payments-three-zones",
            "us-east-1-servers",
            "vers-app",
            "web-stack-surge");
    private static final List<Format> FORMATS =
            Stream.of(Format.values()).filter(Format::isText).toList();
    private static final Documents DOCUMENTS = Documents.shipped();
    private static final Map<String, Rehearsal.Result> OVER_HTTP = new HashMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void playAll() throws Exception {
        for (String name : NAMES) {
            OVER_HTTP.put(name, play(name, Way.http));
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theDraftIsTheGoldenOneByteForByte(String name) throws Exception {
        Postmortem draft = draft(name);

        for (Format format : FORMATS) {
            assertGolden("%s.%s".formatted(name, format.suffix()), DOCUMENTS.render(draft, format));
        }
        for (String template : List.of("short", "external")) {
            for (Format format : List.of(Format.MARKDOWN, Format.HTML)) {
                assertGolden(
                        "%s.%s.%s".formatted(name, template, format.suffix()),
                        DOCUMENTS.render(draft, format, template));
            }
        }
    }

    /// Letters and digits count there: lines end elsewhere, and the fonts for paper have no emoji. Where a link leads
    /// is not printed.
    @ParameterizedTest
    @FieldSource("NAMES")
    void everyFactThatWasToldIsInTheBrowserAndOnPaper(String name) throws Exception {
        List<String> facts = Files.readAllLines(GOLDEN.resolve(name + ".facts"));

        String html = DOCUMENTS.render(draft(name), Format.HTML);
        String page = letters(html) + letters(html.replaceAll("<[^>]*>|&#?\\w+;", ""));
        String paper = letters(paper(DOCUMENTS.file(draft(name), Format.PDF, Documents.FULL)));

        assertThat(facts).allSatisfy(fact -> {
            assertThat(page.contains(letters(fact))).as("in HTML: %s", fact).isTrue();
            assertThat(fact.startsWith("https:") || paper.contains(letters(fact)))
                    .as("in PDF: %s", fact)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void whatIsForOutsidersNamesNobodyAndLeadsNowhere(String name) throws Exception {
        Postmortem draft = draft(name);
        List<Pattern> names = draft.responders().stream()
                .flatMap(responder -> Stream.of(responder.name().split(" ")))
                .map(part -> Pattern.compile("(?i)(?<!\\p{L})%s(?!\\p{L})".formatted(Pattern.quote(part))))
                .toList();

        Map<String, String> read = Map.of(
                "Markdown",
                DOCUMENTS.render(draft, Format.MARKDOWN, "external"),
                "HTML",
                DOCUMENTS.render(draft, Format.HTML, "external").replaceFirst("(?s)<style>.*</style>", ""),
                "PDF",
                paper(DOCUMENTS.file(draft, Format.PDF, "external")));

        assertThat(read).allSatisfy((medium, text) -> {
            assertThat(text).doesNotContain("://", "mailto:", "INC-", " #", "<a ", "<svg", "C0INCIDENTS", "CPAYMENTS0");
            assertThat(names).isNotEmpty().allSatisfy(part -> assertThat(text).doesNotContainPattern(part));
        });
    }

    /// Of the facts that the short form is for: what happened and when, why, and what is done about it.
    @ParameterizedTest
    @FieldSource("NAMES")
    void theShortFormTellsWhenWhyAndWhatIsDone(String name) {
        Postmortem draft = draft(name);

        String markdown = letters(readable(DOCUMENTS.render(draft, Format.MARKDOWN, "short")));
        String html = letters(DOCUMENTS.render(draft, Format.HTML, "short").replaceAll("<[^>]*>|&#?\\w+;", ""));

        Stream.of(
                        draft.causes().stream().map(Postmortem.Statement::text),
                        draft.actions().stream().map(Postmortem.Action::text),
                        Stream.of(
                                draft.title(),
                                draft.summary(),
                                draft.resolution().orElseThrow().text()))
                .flatMap(facts -> facts)
                .map(fact -> letters(fact.replaceAll("[<>&\"']", "")))
                .forEach(fact -> {
                    assertThat(markdown).contains(fact);
                    assertThat(html).contains(fact);
                });
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void overSocketModeItIsTheSameDraft(String name) throws Exception {
        Rehearsal.Result overSocketMode = play(name, Way.socket);

        assertThat(overSocketMode.postmortem()).isEqualTo(draft(name));
        assertThat(overSocketMode.file()).isPresent().isEqualTo(result(name).file());
    }

    @ParameterizedTest
    @CsvSource({
        "ecommerce-slow, 120, 20",
        "guitarshoppro, 120, 75",
        "payments-three-zones, 50, 12",
        "us-east-1-servers, 261, 45",
        "vers-app, 73, 60",
        "web-stack-surge, 90, 80"
    })
    void theOutageLastedAndHitAsWasTold(String name, int minutes, int percent) {
        JsonNode json = new JsonMapper().readTree(DOCUMENTS.render(draft(name), Format.JSON));

        assertThat(json.at("/metrics/duration/seconds").asLong(-1)).isEqualTo(minutes * 60L);
        assertThat(json.at("/impact/affected_percent").asInt(-1)).isEqualTo(percent);
    }

    @Test
    void whatWasTakenBackIsNotInTheDraft() {
        String read = DOCUMENTS.render(draft("payments-three-zones"), Format.MARKDOWN);

        assertThat(read).doesNotContain("coffee machine", "API key", "rolling back to 4.10");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyFactThatWasToldIsInTheDraft(String name) throws Exception {
        List<String> facts = Files.readAllLines(GOLDEN.resolve(name + ".facts"));

        String read = readable(DOCUMENTS.render(draft(name), Format.MARKDOWN));

        assertThat(facts)
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(fact -> assertThat(read.contains(fact)).as(fact).isTrue());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theChannelGetsTheSummaryAndThenTheDraft(String name) {
        List<StandIn.Posted> posted = result(name).posted();

        StandIn.Posted draft =
                posted.stream().filter(it -> it.file().isPresent()).findFirst().orElseThrow();
        StandIn.Posted summary = posted.get(posted.indexOf(draft) - 1);
        assertThat(draft.text()).startsWith("# Postmortem: ");
        assertThat(summary.file()).isEmpty();
        assertThat(summary.text()).contains("INC-1");
        assertThat(summary.channel()).isEqualTo(draft.channel());
    }

    @Test
    void everyExampleIsPlayed() throws IOException {
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            assertThat(examples.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            NAMES.stream().map(name -> name + ".txt").toList());
        }
    }

    private static Rehearsal.Result play(String name, Way way) throws IOException, InterruptedException {
        Transcript transcript = TranscriptReader.read(Files.readString(EXAMPLES.resolve(name + ".txt")));
        return Rehearsal.play(transcript, folder.resolve("%s-%s.db".formatted(name, way)), way, (_, _) -> {});
    }

    private static Rehearsal.Result result(String name) {
        return Objects.requireNonNull(OVER_HTTP.get(name), name);
    }

    private static Postmortem draft(String name) {
        return result(name).postmortem();
    }

    private static void assertGolden(String name, String rendered) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (UPDATE) {
            Files.writeString(golden, rendered);
        }
        assertThat(rendered.getBytes(UTF_8)).as(name).asString(UTF_8).isEqualTo(Files.readString(golden));
    }

    private static String paper(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /// The words as a reader of the rendered document sees them: Markdown's backslashes are not there.
    private static String readable(String markdown) {
        return markdown.replaceAll("\\\\([\\p{Punct}])", "$1");
    }
}

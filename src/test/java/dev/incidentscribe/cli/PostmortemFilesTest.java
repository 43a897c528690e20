package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Drafts as files, and what a reviewer would object to, from the command line.
class PostmortemFilesTest {
    @TempDir
    private Path folder;

    private String journal = "";

    @BeforeEach
    void tell() throws Exception {
        journal = folder.resolve("scribe.db").toString();
        try (TestApp app = TestApp.start(folder, Rehearsal.Way.http)) {
            app.type("/incident open the shop is slow sev2");
            app.type("/incident cause human error by Ben");
            app.type("/incident close");
            app.type("/incident open the cart is empty");
        }
    }

    @Test
    void besideAMarkdownFileLiesThePicture() throws Exception {
        Console console = write("markdown", "inc-1.md");

        assertThat(console.code()).isZero();
        assertThat(Files.readString(folder.resolve("inc-1.md"))).startsWith("# Postmortem: the shop is slow");
        assertThat(Files.readString(folder.resolve("inc-1.svg")))
                .startsWith("<svg")
                .contains("the shop is slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "json", "svg", "png", "pdf"})
    void besideAnyOtherFileLiesNothing(String format) throws Exception {
        Path drafts = Files.createDirectory(folder.resolve("drafts"));

        Console console = write(format, "drafts/inc-1." + format);

        assertThat(console.code()).isZero();
        try (Stream<Path> files = Files.list(drafts)) {
            assertThat(files).containsExactly(drafts.resolve("inc-1." + format));
        }
    }

    @Test
    void thePdfSaysWhatTheDraftSays() throws Exception {
        write("pdf", "inc-1.pdf");

        try (var pdf = Loader.loadPDF(folder.resolve("inc-1.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("the shop is slow", "human error by Ben");
        }
    }

    @Test
    void thePngIsAPicture() throws Exception {
        write("png", "inc-1.png");

        assertThat(ImageIO.read(folder.resolve("inc-1.png").toFile()).getWidth())
                .isEqualTo(1_920);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "png"})
    void whatIsNoTextIsNotPrinted(String format) {
        Console console = Console.run("postmortem", "INC-1", "--db", journal, "--format", format);

        assertThat(console.code()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).containsExactly("scribe: %s is not for a terminal: say --out FILE".formatted(format));
    }

    @Test
    void whatAReviewerWouldObjectToIsPrintedWithItsEntryAndTheCommandThatMendsIt() {
        Console console = Console.run("lint", "INC-1", "--db", journal);

        assertThat(console.code()).isZero();
        assertThat(console.out())
                .containsPattern("(?m)^warning +blame +.*#2.*: ")
                .contains("/incident edit INC-1 2");
    }

    /// The channel has the next incident already, of which entry 2 is something else.
    @Test
    void whatADraftSaysToTypeMeansItsOwnIncident() throws Exception {
        String draft = Console.run("postmortem", "INC-1", "--db", journal).out();

        assertThat(draft)
                .contains("`/incident trigger INC-1 …`", "`/incident edit INC-1 2 …`")
                .doesNotContainPattern("`/incident [a-z]+ (?!INC-1 )");
        try (TestApp app = TestApp.start(folder, Rehearsal.Way.http)) {
            app.type("/incident trigger INC-1 the certificate was renewed");

            assertThat(app.incident(1).fact(Fact.TRIGGER)).isPresent();
            assertThat(app.incident(2).fact(Fact.TRIGGER)).isEmpty();
        }
    }

    @Test
    void withoutAnIncidentTheRulesAreListed() {
        Console console = Console.run("lint");

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("blame", "action-bounded", "timeline-gap");
    }

    @Test
    void withoutAnObjectionItSaysSo() {
        Console console = Console.run("lint", "INC-2", "--db", journal);

        assertThat(console.out()).isEqualTo("Nothing to object to.\n");
    }

    @Test
    void anUnknownIncidentIsNamed() {
        Console console = Console.run("lint", "INC-9", "--db", journal);

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).containsExactly("scribe: there is no INC-9");
    }

    /// A small Java without graphics, as many servers have.
    @Test
    void aMachineThatCannotDrawLosesThePictureAlone() throws Exception {
        var smaller = Map.of(
                "JDK_JAVA_OPTIONS",
                "--limit-modules java.base,java.management,java.naming,java.net.http,java.sql,jdk.unsupported");

        try (var demo = ScribeProcess.run(folder, smaller, "demo");
                var pdf = ScribeProcess.run(
                        folder, smaller, "postmortem", "INC-1", "--db", journal, "--format", "pdf", "--out", "x.pdf")) {
            assertThat(demo.exitCode()).isZero();
            List<String> drafts = demo.printed()
                    .lines()
                    .filter(line -> line.startsWith("  [file] Postmortem draft"))
                    .toList();
            assertThat(drafts).isNotEmpty();
            assertThat(demo.printed()).doesNotContain("[picture]");
            assertThat(demo.complaints())
                    .filteredOn(line -> line.contains("a draft goes without its picture"))
                    .hasSameSizeAs(drafts);
            assertThat(pdf.exitCode()).isEqualTo(1);
            assertThat(pdf.complaints()).anyMatch(line -> line.startsWith("scribe: it could not be drawn: "));
        }
    }

    private Console write(String format, String file) {
        return Console.run(
                "postmortem",
                "INC-1",
                "--db",
                journal,
                "--format",
                format,
                "--out",
                folder.resolve(file).toString());
    }
}

package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes into a canvas is what Slack takes there, and says what the draft says.
class CanvasMarkdownTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/incidentscribe/golden");

    static List<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aGoldenDraftSaysTheSameInACanvas(Path file) throws Exception {
        String draft = Files.readString(file);

        Read canvas = Read.of(CanvasMarkdown.of(draft, "INC-1"));

        assertThat(canvas.foreign).isEmpty();
        assertThat(canvas.words()).endsWith(Read.of(draft).words());
    }

    @ParameterizedTest
    @FieldSource("dev.incidentscribe.postmortem.document.Drafts#NASTY")
    void whateverPeopleTypeItIsNoMoreThanText(String text) {
        String draft = Documents.shipped().render(Drafts.saying(text), Format.MARKDOWN);

        Read canvas = Read.of(CanvasMarkdown.of(draft, "INC-1"));

        assertThat(canvas.foreign).isEmpty();
        assertThat(canvas.words()).endsWith(Read.of(draft).words());
        assertThat(canvas.headings).isEqualTo(Read.of(draft).headings);
    }

    @Test
    void aLongTimelineIsSeveralTablesUnderTheSameHead() {
        Read canvas = Read.of(Documents.shipped().canvas(Drafts.of(new Person("U1", "Mia Novak"), notes(500, "x"))));

        assertThat(canvas.cells).allSatisfy(cells -> assertThat(cells).isLessThanOrEqualTo(CanvasMarkdown.MOST_CELLS));
        assertThat(canvas.words()).contains("x0x", "x499x");
        assertThat(canvas.words().split("Sinceopening", -1)).hasSizeGreaterThan(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 150, 151, 299, 300, 301, 400})
    void aTableOfAnyWidthKeepsAllOfItsRows(int columns) {
        String table = row("head", columns) + row("-", columns) + row("first", columns) + row("last", columns);

        String canvas = CanvasMarkdown.of(table, "INC-1");

        assertThat(Read.of(canvas).words()).contains("first".repeat(columns)).endsWith("last".repeat(columns));
    }

    private static String row(String cell, int columns) {
        return "|" + (cell + "|").repeat(columns) + "\n";
    }

    @Test
    void whatIsTooLongForACanvasIsCutWithAPointerToTheFile() {
        String long_ = "word ".repeat(500);

        String canvas = Documents.shipped().canvas(Drafts.of(new Person("U1", "Mia Novak"), notes(600, long_)));

        assertThat(canvas)
                .hasSizeLessThanOrEqualTo(CanvasMarkdown.LONGEST)
                .endsWith("_The rest is too long for a canvas. The Markdown file in the channel has it all._\n");
        assertThat(Read.of(canvas).foreign).isEmpty();
    }

    @Test
    void aDeepHeadingAPictureAndMarkupOfAnOwnTemplateAreMadePlain() {
        String canvas = CanvasMarkdown.of("""
                #### Deep

                <div>

                ![a picture](https://example.org/x.png) and <b>bold</b>, `code`, ~~gone~~, a [link](https://example.org)

                </div>
                """, "INC-1");

        assertThat(canvas).endsWith("""
                ### Deep

                a picture and bold, `code`, \\~\\~gone\\~\\~, a [link](https://example.org)
                """);
    }

    private static IncidentEvent[] notes(int number, String text) {
        return Stream.concat(
                        Stream.of(new Opened("it is down", Optional.empty(), ZoneOffset.UTC)),
                        IntStream.range(0, number).mapToObj(i -> new Noted(NoteKind.OBSERVATION, text + i + text)))
                .toArray(IncidentEvent[]::new);
    }

    /// What a reader of Markdown finds.
    private static final class Read extends MarkdownWords {
        private final List<String> foreign = new ArrayList<>();
        private final List<Integer> headings = new ArrayList<>();
        private final List<Integer> cells = new ArrayList<>();
        private boolean inTable;

        static Read of(String markdown) {
            return read(markdown, new Read());
        }

        /// Without blanks, and without what stands for a line break in a cell.
        String words() {
            return words.toString().replaceAll("[\\s\u00A0/]", "");
        }

        @Override
        public void visit(Heading heading) {
            headings.add(heading.getLevel());
            visitChildren(heading);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                cells.add(0);
                inTable = true;
            }
            visitChildren(block);
            inTable &= !(block instanceof TableBlock);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell) {
                cells.set(cells.size() - 1, cells.getLast() + 1);
            }
            visitChildren(node);
        }

        @Override
        public void visit(Link link) {
            if (inTable) {
                foreign.add(link.getDestination());
            }
            visitChildren(link);
        }

        @Override
        public void visit(HtmlInline html) {
            foreign.add(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            foreign.add(html.getLiteral());
        }

        @Override
        public void visit(Image image) {
            foreign.add(image.getDestination());
        }
    }
}

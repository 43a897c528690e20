package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.postmortem.Postmortem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Another reader of Markdown finds the sections, the rows and the words that were written, and no others.
class MarkdownIsReadBackTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/incidentscribe/golden");
    private static final List<String> SECTIONS = List.of(
            "Summary",
            "Impact",
            "Metrics",
            "Detection",
            "Trigger",
            "Root causes and contributing factors",
            "Resolution and recovery",
            "Timeline",
            "What went well",
            "What went wrong",
            "Where we got lucky",
            "Corrective and preventative measures",
            "Open questions",
            "Evidence and links",
            "How this draft was made");

    static List<Path> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            // The other templates leave sections out.
            return files.filter(file -> file.getFileName().toString().matches("[^.]+\\.md"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aGoldenDraftHasAllSectionsInTheirOrder(Path file) throws Exception {
        Read read = Read.of(Files.readString(file));

        assertThat(read.headings(1)).singleElement().asString().startsWith("Postmortem: ");
        assertThat(read.headings(2)).startsWith(SECTIONS.toArray(String[]::new));
    }

    @ParameterizedTest
    @FieldSource("dev.incidentscribe.postmortem.document.Drafts#NASTY")
    void whateverPeopleTypeTheSectionsAndRowsStayTheSame(String text) {
        Read plain = Read.of(markdown(Drafts.saying("plain")));

        Read read = Read.of(markdown(Drafts.saying(text)));

        assertThat(read.headings(2))
                .filteredOn(it -> !it.equals("Entries in full"))
                .isEqualTo(plain.headings(2));
        assertThat(read.headings(3)).isEqualTo(plain.headings(3));
        assertThat(read.rows).isEqualTo(plain.rows);
        assertThat(read.html).isSubsetOf("<sub>", "</sub>", "<br>");
    }

    @ParameterizedTest
    @FieldSource("dev.incidentscribe.postmortem.document.Drafts#NASTY")
    void theWordsAreReadAsTheyWereTyped(String text) {
        Read read = Read.of(markdown(Drafts.saying(text)));

        assertThat(bare(read.words.toString())).contains(bare(text));
    }

    private static String markdown(Postmortem draft) {
        return Documents.shipped().render(draft, Format.MARKDOWN);
    }

    /// Without what no document can show, and without blanks, which paragraphs and cells break differently.
    private static String bare(String text) {
        return text.replaceAll("[\\p{Cc}\\uFFFD\\uD800\\u2028]", "").replaceAll("[\\s`]", "");
    }

    /// What the reader found.
    private static final class Read extends MarkdownWords {
        private final List<Heading> headings = new ArrayList<>();
        private final List<Integer> rows = new ArrayList<>();
        private final List<String> html = new ArrayList<>();

        static Read of(String markdown) {
            return read(markdown, new Read());
        }

        List<String> headings(int level) {
            return headings.stream()
                    .filter(heading -> heading.getLevel() == level)
                    .map(Read::text)
                    .toList();
        }

        private static String text(Node node) {
            var inner = new Read();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                child.accept(inner);
            }
            return inner.words.toString();
        }

        @Override
        public void visit(Heading heading) {
            headings.add(heading);
            visitChildren(heading);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                rows.add(0);
            }
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                rows.set(rows.size() - 1, rows.getLast() + 1);
            }
            visitChildren(node);
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            words.append('\n');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            words.append('\n');
        }
    }
}

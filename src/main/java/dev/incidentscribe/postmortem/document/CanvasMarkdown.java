package dev.incidentscribe.postmortem.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/// Writes a draft in Markdown anew as Slack's canvases take it: no HTML, no pictures, three levels of headings, small
/// tables, and within tables no links, which Slack shows as they are written there.
/// Source of the limits: Slack's reference of `canvases.create`, and its guide to canvases.
final class CanvasMarkdown {
    /// Of the Markdown, in characters.
    static final int LONGEST = 1_048_576;
    /// In a table.
    static final int MOST_CELLS = 300;

    private static final int DEEPEST = 3;
    private static final int RESERVE = 2_000;
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .maxOpenBlockParsers(Prose.DEEPEST)
            .maxInlineNesting(Prose.DEEPEST)
            .build();
    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder()
            .extensions(TABLES)
            .nodeRendererFactory(new Prose.Tables())
            .build();

    private CanvasMarkdown() {}

    /// The draft of that incident, for a canvas.
    static String of(String markdown, String incident) {
        Node document = PARSER.parse(markdown);
        Fitting.fit(document);
        boolean whole = cut(document);
        return """
                _Written anew with each draft that is posted here. `/postmortem %s edit SECTION` keeps what you write._

                %s%s""".formatted(
                incident,
                MARKDOWN.render(document),
                whole ? "" : "\n_The rest is too long for a canvas. The Markdown file in the channel has it all._\n");
    }

    /// Leaves out the last blocks, if there is more than a canvas holds.
    ///
    /// @return whether all of it stays
    private static boolean cut(Node document) {
        int length = RESERVE;
        List<Node> blocks = children(document);
        for (int i = 0; i < blocks.size(); i++) {
            length += MARKDOWN.render(blocks.get(i)).length() + 2;
            if (length > LONGEST) {
                blocks.subList(i, blocks.size()).forEach(Node::unlink);
                return false;
            }
        }
        return true;
    }

    /// The rows that are too many go into tables of their own, under the same head. Somebody's table may have so many
    /// columns that one row is too many already; then each has a table.
    private static void split(TableBlock table) {
        List<Node> columns = children(table.getFirstChild().getFirstChild());
        List<Node> rows = table.getLastChild() instanceof TableBody body ? children(body) : List.of();
        int most = Math.max(1, MOST_CELLS / columns.size() - 1);
        TableBlock last = table;
        for (int from = most; from < rows.size(); from += most) {
            var more = new TableBody();
            rows.subList(from, Math.min(from + most, rows.size())).forEach(more::appendChild);
            var next = new TableBlock();
            next.appendChild(copy(columns));
            next.appendChild(more);
            last.insertAfter(next);
            last = next;
        }
    }

    private static TableHead copy(List<Node> columns) {
        var row = new TableRow();
        for (Node column : columns) {
            var cell = new TableCell();
            cell.setHeader(true);
            children(column).stream()
                    .filter(Text.class::isInstance)
                    .map(it -> new Text(((Text) it).getLiteral()))
                    .forEach(cell::appendChild);
            row.appendChild(cell);
        }
        var head = new TableHead();
        head.appendChild(row);
        return head;
    }

    private static List<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), Objects::nonNull, Node::getNext)
                .toList();
    }

    /// Finds what a canvas cannot show, and then changes it.
    private static final class Fitting extends AbstractVisitor {
        private final List<HtmlInline> tags = new ArrayList<>();
        private final List<Node> wrappings = new ArrayList<>();
        private final List<TableBlock> tables = new ArrayList<>();
        private final List<Node> foreign = new ArrayList<>();

        static void fit(Node document) {
            var fitting = new Fitting();
            document.accept(fitting);
            fitting.wrappings.forEach(Prose::unwrap);
            fitting.tags.forEach(Fitting::replace);
            fitting.tables.forEach(CanvasMarkdown::split);
            fitting.foreign.forEach(Node::unlink);
            document.accept(new Prose.Pluses());
        }

        /// What is set lower, the references, is set in italics here.
        private static void replace(HtmlInline tag) {
            switch (tag.getLiteral()) {
                case "<br>" -> tag.insertBefore(isInTable(tag) ? new Text(" / ") : new HardLineBreak());
                case "<sub>" -> emphasize(tag);
                default -> {}
            }
            tag.unlink();
        }

        private static void emphasize(HtmlInline opening) {
            var emphasis = new Emphasis("_");
            Node next = opening.getNext();
            while (next != null && !(next instanceof HtmlInline)) {
                Node after = next.getNext();
                emphasis.appendChild(next);
                next = after;
            }
            if (emphasis.getFirstChild() != null) {
                opening.insertAfter(emphasis);
            }
        }

        private static boolean isInTable(Node node) {
            Node parent = node.getParent();
            while (parent != null && !(parent instanceof TableCell)) {
                parent = parent.getParent();
            }
            return parent != null;
        }

        /// The writer puts nothing between a cell and its border, which a backslash would take away.
        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell) {
                node.appendChild(new Text(" "));
            }
            visitChildren(node);
        }

        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(heading.getLevel(), DEEPEST));
            visitChildren(heading);
        }

        @Override
        public void visit(HtmlInline html) {
            tags.add(html);
        }

        @Override
        public void visit(HtmlBlock html) {
            foreign.add(html);
        }

        @Override
        public void visit(Image image) {
            wrappings.add(image);
            visitChildren(image);
        }

        @Override
        public void visit(Link link) {
            if (isInTable(link)) {
                wrappings.add(link);
            }
            visitChildren(link);
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock table) {
                tables.add(table);
            }
            visitChildren(block);
        }
    }
}

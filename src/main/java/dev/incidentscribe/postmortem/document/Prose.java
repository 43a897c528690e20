package dev.incidentscribe.postmortem.document;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/// Reads Markdown of people and writes it anew, so that it cannot break the document around it: emphasis, code, lists,
/// quotations and links stay; headings, tables, pictures and HTML become text.
final class Prose {
    /// How many quotations and lists may stand in one another, and how many kinds of emphasis; the marks of more are
    /// text. Whoever reads or writes them calls itself for each, and a stack has an end.
    static final int DEEPEST = 20;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(ListBlock.class, FencedCodeBlock.class, BlockQuote.class))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final MarkdownRenderer MARKDOWN =
            MarkdownRenderer.builder().nodeRendererFactory(new Tables()).build();

    private Prose() {}

    static String markdown(String text) {
        Node document = read(text);
        document.accept(new Pluses());
        return MARKDOWN.render(document).strip();
    }

    static String html(String text) {
        return HTML.render(read(text));
    }

    private static Node read(String text) {
        Node document = PARSER.parse(text);
        document.accept(new Taming());
        return document;
    }

    /// Leaves what is in it in its place.
    static void unwrap(Node node) {
        Node child = node.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            node.insertBefore(child);
            child = next;
        }
        node.unlink();
    }

    private static final class Taming extends AbstractVisitor {
        /// Whoever types an address means a link.
        @Override
        public void visit(Text text) {
            Matcher url = Addresses.IN_TEXT.matcher(text.getLiteral());
            int from = 0;
            while (!isInLink(text) && url.find(from)) {
                var link = new Link(url.group(), null);
                link.appendChild(new Text(url.group()));
                text.insertBefore(new Text(text.getLiteral().substring(from, url.start())));
                text.insertBefore(link);
                from = url.end();
            }
            text.setLiteral(text.getLiteral().substring(from));
        }

        private static boolean isInLink(Node node) {
            return Stream.iterate(node.getParent(), Objects::nonNull, Node::getParent)
                    .anyMatch(Link.class::isInstance);
        }

        @Override
        public void visit(HtmlInline html) {
            html.insertAfter(new Text(html.getLiteral()));
            html.unlink();
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            unwrap(image);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!Addresses.isSafe(link.getDestination())) {
                unwrap(link);
            }
        }
    }

    /// A plus that begins a line stays one: the writer of Markdown takes it for no mark of a list, and readers do.
    static final class Pluses extends AbstractVisitor {
        @Override
        public void visit(Text text) {
            if (text.getLiteral().startsWith("+") && isAtLineStart(text)) {
                var plus = new HtmlInline(); // written as it is
                plus.setLiteral("\\+");
                text.insertBefore(plus);
                text.setLiteral(text.getLiteral().substring(1));
            }
        }

        private static boolean isAtLineStart(Text text) {
            Node before = text.getPrevious();
            return text.getParent() instanceof Paragraph
                    && (before == null || before instanceof SoftLineBreak || before instanceof HardLineBreak);
        }
    }

    /// What GitHub's tables and strikethrough are made of is escaped, too.
    static final class Tables implements MarkdownNodeRendererFactory {
        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new NodeRenderer() {
                @Override
                public Set<Class<? extends Node>> getNodeTypes() {
                    return Set.of();
                }

                @Override
                public void render(Node node) {
                    throw new IllegalStateException("renders no node");
                }
            };
        }

        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of('|', '~');
        }
    }
}

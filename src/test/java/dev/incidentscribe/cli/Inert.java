package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/// Reads what was written for a medium with a reader of somebody else's, and holds it to what we ourselves put there:
/// what people typed has come through as text.
public final class Inert {
    private static final Pattern OURS_IN_SLACK = Pattern.compile(
            "<(?:https?://|mailto:)[^<>|\\s]+(?:\\|[^<>]*)?>|<#C\\w+(?:\\|[^<>]*)?>|<!date\\^\\d+\\^[^<>]*>");
    private static final Pattern FOLLOWED = Pattern.compile("(?i)(?:https?://|mailto:)\\S+|#\\w+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Set<String> INLINE = Set.of("<sub>", "</sub>", "<br>");
    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private Inert() {}

    /// Whatever of a message or an acknowledgement Slack reads as mrkdwn pings nobody and leads nowhere but to pages.
    public static void slack(JsonNode payload) {
        payload.findValues("text").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .forEach(Inert::mrkdwn);
    }

    public static void mrkdwn(String text) {
        String rest = OURS_IN_SLACK.matcher(text).replaceAll("");
        int angle = rest.indexOf('<');
        assertThat(angle < 0 ? "" : rest.substring(angle, Math.min(rest.length(), angle + 80)))
                .isEmpty();
    }

    /// No HTML but line breaks and small numbers, no pictures, no links but to pages, and the headings of the template.
    public static void markdown(String markdown, Set<String> sections) {
        MARKDOWN.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock html) {
                assertThat(html.getLiteral()).isEmpty();
            }

            @Override
            public void visit(HtmlInline html) {
                assertThat(INLINE).contains(html.getLiteral());
            }

            @Override
            public void visit(Image image) {
                assertThat(image.getDestination()).isEmpty();
            }

            @Override
            public void visit(Link link) {
                assertThat(link.getDestination()).matches(FOLLOWED);
                visitChildren(link);
            }

            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    assertThat(sections).contains(words(heading));
                }
                visitChildren(heading);
            }
        });
    }

    /// The headings of the second level.
    public static Set<String> sections(String markdown) {
        var sections = new TreeSet<String>();
        MARKDOWN.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    sections.add(words(heading));
                }
            }
        });
        return sections;
    }

    /// What makes up a text: the levels of its headings, then its rows.
    public static List<String> outline(String markdown) {
        var headings = new ArrayList<String>();
        var rows = new ArrayList<String>();
        MARKDOWN.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(Integer.toString(heading.getLevel()));
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                    rows.add("row");
                }
                visitChildren(node);
            }
        });
        headings.addAll(rows);
        return headings;
    }

    private static String words(Heading heading) {
        var words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }
        });
        return words.toString();
    }

    /// No elements and attributes but these, and no addresses but of pages.
    public static void document(Document document, Set<String> vocabulary) {
        var foreign = new TreeSet<>(vocabulary(document));
        foreign.removeAll(vocabulary);
        assertThat(foreign).isEmpty();
        elements(document)
                .map(element -> element.getAttribute("href"))
                .filter(href -> !href.isEmpty())
                .forEach(href -> assertThat(href).matches(FOLLOWED));
    }

    /// The elements and their attributes: `a`, `a href`.
    public static Set<String> vocabulary(Document document) {
        var vocabulary = new TreeSet<String>();
        elements(document).forEach(element -> {
            vocabulary.add(element.getTagName());
            attributes(element).forEach(it -> vocabulary.add(element.getTagName() + " " + it));
        });
        return vocabulary;
    }

    public static Document html(String html) throws Exception {
        return new HtmlDocumentBuilder(XmlViolationPolicy.ALLOW).parse(new InputSource(new StringReader(html)));
    }

    public static Document svg(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /// A PDF does nothing, and its links lead to pages or within it.
    public static void pdf(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(
                            document.getDocumentCatalog().getNames() == null
                                    ? null
                                    : document.getDocumentCatalog().getNames().getJavaScript())
                    .isNull();
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
                    PDAction action = ((PDAnnotationLink) annotation).getAction();
                    assertThat(action == null || action instanceof PDActionGoTo || action instanceof PDActionURI)
                            .isTrue();
                    if (action instanceof PDActionURI uri) {
                        assertThat(uri.getURI()).matches(FOLLOWED);
                    }
                }
            }
        }
    }

    /// All strings of a document.
    public static List<String> strings(JsonNode json) {
        var strings = new ArrayList<String>();
        collect(json, strings);
        return strings;
    }

    private static void collect(JsonNode json, List<String> strings) {
        if (json.isString()) {
            strings.add(json.asString());
        }
        json.forEach(child -> collect(child, strings));
    }

    /// Nothing moves the cursor, rings, or turns the direction of what follows.
    public static void terminal(String printed) {
        assertThat(CONTROL.matcher(printed).find()).isFalse();
    }

    private static Stream<Element> elements(Node node) {
        var children = node.getChildNodes();
        Stream<Element> below = IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .flatMap(Inert::elements);
        return node instanceof Element element ? Stream.concat(Stream.of(element), below) : below;
    }

    private static Stream<String> attributes(Element element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .map(Node::getNodeName);
    }
}

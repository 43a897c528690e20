package dev.incidentscribe.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Makes a page for browsers one for paper: with a style sheet that printing understands in place of the page's own,
/// a footer, and bookmarks.
final class Sheet {
    private static final Pattern CLOSING = Pattern.compile("^[),.;:]+");

    private Sheet() {}

    static Document of(String html) {
        Document page = Jsoup.parse(html);
        page.select("style, script, meta, summary").remove();
        page.head().appendElement("style").text(css());
        page.body()
                .prependElement("div")
                .addClass("running")
                .attr("dir", "auto")
                .text(page.title());
        tabulate(page);
        describe(page);
        bookmark(page);
        glue(page);
        return page;
    }

    /// Lists of terms become tables, which are printed in the order in which they are read.
    private static void tabulate(Document page) {
        for (Element list : page.select("dl")) {
            Element table = new Element("table").addClass("facts");
            for (Element term : list.select("> dt")) {
                Element row = table.appendElement("tr");
                row.appendElement("th").attr("scope", "row").appendChildren(term.childNodes());
                Element value = term.nextElementSibling();
                if (value != null) {
                    row.appendElement("td").appendChildren(value.childNodes());
                }
            }
            list.replaceWith(table);
        }
    }

    /// Of a drawing only its words stay, for who has the page read to them; the picture is drawn in its place.
    private static void describe(Document page) {
        for (Element drawing : page.select("svg")) {
            drawing.attr("alt", drawing.select("> desc").text()).empty();
        }
    }

    /// Between elements a line may always end there. So that none begins with a comma or a bracket, it goes into the
    /// reference that it stands behind.
    private static void glue(Document page) {
        for (Element reference : page.select(".ref")) {
            if (reference.nextSibling() instanceof TextNode behind) {
                Matcher mark = CLOSING.matcher(behind.getWholeText());
                if (mark.find()) {
                    reference.appendText(mark.group());
                    behind.text(behind.getWholeText().substring(mark.end()));
                }
            }
            if (reference.previousSibling() instanceof TextNode before) {
                before.text(before.getWholeText().replace('\u00A0', ' '));
            }
        }
    }

    /// The names are only for the eye; the places get names of their own where they have none.
    private static void bookmark(Document page) {
        Element bookmarks = page.head().appendElement("bookmarks");
        int count = 0;
        for (Element heading : page.select("h2")) {
            count++;
            if (heading.id().isEmpty()) {
                heading.id("section-" + count);
            }
            bookmarks.appendElement("bookmark").attr("name", heading.text()).attr("href", "#" + heading.id());
        }
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(Sheet.class.getResourceAsStream("print.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the style sheet", e);
        }
    }
}

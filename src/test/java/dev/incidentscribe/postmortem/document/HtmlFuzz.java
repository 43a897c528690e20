package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Inert;
import dev.incidentscribe.fuzz.FuzzedText;
import java.util.Set;
import org.w3c.dom.Document;

/// Text in HTML is text: no elements and attributes but those of the escaper, and no addresses but of pages.
public final class HtmlFuzz {
    private static final Html HTML = new Html();
    private static final Set<String> VOCABULARY = Set.of(
            "html",
            "head",
            "meta",
            "meta charset",
            "title",
            "body",
            "h1",
            "div",
            "div dir",
            "p",
            "p dir",
            "p title",
            "br",
            "a",
            "a href",
            "a dir",
            "a rel",
            "bdi",
            "code",
            "code class",
            "pre",
            "pre dir",
            "em",
            "strong",
            "ul",
            "ol",
            "ol start",
            "li",
            "blockquote");

    private HtmlFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        String text = FuzzedText.of(data);
        Document document = Inert.html("""
                <!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title></head><body>
                <h1>%s</h1><p title="%s">%s</p>%s%s<p>%s</p>%s
                </body></html>""".formatted(
                        HTML.line(text),
                        HTML.line(text),
                        HTML.inline(text),
                        HTML.block(text, "").replace("<p></p>", ""),
                        HTML.prose(text),
                        HTML.link(text, text),
                        HTML.link("label", text)));

        Inert.document(document, VOCABULARY);
        assertThat(document.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(Wild.tamed(text).replaceAll("\\s+", " ").strip());
    }
}

package dev.incidentscribe.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Inert;
import dev.incidentscribe.fuzz.FuzzedText;
import java.util.Set;
import org.w3c.dom.Document;

/// Text in SVG is well-formed, and text.
public final class SvgFuzz {
    private SvgFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        String text = FuzzedText.of(data);
        var svg = new Svg();
        svg.content("text", "id=\"" + Svg.escape(text) + "\"", text);

        Document document = Inert.svg(svg.toString());

        Inert.document(document, Set.of("text", "text id"));
        assertThat(document.getDocumentElement().getTextContent()).doesNotContain("\u0000");
    }
}

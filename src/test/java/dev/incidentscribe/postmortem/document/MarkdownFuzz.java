package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Inert;
import dev.incidentscribe.fuzz.FuzzedText;
import java.util.List;
import java.util.Set;

/// Text in Markdown is text: wherever the templates put it, no other heading, row or item comes of it.
public final class MarkdownFuzz {
    private static final Markdown MARKDOWN = new Markdown();

    private MarkdownFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = FuzzedText.of(data);
        String document = """
                ## before

                - %s
                - %s

                %s

                | a | b |
                |---|---|
                | %s | %s |

                %s

                ### %s

                %s

                ## after
                """.formatted(
                        MARKDOWN.line(text),
                        MARKDOWN.inline(text),
                        MARKDOWN.block(text, "<sub>#1</sub>"),
                        MARKDOWN.inline(text),
                        MARKDOWN.link(text, text),
                        MARKDOWN.link("label", text),
                        MARKDOWN.line(text),
                        MARKDOWN.prose(text));

        Inert.markdown(document, Set.of("before", "after"));
        assertThat(Inert.outline(document)).isEqualTo(List.of("2", "3", "2", "row", "row"));
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./scribe postmortem` in every format and layout.
class TemplateOptionTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void tell() {
        Console.run("replay", "--db", journal(), "config/examples/guitarshoppro.txt");
    }

    @Test
    void theShortFormIsThatOfTheStudents() {
        Console printed = Console.run("postmortem", "INC-1", "--template", "short", "--db", journal());

        assertThat(printed.code()).isZero();
        assertThat(printed.out().lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Issue summary",
                        "## Timeline",
                        "## Root cause and resolution",
                        "## Corrective and preventative measures");
    }

    @Test
    void theHtmlGoesIntoAFile() throws Exception {
        Path file = folder.resolve("draft.html");

        Console printed =
                Console.run("postmortem", "INC-1", "--format", "html", "--out", file.toString(), "--db", journal());

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    }

    @Test
    void aTemplateThatThereIsNotIsNamedBesideThoseThatThereAre() {
        Console printed = Console.run("postmortem", "INC-1", "--template", "ours", "--db", journal());

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err())
                .anyMatch(line -> line.contains("no template “ours”") && line.contains("full, short, external"));
    }

    private static String journal() {
        return folder.resolve("scribe.db").toString();
    }
}

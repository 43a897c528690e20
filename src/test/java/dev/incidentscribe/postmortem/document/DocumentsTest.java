package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.lint.Strictness;
import dev.incidentscribe.postmortem.Postmortem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates lay drafts out, and a broken one is named and does no harm.
class DocumentsTest {
    private static final Path SHIPPED = Path.of("config/templates");

    @TempDir
    private Path folder;

    private final List<Problem> reported = new ArrayList<>();

    @Test
    void theShippedTemplatesAreWhole() {
        var documents = new Documents(SHIPPED, Strictness.standard(), reported::add);

        assertThat(documents.problems()).isEmpty();
    }

    @Test
    void aTemplateOfOnesOwnIsUsed() throws Exception {
        write("ours.md.peb", "Vorfall {{ incident }}: {{ title }}\n");

        assertThat(documents().render(draft("a | b"), Format.MARKDOWN, "ours")).isEqualTo("Vorfall INC-1: a \\| b\n");
        assertThat(documents().templates(Format.MARKDOWN)).containsExactly("full", "short", "external", "ours");
        assertThat(documents().has("ours", Format.HTML)).isFalse();
        assertThat(reported).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Zeile 1~{{ title | shout }}; 2; shout",
                "{% if title %}~~never ended; 3; ",
                "~~{{ titel }}; 3; titel",
                "{{ title.getClass() }}; 1; getClass",
                "{{ title.bytes }}; 1; getBytes",
                "~{% include '/etc/passwd' %}; 2; include",
                "{{ title | raw }}; 1; raw",
                "{% autoescape false %}{{ title }}{% endautoescape %}; 1; autoescape",
                "{% for i in range(1, 2000000000) %}{% endfor %}; 1; range",
            })
    void aBrokenOneIsNamedWithItsLineAndTheShippedOneTakesItsPlace(String written, int line, String what)
            throws Exception {
        write("full.md.peb", written.replace('~', '\n'));

        String document = documents().render(draft("slow"), Format.MARKDOWN);

        assertThat(document).isEqualTo(Documents.shipped().render(draft("slow"), Format.MARKDOWN));
        assertThat(reported).isEqualTo(documents().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(folder.resolve("full.md.peb").toString());
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains(what == null ? "" : what);
        });
    }

    @Test
    void oneThatCallsItselfWithoutEndIsBrokenToo() throws Exception {
        write("ours.md.peb", "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}");

        String document = documents().render(draft("slow"), Format.MARKDOWN, "ours");

        assertThat(document).startsWith("# Postmortem: slow");
        assertThat(reported).singleElement().asString().contains("ours.md.peb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "html"})
    void whatGoesOutsideNamesNobodyAndLeadsNowhereInside(String suffix) {
        Format format = suffix.equals("md") ? Format.MARKDOWN : Format.HTML;
        Postmortem draft = Drafts.of(
                new Person("U1", "Mia Brandt"),
                new Opened("Checkout fails, says Mia", Optional.empty(), ZoneOffset.UTC),
                new Noted(NoteKind.OBSERVATION, "an internal note"),
                new Noted(NoteKind.UPDATE, "Mia Brandt and @Lee Chen work on it in #war-room"),
                new FactStated(Fact.IMPACT, "20% could not pay, see https://grafana.internal/d/1"),
                new FactStated(Fact.CAUSE, "the change of @lee"),
                new ServicesAffected(List.of("checkout")));

        String document = Documents.shipped().render(draft, format, "external");

        assertThat(document)
                .contains("20% could not pay", "checkout", "work on it")
                .doesNotContain(
                        "Mia",
                        "Brandt",
                        "Lee",
                        "lee",
                        "Chen",
                        "war-room",
                        "grafana",
                        "an internal note",
                        "#1<",
                        "#1 ",
                        "#2");
    }

    @ParameterizedTest
    @CsvSource({"CAUSE, Root cause", "TRIGGER, Trigger", "IMPACT, Root cause"})
    void theShortFormCallsNoTriggerACause(Fact fact, String heading) {
        Postmortem draft = Drafts.of(
                new Person("U1", "Mia"),
                new Opened("slow", Optional.empty(), ZoneOffset.UTC),
                new FactStated(fact, "a zebra"));

        String markdown = Documents.shipped().render(draft, Format.MARKDOWN, "short");
        String html = Documents.shipped().render(draft, Format.HTML, "short");

        String under = fact == Fact.IMPACT ? "_Not recorded._" : "A zebra.";
        assertThat(markdown).contains("### %s\n\n%s\n\n### Resolution\n".formatted(heading, under));
        assertThat(html).contains("<h3>%s</h3>\n<p".formatted(heading), "<h3>Resolution</h3>");
    }

    @Test
    void fiveThousandEntriesAreAllThere() {
        var events = new ArrayList<IncidentEvent>();
        events.add(new Opened("slow", Optional.empty(), ZoneOffset.UTC));
        for (int i = 1; i < 5_000; i++) {
            events.add(new Noted(NoteKind.OBSERVATION, "entry number <%d>".formatted(i)));
        }
        Postmortem draft = Drafts.of(new Person("U1", "Mia"), events.toArray(IncidentEvent[]::new));

        String markdown = Documents.shipped().render(draft, Format.MARKDOWN);
        String html = Documents.shipped().render(draft, Format.HTML);

        assertThat(markdown).contains("entry number \\<4999\\>");
        assertThat(html).contains("entry number &lt;4999&gt;").contains("id=\"e5000\"");
    }

    private Documents documents() {
        return new Documents(folder, Strictness.standard(), reported::add);
    }

    private void write(String name, String template) throws IOException {
        Files.writeString(folder.resolve(name), template);
    }

    private static Postmortem draft(String title) {
        return Drafts.of(new Person("U1", "Mia"), new Opened(title, Optional.empty(), ZoneOffset.UTC));
    }
}

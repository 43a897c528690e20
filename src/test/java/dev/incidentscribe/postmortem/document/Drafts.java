package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Drafts made for tests.
final class Drafts {
    static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    /// What people paste, and what has broken documents.
    static final List<String> NASTY = List.of(
            "a | pipe || and \\| more",
            "`code` and ``two`` and a lone `",
            "[not a link](javascript:alert(1)) ![x](y) [ref]",
            "<script>alert(1)</script> <b>bold</b> <!-- comment --> </td></table>",
            "__init__ *stars* **more** ~~gone~~ a_b_c",
            "# heading",
            "- item",
            "1. first",
            "> quoted",
            "=====",
            "    indented",
            "two\nlines",
            "two\n\nparagraphs",
            "```\nint x = 1;\n\n  if (x < 2) | {\n```",
            "before ```inline code``` after",
            "``` never closed\n# not a heading",
            "&lt; &amp; &copy; &#35; & alone",
            "https://example.org/a_b?c=d&copy;=e|f and more.",
            "שלום עולם, the server is down, مرحبا",
            "\u202Ereversed",
            "emoji 😱 🦸‍♂️ é e\u0301",
            "\"quoted\" 'single' onload=alert(1)",
            "{{ title }} {% if x %} {# c #}",
            "back\\slash \\* \\",
            "tab\there",
            "C:\\path\\file_name_.txt",
            "a\r\nb\u2028c",
            "nul \u0000 bell \u0007 lone \uD800 end",
            "@channel <!channel> #general",
            "x".repeat(3_000),
            "| a | b |\n|---|---|\n| c | d |",
            "***",
            "+ plus\n- minus\n* star");

    private Drafts() {}

    /// One in which everything that people type is this text.
    static Postmortem saying(String text) {
        return of(
                new Person("U1", text),
                new Opened(text, Optional.of(Severity.SEV2), ZoneId.of("Europe/Berlin")),
                new Noted(NoteKind.OBSERVATION, text),
                new Noted(NoteKind.UPDATE, text),
                new FactStated(Fact.IMPACT, text),
                new FactStated(Fact.DETECTION, text),
                new FactStated(Fact.CAUSE, text),
                new FactStated(Fact.CAUSE, text + " too"),
                new FactStated(Fact.RESOLUTION, text),
                new ServicesAffected(List.of(text)),
                new LinkAdded("https://example.org/?" + text, text),
                new LessonLearned(LessonKind.WELL, text),
                new SectionWritten(Section.LUCKY, text),
                new ActionAdded(
                        1,
                        text,
                        Optional.of(new Person("U2", text)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /// One of these events, a minute apart.
    static Postmortem of(Person author, IncidentEvent... events) {
        var recorded = new ArrayList<Recorded>();
        for (IncidentEvent event : events) {
            Instant at = NOON.plusSeconds(60L * recorded.size());
            recorded.add(new Recorded(recorded.size() + 1, at, at, author, Source.SLASH, Optional.empty(), event));
        }
        return Composer.compose(Incident.replay("T1", 1, "C1", recorded), Directory.empty());
    }
}

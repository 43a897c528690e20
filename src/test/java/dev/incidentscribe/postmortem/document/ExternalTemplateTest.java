package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ActionEnded;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.postmortem.Postmortem;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers read names nobody who is on record, no channel and no address, whatever was typed and wherever.
class ExternalTemplateTest {
    private static final Person MIA = new Person("U0MIA", "Mia Novak");
    private static final Person BEN = new Person("U0BEN", "Ben Okafor");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mia Novak and Ben saw it",
                "Mia's change, reviewed by Okafor, broke it",
                "MIA: rolled back (BEN confirmed, then mia novak)",
                "see #inc-payments and #ops for more",
                "graph at https://grafana.corp.example/d/x?y=1 and http://10.0.0.3:8080/",
                "ask mia.novak@corp.example or mailto:ben@corp.example",
                "as @ben and @Mia Novak said",
                "[the runbook](https://wiki.corp.example/runbook) of *Ben Okafor*",
                "**Mia** `Ben` _Novak_",
                "two\nlines by Ben\nin #ops",
            })
    void nobodyNothingInternalAndNoAddress(String text) throws Exception {
        Postmortem draft = draft(text);

        Map<String, String> read = Map.of(
                "Markdown",
                Documents.shipped().render(draft, Format.MARKDOWN, "external"),
                "HTML",
                Documents.shipped().render(draft, Format.HTML, "external").replaceFirst("(?s)<style>.*</style>", ""),
                "PDF",
                paper(Documents.shipped().file(draft, Format.PDF, "external")));

        assertThat(read).allSatisfy((medium, said) -> {
            assertThat(said)
                    .doesNotContainIgnoringCase("novak", "okafor", "corp.example", "10.0.0.3", "://", "mailto:");
            assertThat(said).doesNotContain("#ops", "#inc", "INC-1", "<a ", "<svg", "@ben");
            assertThat(said).doesNotContainPattern("(?i)(?<!\\p{L})(?:mia|ben)(?!\\p{L})");
        });
    }

    @Test
    void nobodyWorksOnWhatIsOver() throws Exception {
        var opened = new Opened("the wiki is down", Optional.empty(), ZoneOffset.UTC);
        Postmortem open = Drafts.of(MIA, opened);
        Postmortem resolved = Drafts.of(MIA, opened, new MilestoneReached(Milestone.RESOLVED, ""));
        Postmortem closed = Drafts.of(MIA, opened, new Closed(""));

        for (Format format : List.of(Format.MARKDOWN, Format.HTML)) {
            assertThat(Documents.shipped().render(open, format, "external")).contains("We are still working on it.");
            assertThat(List.of(resolved, closed))
                    .allSatisfy(over -> assertThat(Documents.shipped().render(over, format, "external"))
                            .contains("It is over.")
                            .doesNotContain("working on it"));
        }
    }

    /// One in which people typed that everywhere.
    private static Postmortem draft(String text) {
        return Drafts.of(
                MIA,
                new Opened(text, Optional.empty(), ZoneOffset.UTC),
                new RoleTaken(Role.LEAD, BEN, text),
                new Noted(NoteKind.OBSERVATION, text),
                new Noted(NoteKind.UPDATE, text),
                new MilestoneReached(Milestone.DETECTED, text),
                new FactStated(Fact.IMPACT, text),
                new FactStated(Fact.TRIGGER, text),
                new FactStated(Fact.CAUSE, text),
                new FactStated(Fact.RESOLUTION, text),
                new ServicesAffected(List.of(text)),
                new LinkAdded("https://grafana.corp.example/d", text),
                new LessonLearned(LessonKind.WELL, text),
                new SectionWritten(Section.SUMMARY, text),
                new ActionAdded(1, text, Optional.of(BEN), Optional.empty(), Optional.empty(), Optional.empty()),
                new ActionAdded(2, text, Optional.of(MIA), Optional.empty(), Optional.empty(), Optional.empty()),
                new ActionEnded(2, true, text));
    }

    private static String paper(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Stream.of(
                            new PDFTextStripper().getText(document),
                            document.getDocumentInformation().getTitle())
                    .reduce("", String::concat);
        }
    }
}

package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of a draft whatever was recorded, in whatever order.
class AnyIncidentTest {
    private static final List<String> SECTIONS = List.of(
            "# Postmortem: ",
            "## Summary",
            "## Impact",
            "## Metrics",
            "## Detection",
            "## Trigger",
            "## Root causes and contributing factors",
            "## Resolution and recovery",
            "## Timeline",
            "## What went well",
            "## What went wrong",
            "## Where we got lucky",
            "## Corrective and preventative measures",
            "## Open questions",
            "## Evidence and links",
            "## How this draft was made");

    private static final List<String> OF_A_FALSE_ALARM = List.of(
            "# Postmortem: ", "## Summary", "## Timeline", "## Evidence and links", "## How this draft was made");

    private final Documents documents = Documents.shipped();

    static LongStream seeds() {
        return LongStream.range(1_000, 1_150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void allSectionsAreThereInTheirOrderOnce(long seed) {
        Postmortem draft = draft(seed);
        String markdown = documents.render(draft, Format.MARKDOWN);

        assertThat(markdown)
                .containsSubsequence(draft.state() == Incident.State.CANCELLED ? OF_A_FALSE_ALARM : SECTIONS);
        assertThat(markdown.lines().filter(line -> line.startsWith("## ")).distinct())
                .hasSameSizeAs(
                        markdown.lines().filter(line -> line.startsWith("## ")).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSummaryIsWholeAndEachPartThatTellsSomethingNamesItsEntries(long seed) {
        Postmortem draft = draft(seed);

        assertThat(draft.composed())
                .allSatisfy(part -> assertThat(part.text())
                        .doesNotContain("null", "“”", "  ", " .", "Optional", "\n")
                        .matches("(?s).*[.!?…][”\"')]?"));
        assertThat(draft.composed().stream()
                        .filter(part -> part.text().startsWith("INC-1"))
                        .flatMap(part -> part.entries().stream()))
                .allMatch(entry -> draft.source(entry).isPresent());
        assertThat(draft.composed().isEmpty()).isEqualTo(draft.givenSummary().isPresent());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void outsidersReadNoNamesAndNoAddresses(long seed) {
        Postmortem draft = draft(seed);

        for (Format format : List.of(Format.MARKDOWN, Format.HTML)) {
            assertThat(documents.render(draft, format, "external"))
                    .doesNotContain("Person", "https://", "INC-1", "#general");
        }
    }

    private static Postmortem draft(long seed) {
        return Composer.compose(RandomIncident.of(seed), Directory.empty());
    }
}

package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The timeline of a draft as its readers see it: in the order of what happened, with all that makes times hard.
class TimelineSectionTest {
    private static final Person MIA = new Person("U1", "Mia");

    private final List<Recorded> recorded = new ArrayList<>();

    @Test
    void aDayIsOneOfTheTeamsAndTheHourThatComesTwiceIsToldApart() {
        opened("2024-10-26T21:50:00Z", "Europe/Berlin");
        note("2024-10-26T23:50:00Z", "before midnight in UTC");
        note("2024-10-27T00:30:00Z", "the first half past two");
        note("2024-10-27T01:30:00Z", "the second half past two");

        String timeline = timeline();

        assertThat(timeline)
                .containsSubsequence(
                        "### 2024-10-26",
                        "| 21:50 | 23:50 CEST | T+0m |",
                        "### 2024-10-27",
                        "| 2024-10-26 23:50 | 01:50 CEST | T+2h00m | before midnight in UTC",
                        "| 00:30 | 02:30 CEST | T+2h40m | the first half past two",
                        "_The clocks changed from UTC+02:00 to UTC+01:00._",
                        "| 01:30 | 02:30 CET | T+3h40m | the second half past two");
    }

    @Test
    void whatHappenedInTheSameMinuteStaysInItsOrder() {
        opened("2024-03-01T12:00:00Z", "Asia/Kolkata");
        note("2024-03-01T12:05:00Z", "first told");
        note("2024-03-01T12:05:00Z", "then told");
        note("2024-03-01T12:05:00Z", "last told");

        assertThat(timeline())
                .containsSubsequence(
                        "| 12:05 | 17:35 IST |", "first told", "| 12:05 |", "then told", "| 12:05 |", "last told");
    }

    @Test
    void whatWasToldLaterStandsWhereItHappenedAndIsMarked() {
        opened("2024-03-01T12:00:00Z", "UTC");
        note("2024-03-01T12:20:00Z", "told at once");
        record("2024-03-01T12:10:00Z", "2024-03-01T12:30:00Z", new Noted(NoteKind.OBSERVATION, "told afterwards"));
        note("2024-03-01T12:40:00Z", "mistyped");
        record("2024-03-01T12:41:00Z", new Reworded(4, "typed again"));
        note("2024-03-01T12:42:00Z", "taken back");
        record("2024-03-01T12:43:00Z", new Removed(5, "wrong channel"));

        assertThat(timeline())
                .containsSubsequence(
                        "told afterwards <sub>#3</sub> <sub>told&nbsp;later</sub>",
                        "told at once <sub>#2</sub> |",
                        "typed again <sub>#4</sub> <sub>corrected</sub>")
                .doesNotContain("mistyped", "taken back");
    }

    @Test
    void turningPointsAreMarkedAndSilenceIsShownUntilTheImpactIsOver() {
        opened("2024-03-01T12:00:00Z", "UTC");
        record("2024-03-01T12:00:00Z", new MilestoneReached(Milestone.STARTED, ""));
        record("2024-03-01T12:01:00Z", new MilestoneReached(Milestone.DETECTED, ""));
        record("2024-03-01T13:00:00Z", new MilestoneReached(Milestone.MITIGATED, ""));
        record("2024-03-01T15:00:00Z", new MilestoneReached(Milestone.RESOLVED, ""));
        note("2024-03-01T17:00:00Z", "written down");

        assertThat(timeline())
                .containsSubsequence(
                        "◆ **Impact started**",
                        "◆ **Detected**",
                        "_Nothing was recorded for 59 min._",
                        "◆ **Mitigated**",
                        "_Nothing was recorded for 2 h._",
                        "◆ **Resolved**",
                        "written down");
        assertThat(timeline().split("Nothing was recorded", -1)).hasSize(3);
    }

    @Test
    void whatIsRecordedForAnotherSectionEndsASilenceToo() {
        opened("2024-03-01T12:00:00Z", "Africa/Nairobi");
        record("2024-03-01T12:20:00Z", new FactStated(Fact.TRIGGER, "a deployment"));
        note("2024-03-01T12:40:00Z", "still slow");
        record("2024-03-01T13:05:00Z", new FactStated(Fact.IMPACT, "half of the users"));
        note("2024-03-01T13:40:00Z", "slow no more");
        note("2024-03-01T14:20:00Z", "over");

        assertThat(timeline())
                .containsSubsequence(
                        "still slow",
                        "_Nothing was recorded for 35 min, from 16:05 EAT to 16:40 EAT._",
                        "slow no more",
                        "_Nothing was recorded for 40 min._",
                        "over");
        assertThat(timeline().split("Nothing was recorded", -1)).hasSize(3);
    }

    @Test
    void whoeverToldSomethingEarlierMeanwhileWasNotSilent() {
        opened("2024-03-01T12:00:00Z", "UTC");
        record("2024-03-01T11:50:00Z", "2024-03-01T12:25:00Z", new Noted(NoteKind.OBSERVATION, "it began slowly"));
        note("2024-03-01T12:50:00Z", "over");

        assertThat(timeline()).doesNotContain("Nothing was recorded");
    }

    @Test
    void aLongEntryIsCutAndStandsWholeAtTheEndWithItsCodeAsItWasTyped() {
        String code = "```\nif (x < 2) {\n    retry();\n}\n```";
        opened("2024-03-01T12:00:00Z", "UTC");
        note("2024-03-01T12:05:00Z", "word ".repeat(200) + "the end");
        note("2024-03-01T12:06:00Z", "look at this " + code);

        String draft = Documents.shipped().render(draft(), Format.MARKDOWN);

        assertThat(draft.lines().filter(line -> line.startsWith("| 12:05 |")))
                .singleElement()
                .asString()
                .contains("(in full below)")
                .doesNotContain("the end");
        assertThat(draft)
                .containsSubsequence(
                        "## Entries in full", "**Entry #2**", "word the end", "**Entry #3**", "look at this", code);
    }

    @Test
    void whatWasSaidInTheChannelBesideIsNotInIt() {
        opened("2024-03-01T12:00:00Z", "UTC");
        record(
                "2024-03-01T12:01:00Z",
                new ChannelContext(ChannelContext.Kind.MESSAGE, "is anybody having lunch", Optional.empty()));

        assertThat(Documents.shipped().render(draft(), Format.MARKDOWN)).doesNotContain("lunch");
        assertThat(Documents.shipped().render(draft(), Format.HTML)).doesNotContain("lunch");
    }

    private void opened(String at, String zone) {
        record(at, new Opened("slow", Optional.empty(), ZoneId.of(zone)));
    }

    private void note(String at, String text) {
        record(at, new Noted(NoteKind.OBSERVATION, text));
    }

    private void record(String at, IncidentEvent event) {
        record(at, at, event);
    }

    private void record(String at, String told, IncidentEvent event) {
        recorded.add(new Recorded(
                recorded.size() + 1,
                Instant.parse(at),
                Instant.parse(told),
                MIA,
                Source.SLASH,
                Optional.empty(),
                event));
    }

    private Postmortem draft() {
        return Composer.compose(Incident.replay("T1", 1, "C1", recorded), Directory.empty());
    }

    private String timeline() {
        String draft = Documents.shipped().render(draft(), Format.MARKDOWN);
        return draft.substring(draft.indexOf("## Timeline"), draft.indexOf("## What went well"));
    }
}

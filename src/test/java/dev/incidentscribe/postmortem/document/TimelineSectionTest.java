package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
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
    void severalSilencesBetweenTwoEntriesAreOneRow() {
        opened("2024-03-01T12:00:00Z", "UTC");
        record("2024-03-01T12:40:00Z", new FactStated(Fact.TRIGGER, "a deployment"));
        note("2024-03-01T13:50:00Z", "over");

        assertThat(timeline())
                .contains("_Nothing was recorded for 40 min, from 12:00 UTC to 12:40 UTC,"
                        + " and 1 h 10 min, from 12:40 UTC to 13:50 UTC._");
        assertThat(timeline().split("Nothing was recorded", -1)).hasSize(2);
    }

    @Test
    void whoeverToldSomethingEarlierMeanwhileWasNotSilent() {
        opened("2024-03-01T12:00:00Z", "UTC");
        record("2024-03-01T11:50:00Z", "2024-03-01T12:25:00Z", new Noted(NoteKind.OBSERVATION, "it began slowly"));
        note("2024-03-01T12:50:00Z", "over");

        assertThat(timeline()).doesNotContain("Nothing was recorded");
    }

    @Test
    void whereTheTeamsClockShowsUtcThereIsOneColumn() {
        opened("2024-01-15T10:00:00Z", "Europe/London");
        note("2024-01-15T10:05:00Z", "slow");

        assertThat(timeline())
                .contains("| UTC (= GMT, Europe/London) | Since opening | Event | By |\n|---|---|---|---|\n")
                .contains("| 10:05 | T+5m | slow");
        assertThat(Documents.shipped().render(draft(), Format.MARKDOWN))
                .contains("| **Times** | UTC (= GMT, Europe/London) |", "was opened at 2024-01-15 10:00 UTC;")
                .doesNotContain("10:00 GMT");
        assertThat(Documents.shipped().render(draft(), Format.JSON)).contains("\"time_zone\" : \"Europe/London\"");
    }

    @Test
    void inSummerTheTeamHasItsOwn() {
        opened("2024-03-30T23:50:00Z", "Europe/London");
        note("2024-03-31T01:10:00Z", "slow");

        assertThat(timeline()).contains("| UTC | Europe/London |", "| 01:10 | 02:10 BST |");
    }

    @Test
    void aFalseAlarmIsShort() {
        opened("2024-03-01T12:00:00Z", "UTC");
        record("2024-03-01T12:05:00Z", new Noted(NoteKind.HYPOTHESIS, "a zebra"));
        record("2024-03-01T12:10:00Z", new Cancelled("it was a drill"));

        String draft = Documents.shipped().render(draft(), Format.MARKDOWN);

        assertThat(draft.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## Summary", "## Timeline", "## Evidence and links", "## How this draft was made");
        assertThat(draft)
                .contains("called off as a false alarm at 12:10 UTC by Mia: it was a drill.")
                .doesNotContain("ot recorded._", "ruled out");
        assertThat(Documents.shipped().render(draft(), Format.HTML)).doesNotContain("Open questions", "Not recorded");
        for (String template : List.of("short", "external")) {
            assertThat(Documents.shipped().render(draft(), Format.MARKDOWN, template))
                    .doesNotContain("Not recorded", "disturbed", "looking into", "working on");
        }
    }

    @Test
    void whatIsSaidAgainIsNoChange() {
        record("2024-03-01T12:00:00Z", new Opened("slow", Optional.of(Severity.SEV1), ZoneId.of("UTC")));
        record("2024-03-01T12:07:00Z", new SeverityChanged(Severity.SEV1, "really"));
        record("2024-03-01T12:01:10Z", new RoleTaken(Role.LEAD, new Person("b", "b"), ""));
        record("2024-03-01T12:02:20Z", new RoleTaken(Role.LEAD, new Person("b", "b"), ""));
        record("2024-03-01T12:03:10Z", new RoleTaken(Role.LEAD, new Person("U2", "Ann Lee"), ""));
        record("2024-03-01T12:03:50Z", new RoleTaken(new Role("comms"), new Person("U2", "Ann Lee"), ""));
        record("2024-03-01T12:04:00Z", new ServicesAffected(List.of("api", "cart")));
        record("2024-03-01T12:05:00Z", new ServicesAffected(List.of("API")));

        assertThat(Documents.shipped().render(draft(), Format.MARKDOWN))
                .contains(
                        "| **Severity** | SEV-1 <sub>#1</sub> |",
                        "| **Services** | api <sub>#7</sub>, cart <sub>#7</sub> |",
                        "| **Lead** | b, then Ann Lee |",
                        "| lead | b | 2024-03-01 12:01 UTC <sub>#3</sub> | 2024-03-01 12:03:10 UTC |",
                        "| comms | Ann Lee | 2024-03-01 12:03:50 UTC <sub>#6</sub> | still |");
    }

    @Test
    void anAppIsASourceAndNoPerson() {
        opened("2024-03-01T12:00:00Z", "UTC");
        Instant at = Instant.parse("2024-03-01T12:01:00Z");
        recorded.add(new Recorded(
                2,
                at,
                at,
                new Person("B0ALERTS", "Alertmanager"),
                Source.REACTION,
                Optional.empty(),
                new Noted(NoteKind.OBSERVATION, "FIRING")));

        assertThat(Documents.shipped().render(draft(), Format.MARKDOWN))
                .contains("| **Responders** | Mia |", "FIRING <sub>#2</sub> | Alertmanager |")
                .contains("From 2 entries by 1 person and 1 app: ");
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
    void anEntryOfCodeAloneSaysWhatItIs() {
        opened("2024-03-01T12:00:00Z", "UTC");
        note("2024-03-01T12:06:00Z", "```\nERROR\n```");

        assertThat(Documents.shipped().render(draft(), Format.MARKDOWN))
                .contains("| T+6m | Code (in full below) <sub>#2</sub> |");
    }

    @Test
    void eachPartOfTheSummaryHasALineOfItsOwn() {
        opened("2024-03-01T12:00:00Z", "UTC");
        record("2024-03-01T12:01:00Z", new FactStated(Fact.CAUSE, "a full disk"));

        assertThat(Documents.shipped().render(draft(), Format.MARKDOWN))
                .contains("<sub>#1</sub>\\\nIt is still open.\\\nCause: a full disk. <sub>#2</sub>\\\n");
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

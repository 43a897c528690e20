package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people write into sections is read wherever the draft is read.
class WrittenSectionsTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        type("/incident open the checkout fails sev2");
        type("/incident cause the disk was full");
    }

    @ParameterizedTest
    @CsvSource({"full", "short", "external"})
    void everyTemplateShowsThem(String template) throws Exception {
        type("/postmortem edit summary For *two hours* nobody could pay.");
        type("/postmortem edit causes A **zebra** ate the disk.");
        type("/postmortem edit resolution A second zebra.");

        String markdown = printed("--template", template);
        String html = printed("--template", template, "--format", "html");

        assertThat(markdown)
                .contains("For *two hours* nobody could pay.", "A **zebra** ate the disk.", "A second zebra.");
        assertThat(html)
                .contains(
                        "For <em>two hours</em> nobody could pay.", "A <strong>zebra</strong> ate", "A second zebra.");
    }

    @Test
    void outsidersReadNoNamesNoChannelsAndNoAddressesInThem() throws Exception {
        type("/postmortem edit summary Mia Novak told <#C1|ops> of [the graph](https://grafana.example.net/d) and"
                + " <https://wiki.example.net> or ops@example.net; see @ben.");

        String draft = printed("--template", "external");

        assertThat(draft)
                .contains("the graph", "(link removed)", "(address removed)")
                .doesNotContain("Mia", "Novak", "#ops", "example.net", "@ben");
    }

    @Test
    void addressesInThemAreLinksButNoOthersThanOnesThatMayBeFollowed() throws Exception {
        type("/postmortem edit impact See https://example.org/a_b?c=1&d=2, or mailto:ops@example.org."
                + " Not `https://code.example`, nor javascript:alert(1) or [this](https://example.net).");

        assertThat(printed("--format", "html"))
                .contains(
                        "<a href=\"https://example.org/a_b?c=1&amp;d=2\">https://example.org/a_b?c=1&amp;d=2</a>, or",
                        "<a href=\"mailto:ops@example.org\">mailto:ops@example.org</a>.",
                        "<code>https://code.example</code>, nor javascript:alert(1) or",
                        ">this</a>.");
        assertThat(printed())
                .contains("mailto:ops@example.org", "[this](https://example.net)", "`https://code.example`");
    }

    @Test
    void thePageInSlackAndTheComposedSummaryTellThem() throws Exception {
        type("/postmortem edit impact Nobody in *Peru* could [pay](https://example.org).");

        assertThat(type("/postmortem")).contains("*Impact*\nNobody in Peru could pay.");
        assertThat(printed()).contains("Impact: Nobody in Peru could pay.").doesNotContain("Its impact");
    }

    @Test
    void whatIsQuotedTooDeepIsTextAndTheDraftIsPosted() throws Exception {
        type("/postmortem edit summary " + "> ".repeat(9_000) + "a zebra");

        type("/incident close");
        app.settle();

        assertThat(TestApp.awaitFile(app.standIn()).file()).contains("Postmortem draft of INC-1");
        assertThat(printed()).contains("> > > > ", "\\> a zebra");
        assertThat(printed("--format", "html")).contains("<blockquote>\n<blockquote>", "&gt; a zebra");
    }

    @Test
    void whatSomebodyWroteIsNotMissing() throws Exception {
        String before = type("/incident missing");
        type("/postmortem edit impact 20% of customers could not pay");
        type("/postmortem edit detection By an alert.");
        type("/postmortem edit lucky It was a Sunday.");

        String after = type("/incident missing");

        assertThat(before).contains("/incident impact", "/incident detection", "lesson lucky");
        assertThat(after)
                .doesNotContain("/incident impact", "/incident detection", "lesson lucky")
                .contains("lesson well");
    }

    @Test
    void theLinterReadsThemInThePlaceOfTheRecord() throws Exception {
        type("/incident detection a stupid alert");
        String recorded = type("/postmortem lint");
        type("/postmortem edit detection An alert.");
        String mended = type("/postmortem lint");
        type("/postmortem edit detection A *stupid* alert.");
        String written = type("/postmortem lint");

        assertThat(recorded).contains("detection #3: “stupid” judges or exclaims. `/incident edit INC-1 3 …`");
        assertThat(mended).doesNotContain("stupid");
        assertThat(written).contains("detection: “stupid” judges or exclaims. `/postmortem INC-1 edit detection`");
    }

    @Test
    void theSearchFindsThemUntilTheyAreTakenBack() throws Exception {
        type("/postmortem edit causes A *zebra* ate the disk.");
        String found = type("/postmortem list zebra");
        type("/postmortem reset causes");
        String gone = type("/postmortem list zebra");

        assertThat(found).contains("*INC-1*", "`draft` A *zebra* ate the disk.");
        assertThat(gone).isEqualTo("No incident has “zebra”.");
    }

    @Test
    void theJsonHasBothTheirsAndTheRecords() throws Exception {
        type("/postmortem edit causes A *zebra* ate the disk.");
        type("/incident cause no alert");

        JsonNode json = new JsonMapper().readTree(printed("--format", "json"));

        assertThat(json.at("/sections/causes").toString())
                .isEqualTo("{\"written\":true,\"texts\":[\"A *zebra* ate the disk.\"],\"entries\":[]}");
        assertThat(json.at("/root_causes").toString()).isEqualTo("[\"the disk was full\",\"no alert\"]");
        assertThat(json.at("/document/sections/0/recorded_since").toString())
                .isEqualTo(
                        "[{\"text\":\"the disk was full\",\"entries\":[2]},{\"text\":\"no alert\",\"entries\":[3]}]");
    }

    @Test
    void whatTheRecordSaysSinceIsShownBesideThem() throws Exception {
        type("/postmortem edit causes A zebra.");
        app.later(Duration.ofMinutes(1));
        type("/incident note another thing");
        String unchanged = printed();
        type("/incident cause no alert");
        String changed = printed();
        type("/incident remove 2");
        type("/incident remove 4");
        String nothing = printed();

        assertThat(unchanged)
                .contains("1 entry recorded or corrected since: <sub>#3</sub>_")
                .doesNotContain("The record");
        assertThat(changed).contains("""
                > The record has changed since. It now says:
                > - the disk was full <sub>#2</sub>
                > - no alert <sub>#4</sub>""");
        assertThat(nothing).contains("> The record says nothing of it any more.");
    }

    @Test
    void anErasureTakesThemAndTheOwner() throws Exception {
        type("/postmortem edit causes A zebra of mine.");
        type("/postmortem owner me");
        app.settle();
        app.close();

        Console erased = Console.run("erase", "--db", database(), "--user", TestApp.MIA.id());

        assertThat(erased.code()).isZero();
        assertThat(printed()).contains("owner erased person", "\\[erased\\]").doesNotContain("zebra", "Mia");
        assertThat(Console.run("verify", "--db", database()).code()).isZero();
        app = TestApp.start(folder, Way.http);
        assertThat(type("/postmortem list zebra of")).startsWith("No incident has");
    }

    private String type(String line) throws IOException, InterruptedException {
        return app.type(line).text();
    }

    private String printed(String... more) {
        return Console.run(Stream.of(
                                List.of("postmortem", "INC-1", "--db", database(), "--workspace", StandIn.TEAM),
                                List.of(more))
                        .flatMap(List::stream)
                        .toArray(String[]::new))
                .out();
    }

    private String database() {
        return folder.resolve("scribe.db").toString();
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.postmortem.document.Format;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same fact told in several entries, and a fact that there is no incident for.
class ToldTwiceTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http);
    }

    @Test
    void aServiceIsOneHoweverItIsSpelt() throws Exception {
        app.type("/incident open the shop is slow");

        app.type("/incident service Checkout, billing");
        app.type("/incident service checkout");
        app.type("/incident service BILLING, Search");

        assertThat(app.incident(1).services()).containsExactly("Checkout", "billing", "Search");
        assertThat(app.draft(Format.MARKDOWN).lines())
                .filteredOn(line -> line.contains("Services"))
                .singleElement()
                .asString()
                .isEqualTo("| **Services** | Checkout <sub>#2</sub>, billing <sub>#2</sub>, Search <sub>#4</sub> |");
    }

    @Test
    void whoTypesTheSameOnceMoreIsTold() throws Exception {
        app.type("/incident open the shop is slow");
        app.type("/incident did killed the backup");
        app.later(Duration.ofMinutes(1));

        String again = app.type("/incident did killed the backup").text();
        String other = app.type("/incident note killed the backup").text();
        String role = app.type("/incident lead me").text()
                + app.type("/incident lead me").text();
        app.later(Duration.ofMinutes(3));
        String later = app.type("/incident did killed the backup").text();

        assertThat(again).endsWith("\nIt says the same as #2. To take it back: `/incident remove 3`.");
        assertThat(other + role + later).doesNotContain("the same");
        assertThat(app.incident(1).entry(3).orElseThrow().removed()).isFalse();
    }

    @Test
    void theLaterBeginCountsAndBothStayOnRecord() throws Exception {
        app.type("/incident open the shop is slow");

        Reply first = app.type("/incident started 13:50Z the first alarm");
        Reply second = app.type("/incident started 13:40Z the graphs say so");

        assertThat(first.visible()).isTrue();
        assertThat(second.visible()).isTrue();
        assertThat(app.incident(1).milestones().at(Milestone.STARTED)).contains(Instant.parse("2026-03-09T13:40:00Z"));
        assertThat(app.words(1)).containsExactly("the shop is slow", "the first alarm", "the graphs say so");
    }

    @Test
    void aBeginWithoutAnIncidentIsRefusedAndGivenBack() throws Exception {
        Reply reply = app.type("/incident started 13:40Z the graphs say so");

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text())
                .startsWith("Not recorded: there is no incident in this channel.")
                .contains("```started 13:40Z the graphs say so```");
        assertThat(app.journal().workspaces()).isEmpty();
    }

    @Test
    void aFormatMayBeNamedInCapitals() throws Exception {
        app.type("/incident open the shop is slow");
        String journal = folder.resolve("scribe.db").toString();

        Console capitals = Console.run("postmortem", "INC-1", "--format", "JSON", "--db", journal);
        Console small = Console.run("postmortem", "INC-1", "--format", "json", "--db", journal);

        assertThat(capitals.code()).isZero();
        assertThat(capitals.out()).startsWith("{").isEqualTo(small.out());
        assertThat(Console.run("postmortem", "INC-1", "--format", "Word", "--db", journal)
                        .code())
                .isEqualTo(2);
    }
}

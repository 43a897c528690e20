package dev.incidentscribe.cli;

import static dev.incidentscribe.cli.SlackEvents.mentioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.StandIn.Posted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who never typed anything, and whom Slack names by the id alone, goes by their name.
class SpokenOfTest {
    private static final String MIA = TestApp.MIA.id();
    private static final String BEN = TestApp.BEN.id();
    private static final String TS = SlackEvents.ts(TestApp.NOW);

    @TempDir
    private Path folder;

    @Test
    void theAnswerToACommandHasTheirName() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");

            assertThat(app.type("/incident lead <@%s>".formatted(BEN)).text())
                    .contains("@Ben Okafor")
                    .doesNotContain(BEN);
        }
    }

    @Test
    void whatIsGivenBackWithTheirNameMeansThemWhenItIsPastedAgain() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");

            String refused =
                    app.type("/incident role pilot <@%s>".formatted(BEN)).text();
            app.type("/incident role comms @Ben Okafor");
            app.type("/incident action ask the vendor @Ben Okafor by friday");
            app.type("/postmortem owner @Ben Okafor");

            assertThat(refused).endsWith("You typed: ```role pilot @Ben Okafor```");
            assertThat(app.told(1).getFirst().statement())
                    .isInstanceOfSatisfying(
                            RoleTaken.class,
                            taken -> assertThat(taken.holder().id()).isEqualTo(BEN));
            assertThat(app.told(1).getLast().statement())
                    .isInstanceOfSatisfying(
                            ActionAdded.class,
                            action -> assertThat(action.owner()).map(Person::id).contains(BEN));
            assertThat(app.incident(1).document().owner()).map(Person::id).contains(BEN);
        }
    }

    @Test
    void theAnswerToAMentionAndTheDraftHaveTheirName() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");

            app.event(mentioned("Ev1", MIA, TS, TS, "<@%s> lead <@%s>".formatted(StandIn.BOT, BEN)));
            app.event(mentioned(
                    "Ev2",
                    MIA,
                    SlackEvents.ts(TestApp.NOW.minusSeconds(1)),
                    TS,
                    "<@%s> action ask the vendor <@%s>".formatted(StandIn.BOT, BEN)));

            assertThat(app.standIn().posted())
                    .extracting(Posted::text)
                    .allSatisfy(text -> assertThat(text).contains("@Ben Okafor").doesNotContain(BEN));
            assertThat(app.draft(Format.JSON)).contains("\"name\" : \"Ben Okafor\"");
            assertThat(app.draft(Format.MARKDOWN)).contains("Ben Okafor").doesNotContain(BEN);
        }
    }

    @Test
    void theScribeGoesByItsNameToo() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");

            app.type("/incident note we should ask <@%s>".formatted(StandIn.BOT));

            assertThat(app.draft(Format.MARKDOWN)).contains("we should ask @scribe");
        }
    }

    @Test
    void nobodyWaitsForNamesThatDoNotCome() throws Exception {
        try (TestApp app =
                TestApp.start(folder, request -> request.method().equals("users.info") ? Fate.SILENT : Fate.DONE)) {
            app.type("/incident open the shop is slow");
            long began = System.nanoTime();

            app.type("/incident note <@U1> <@U2> <@U3> <@U4> <@U5> <@U6> <@U7> <@U8> were asked");

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
            assertThat(app.told(1)).hasSize(1);
        }
    }

    @Test
    void aNameThatSlackDidNotTellAtFirstIsInTheDraftThatIsPosted() throws Exception {
        var down = new AtomicBoolean(true);
        try (TestApp app =
                TestApp.start(folder, request -> down.get() && isFor(BEN, request) ? Fate.BROKEN : Fate.DONE)) {
            app.type("/incident open the shop is slow");
            app.type("/incident lead <@%s>".formatted(BEN));
            String before = app.draft(Format.MARKDOWN);
            down.set(false);

            app.type("/incident close");
            app.settle();

            assertThat(before).contains(BEN);
            assertThat(TestApp.awaitFile(app.standIn()).text())
                    .contains("Ben Okafor")
                    .doesNotContain(BEN);
        }
    }

    @Test
    void whoeverNamesATimeReadsThatTheirZoneIsNotKnown() throws Exception {
        try (TestApp app =
                TestApp.start(folder, request -> request.method().equals("users.info") ? Fate.BROKEN : Fate.DONE)) {
            app.type("/incident open the shop is slow");

            assertThat(app.type("/incident note at 13:50 rolled back").text())
                    .contains("13:50 UTC", "Slack does not tell me your time zone, so I read the time in UTC.");
            assertThat(app.type("/incident note at 15:50 rolled back").text())
                    .contains("so I took yesterday. Slack does not tell me your time zone");
            assertThat(app.type("/incident note at 2026-03-09 16:00 rolled back")
                            .text())
                    .contains("is in the future. Slack does not tell me your time zone, so I read the time in UTC.");
            assertThat(app.type("/incident note at 09:50 EST rolled back").text())
                    .contains("13:50 UTC")
                    .doesNotContain("time zone");
            assertThat(app.type("/incident note 5m ago rolled back").text()).doesNotContain("time zone");
            assertThat(app.type("/incident note rolled back").text()).doesNotContain("time zone");
        }
    }

    private static boolean isFor(String user, Request request) {
        return request.method().equals("users.info") && request.says("user", user);
    }
}

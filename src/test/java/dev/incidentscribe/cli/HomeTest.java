package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.ActionItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What somebody sees in the Home tab.
class HomeTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private int opened;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http);
    }

    @Test
    void whereNothingHappenedItSaysHowToBegin() throws Exception {
        assertThat(texts(home()))
                .containsSubsequence(
                        "Open incidents",
                        "No incident is open.",
                        "Your follow-ups",
                        "You have nothing to do.",
                        "Closed last",
                        "There is none yet.")
                .last()
                .asString()
                .contains("`/incident open TITLE sev2`");
    }

    @Test
    void openIncidentsAreListedTheWorstFirst() throws Exception {
        openIn("C1", "the bank is slow sev3");
        openIn("C2", "the shop is down sev1");
        openIn("C3", "nobody knows how bad this is");
        app.type("/incident lead INC-2 <@UBEN|ben>");
        app.later(Duration.ofMinutes(65));

        List<String> texts = texts(home());

        assertThat(texts.subList(1, 4))
                .containsExactly(
                        "*INC-2* SEV-1 the shop is down\ninvestigating · lead @ben · open for 1 h 5 min · <#C2>",
                        "*INC-1* SEV-3 the bank is slow\ninvestigating · no lead yet · open for 1 h 5 min · <#C1>",
                        "*INC-3* nobody knows how bad this is\ninvestigating · no lead yet · open for 1 h 5 min · <#C3>");
    }

    @Test
    void thoseThatClosedLastShowWhatTheirDraftsLack() throws Exception {
        openIn("C1", "the bank is slow");
        openIn("C2", "the shop is down");
        app.type("/incident close INC-1");
        app.later(Duration.ofMinutes(5));
        app.type("/incident close INC-2");
        openIn("C3", "a drill");
        app.type("/incident cancel INC-3 it was a drill");

        List<String> texts = texts(home());

        assertThat(texts.subList(texts.indexOf("Closed last") + 1, texts.size() - 1))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("*INC-2*").contains("draft, ", " things are missing"),
                        text -> assertThat(text).startsWith("*INC-1*").contains("closed <!date^"));
    }

    @Test
    void howFarThePostmortemIsStandsBesideWhatItLacks() throws Exception {
        openIn("C1", "the bank is slow");
        openIn("C2", "the shop is down");
        app.type("/incident close INC-1");
        app.later(Duration.ofMinutes(5));
        app.type("/incident close INC-2");
        app.type("/postmortem INC-1 review");
        app.type("/postmortem INC-2 publish");

        List<String> texts = texts(home());

        assertThat(texts.subList(texts.indexOf("Closed last") + 1, texts.size() - 1))
                .satisfiesExactly(
                        text -> assertThat(text).contains("postmortem published, "),
                        text -> assertThat(text).contains("draft in review, "));
    }

    @Test
    void onesOwnFollowUpsHaveAButtonThatEndsThem() throws Exception {
        openIn("C1", "the bank is slow");
        app.type("/incident action INC-1 alert on the queue <@UMIA|mia> by 2026-03-20 p2");
        app.type("/incident action INC-1 test renewals <@UMIA|mia> by 2026-03-08");
        app.type("/incident action INC-1 of somebody else <@UBEN|ben>");
        app.type("/incident close INC-1");
        JsonNode before = home();

        press(buttons(before).getFirst());

        assertThat(texts(before))
                .containsSubsequence(
                        "*INC-1/2* test renewals\n*overdue*, the last day was 2026-03-08 · from the bank is slow",
                        "*INC-1/1* alert on the queue\nby 2026-03-20 · p2 · from the bank is slow");
        assertThat(app.incident(1).actions())
                .extracting(ActionItem::state)
                .containsExactly(ActionItem.State.OPEN, ActionItem.State.DONE, ActionItem.State.OPEN);
        assertThat(app.standIn().home(TestApp.MIA.id()).map(HomeTest::buttons))
                .hasValueSatisfying(buttons -> assertThat(buttons).hasSize(1));
    }

    @Test
    void whatIsPrivateIsShownToTheMembersAlone() throws Exception {
        app.standIn().circles().makePrivate("G0BEN", Set.of(TestApp.BEN.id()));
        app.standIn().circles().makePrivate("G0MIA", Set.of(TestApp.MIA.id()));
        openIn("G0BEN", "the acquisition leaked");
        openIn("G0MIA", "the salaries leaked");
        app.requests()
                .type(
                        new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), "G0BEN"),
                        "/incident action call the acquisition lawyers <@UMIA|mia>");

        List<String> texts = texts(home());

        assertThat(texts).anyMatch(text -> text.contains("the salaries leaked"));
        assertThat(texts).noneMatch(text -> text.contains("acquisition"));
    }

    @Test
    void theTabWithTheMessagesIsLeftAlone() throws Exception {
        app.event(SlackEvents.homeOpened("Ev messages", TestApp.MIA.id(), "messages"));
        app.event(SlackEvents.homeOpened("Ev home", TestApp.BEN.id(), "home"));

        assertThat(app.standIn().home(TestApp.BEN.id())).isPresent();
        assertThat(app.standIn().home(TestApp.MIA.id())).isEmpty();
    }

    @Test
    void twoHundredIncidentsWithLongTitlesStayWithinSlacksLimits() throws Exception {
        String title = "é🎉<@UMIA|mia>&amp; ".repeat(150);
        for (int i = 0; i < 200; i++) {
            openIn("C" + i, title + i);
            app.type("/incident action INC-%d %s <@UMIA|mia>".formatted(i + 1, title));
            if (i % 20 == 0) {
                app.type("/incident close INC-%d".formatted(i + 1));
            }
        }

        JsonNode home = home();

        assertThat(app.standIn().refused()).isEmpty();
        assertThat(home.path("blocks").size()).isBetween(50, 100);
        assertThat(texts(home)).allMatch(text -> text.length() <= 3_000);
        assertThat(texts(home)).anyMatch(text -> text.startsWith("… and 80 more at least: `/incident list open`"));
        assertThat(buttons(home))
                .hasSize(20)
                .allSatisfy(
                        button -> assertThat(button.path("value").asString("")).hasSizeLessThanOrEqualTo(2_000));
        assertThat(home.path("blocks").toString()).doesNotContain("<@");
    }

    private void openIn(String channel, String title) throws Exception {
        app.requests()
                .type(
                        new SlackRequests.Person(TestApp.MIA.id(), TestApp.MIA.handle(), channel),
                        "/incident open " + title);
    }

    /// Mia opens the tab.
    private JsonNode home() throws Exception {
        app.event(SlackEvents.homeOpened("Ev opened " + ++opened, TestApp.MIA.id(), "home"));
        return app.standIn().home(TestApp.MIA.id()).orElseThrow();
    }

    private static List<String> texts(JsonNode home) {
        return home.path("blocks")
                .valueStream()
                .map(block -> block.at("/text/text").asString(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<JsonNode> buttons(JsonNode home) {
        return home.path("blocks")
                .valueStream()
                .flatMap(block -> Stream.of(block.path("accessory")))
                .filter(accessory -> accessory.path("type").asString("").equals("button"))
                .toList();
    }

    private void press(JsonNode button) throws Exception {
        SlackRequests.Answer answer = app.interact(
                SlackGestures.pressed(TestApp.MIA.id(), button, Map.of("view", Map.of("id", "V1", "type", "home"))));
        assertThat(answer.status()).isEqualTo(200);
        app.settle();
    }
}

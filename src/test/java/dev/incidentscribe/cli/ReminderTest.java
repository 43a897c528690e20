package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.StandIn.Posted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody is reminded when something is due, once, and nobody else is.
class ReminderTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String TO_MIA = "D" + TestApp.MIA.id();
    private static final String TO_BEN = "D" + TestApp.BEN.id();
    private static final SlackRequests.Person ELSEWHERE =
            new SlackRequests.Person(TestApp.MIA.id(), TestApp.MIA.handle(), "C0ELSEWHERE");

    @TempDir
    private Path folder;

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);

    private StandIn standIn;
    private Application application;
    private SlackRequests requests;
    private int typed;
    private int pressed;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA, TestApp.BEN));
        serve(standIn.apiUrl());
    }

    @AfterEach
    void stop() {
        shutDown();
        standIn.close();
        assertThat(standIn.refused()).isEmpty();
    }

    @Test
    void whoOpenedItHearsThatNobodyLeads() throws Exception {
        type("/incident open the shop is slow sev3");

        later(Duration.ofMinutes(9));
        later(Duration.ofMinutes(2));

        assertThat(await(1)).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TO_MIA);
            assertThat(posted.text()).isEqualTo("""
                            *INC-1* SEV-3 the shop is slow · <#C0INCIDENTS>
                            Nobody leads it yet: `/incident lead INC-1 @who`""");
        });
    }

    @Test
    void whoLeadsHearsThatAStatusUpdateIsDue() throws Exception {
        type("/incident open the shop is slow sev1");
        type("/incident lead <@UBEN|ben>");
        later(Duration.ofMinutes(20));
        type("/incident finding the pool is full");

        later(Duration.ofMinutes(11));

        assertThat(await(1)).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TO_BEN);
            assertThat(posted.text())
                    .contains("There was no status update for 31 min: `/incident update INC-1 TEXT`")
                    .doesNotContain("Nothing was recorded", "Nobody leads");
        });
    }

    @Test
    void theButtonTakesTheLeadAndTheChannelHearsSo() throws Exception {
        type("/incident open the shop is slow sev3");
        later(Duration.ofMinutes(11));
        await(1);

        press(TestApp.BEN.id(), button("I lead it"));

        Eventually.holds("the channel hears it", () -> {
            // A channel gets one message a second, and this one is not the first.
            later(Duration.ofSeconds(1));
            return standIn.posted().stream()
                    .filter(posted -> posted.channel().equals(TestApp.CHANNEL))
                    .anyMatch(posted -> posted.text().contains("Ben Okafor is lead"));
        });
        assertThat(incident(1).holder(Role.LEAD).map(Person::id)).contains(TestApp.BEN.id());
        Eventually.holds("the reminder gives way", () -> standIn.replacements().size() == 1);
        assertThat(standIn.replacements().getFirst().path("replace_original").asBoolean(false))
                .isTrue();
    }

    @Test
    void aSnoozeHoldsForItsTime() throws Exception {
        type("/incident open the shop is slow sev3");
        later(Duration.ofMinutes(11));
        await(1);

        press(TestApp.MIA.id(), button("Snooze 1 h"));
        later(Duration.ofMinutes(59));
        later(Duration.ofMinutes(2));

        assertThat(await(2)).hasSize(2);
        assertThat(standIn.replacements())
                .singleElement()
                .satisfies(it -> assertThat(it.path("text").asString("")).startsWith("I remind you again on <!date^"));
    }

    @Test
    void aReminderWhoseAnswerNeverCameIsThereOnce() throws Exception {
        var first = new AtomicBoolean(true);
        try (var slack = new FlakySlack(
                standIn, request -> isReminder(request) && first.getAndSet(false) ? Fate.DONE_UNSAID : Fate.DONE)) {
            shutDown();
            serve(slack.apiUrl());
            type("/incident open the shop is slow sev3");
            later(Duration.ofMinutes(11));
            await(1);

            Eventually.holds("the outbox is worked off", () -> {
                later(Duration.ofSeconds(1));
                return application.journal().vitals().owed() == 0;
            });

            assertThat(first).isFalse();
            assertThat(direct()).hasSize(1);
        }
    }

    @Test
    void afterARestartNothingIsSaidTwice() throws Exception {
        type("/incident open the shop is slow sev3");
        later(Duration.ofMinutes(11));
        await(1);

        shutDown();
        serve(standIn.apiUrl());
        type(ELSEWHERE, "/incident open the bank is slow sev3");
        later(Duration.ofMinutes(15));
        Eventually.holds("one more came", () -> direct().size() >= 2);
        later(Duration.ofSeconds(1)); // each person gets one message a second

        assertThat(await(3))
                .extracting(ReminderTest::firstLine)
                .containsExactlyInAnyOrder(
                        "*INC-1* SEV-3 the shop is slow · <#C0INCIDENTS>",
                        "*INC-1* SEV-3 the shop is slow · <#C0INCIDENTS>",
                        "*INC-2* SEV-3 the bank is slow · <#C0ELSEWHERE>");
    }

    @Test
    void afterALongTimeOutOfServiceEachIncidentIsSaidOnce() throws Exception {
        type("/incident open the shop is slow sev1");
        type(ELSEWHERE, "/incident open the bank is slow sev1");
        shutDown();
        clock.moveTo(TestApp.NOW.plus(Duration.ofHours(9)));

        serve(standIn.apiUrl());
        Eventually.holds("one came", () -> !direct().isEmpty());
        later(Duration.ofSeconds(1)); // each person gets one message a second

        assertThat(await(2))
                .extracting(ReminderTest::firstLine)
                .containsExactlyInAnyOrder(
                        "*INC-1* SEV-1 the shop is slow · <#C0INCIDENTS>",
                        "*INC-2* SEV-1 the bank is slow · <#C0ELSEWHERE>");
        assertThat(direct())
                .allSatisfy(posted -> assertThat(posted.text())
                        .contains("There was no status update for 9 h", "Nobody leads it yet"));
    }

    @Test
    void aClosedIncidentIsSilentAndItsFollowUpsAreNot() throws Exception {
        type("/incident open the shop is slow sev1");
        type("/incident action test renewals <@UBEN|ben> by 2026-03-10 p1");
        type("/incident cancel it was a drill");

        later(Duration.ofHours(12));
        later(Duration.ofHours(7));

        assertThat(await(1)).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TO_BEN);
            assertThat(posted.text()).isEqualTo("Follow-ups that should be done by now:");
        });
        assertThat(sections(standIn.blocks().getLast()))
                .containsExactly(
                        "Follow-ups that should be done by now:",
                        "*INC-1/1* test renewals\n*due today* · p1 · from the shop is slow");
    }

    @Test
    void theButtonEndsTheFollowUpInThePersonsName() throws Exception {
        overdueFollowUps();

        press(TestApp.MIA.id(), button("Done"));

        ActionItem first = incident(1).actions().getFirst();
        assertThat(first.state()).isEqualTo(ActionItem.State.DONE);
        assertThat(incident(1).entries().getLast().author().id()).isEqualTo(TestApp.MIA.id());
        Eventually.holds("the list is shown anew", () -> !standIn.replacements().isEmpty());
        JsonNode list = standIn.replacements().getLast();
        assertThat(sections(list.path("blocks")).get(1)).contains("*INC-1/1*", "*done*");
        assertThat(labels(list.path("blocks"))).containsExactly("Done", "Remind me tomorrow", "In an hour");
    }

    @Test
    void pressedAgainItSaysThatItIsDoneAlready() throws Exception {
        overdueFollowUps();
        JsonNode done = button("Done");

        press(TestApp.MIA.id(), done);
        press(TestApp.MIA.id(), done);

        Eventually.holds("the list is shown twice", () -> {
            // A place gets one message a second.
            later(Duration.ofSeconds(1));
            return standIn.replacements().size() == 2;
        });
        assertThat(sections(standIn.replacements().getLast().path("blocks")))
                .anyMatch(text -> text.contains("follow-up 1 is done already"));
        assertThat(incident(1).actions())
                .extracting(ActionItem::state)
                .containsExactly(ActionItem.State.DONE, ActionItem.State.OPEN);
    }

    @Test
    void followUpsComeAgainAWeekLaterUnlessTheyAreDone() throws Exception {
        overdueFollowUps();
        type("/incident done INC-1 1");

        later(Duration.ofDays(6));
        later(Duration.ofDays(1));

        await(2);
        assertThat(sections(standIn.blocks().getLast()))
                .hasSize(2)
                .last()
                .asString()
                .contains("*INC-1/2*", "*overdue*, the last day was 2026-03-10");
    }

    @Test
    void ofManyFollowUpsAMessageHoldsTwentyAndStaysWithinSlacksLimits() throws Exception {
        type("/incident open the shop is slow " + "x".repeat(3_000));
        for (int i = 0; i < 23; i++) {
            type("/incident action %s <@UMIA|mia> by 2026-03-10".formatted("w&<é🎉 ".repeat(400)));
        }
        type("/incident cancel it was a drill");

        later(Duration.ofHours(23));

        await(1);
        JsonNode blocks = standIn.blocks().getLast();
        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        assertThat(sections(blocks))
                .hasSize(22)
                .allMatch(text -> text.length() <= 3_000)
                .last()
                .asString()
                .isEqualTo("There are 3 more; my Home tab lists them.");
        assertThat(buttons(blocks))
                .hasSize(22)
                .allSatisfy(
                        button -> assertThat(button.path("value").asString("")).hasSizeLessThanOrEqualTo(2_000));
    }

    /// Two of Mia's, said on the morning of their last day.
    private void overdueFollowUps() throws Exception {
        type("/incident open the shop is slow sev3");
        type("/incident action test renewals <@UMIA|mia> by 2026-03-10");
        type("/incident action alert on the queue <@UMIA|mia> by 2026-03-10");
        type("/incident cancel it was a drill");
        clock.moveTo(Instant.parse("2026-03-10T13:00:00Z"));
        await(1);
    }

    private static boolean isReminder(FlakySlack.Request request) {
        return request.method().equals("chat.postMessage") && request.says("channel", TO_MIA);
    }

    private void serve(String apiUrl) {
        application = TestApp.start(
                folder.resolve("scribe.db"), TestApp.credentials(Way.http, apiUrl), Rules.standard(), clock);
        requests = new SlackRequests(application.port(), clock);
    }

    private void shutDown() {
        requests.close();
        application.close();
    }

    private void type(String line) throws Exception {
        type(TestApp.AT_THE_KEYS, line);
    }

    private void type(SlackRequests.Person who, String line) throws Exception {
        Reply reply = requests.deliver(SlackRequests.typed(line, who, "typed " + ++typed));
        assertThat(reply.text()).doesNotContain("Not recorded");
    }

    private void later(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    private Incident incident(int number) {
        return application.journal().incident(StandIn.TEAM, number).orElseThrow();
    }

    /// Waits until so many direct messages came.
    private List<Posted> await(int messages) throws Exception {
        Eventually.holds(messages + " messages came", () -> direct().size() >= messages);
        assertThat(direct()).hasSize(messages);
        return direct();
    }

    private List<Posted> direct() {
        return standIn.posted().stream()
                .filter(posted -> posted.channel().startsWith("D"))
                .toList();
    }

    private static String firstLine(Posted posted) {
        return posted.text().lines().findFirst().orElseThrow();
    }

    private JsonNode button(String label) {
        return buttons(standIn.blocks().getLast()).stream()
                .filter(it -> it.at("/text/text").asString("").equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> buttons(JsonNode blocks) {
        return blocks.valueStream()
                .flatMap(block -> Stream.concat(
                        Stream.of(block.path("accessory")),
                        block.path("elements").valueStream()))
                .filter(element -> element.path("type").asString("").equals("button"))
                .toList();
    }

    private static List<String> labels(JsonNode blocks) {
        return buttons(blocks).stream()
                .map(button -> button.at("/text/text").asString(""))
                .toList();
    }

    private static List<String> sections(JsonNode blocks) {
        return blocks.valueStream()
                .filter(block -> block.path("type").asString("").equals("section"))
                .map(block -> block.at("/text/text").asString(""))
                .toList();
    }

    private void press(String user, JsonNode button) throws Exception {
        Map<String, Object> where = Map.of(
                "channel", Map.of("id", "D" + user, "name", "directmessage"),
                "trigger_id", "pressed " + ++pressed,
                "response_url", standIn.responseUrl());
        String payload = MAPPER.writeValueAsString(SlackGestures.pressed(user, button, where));
        assertThat(requests.signed(SlackRequests.form(Map.of("payload", payload)))
                        .status())
                .isEqualTo(200);
    }
}

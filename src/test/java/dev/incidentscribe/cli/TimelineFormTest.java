package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.capture.Taker;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The shortcut *Add to timeline* on a message of Ben's, used by Mia.
class TimelineFormTest {
    private static final Instant SAID = Instant.parse("2026-03-09T14:01:30Z");
    private static final String TS = SlackEvents.ts(SAID);
    private static final String TIME = "2026-03-09 10:01:30 America/New_York";
    private static final String TEXT = "the pool is full";
    private static final Map<String, Object> MESSAGE = SlackEvents.message(TS, TestApp.BEN.id(), TEXT);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http);
    }

    @Test
    void theFormHasTheTextTheTimeAndTheKinds() throws Exception {
        JsonNode form = shortcut(MESSAGE);

        assertThat(form.path("type").asString("")).isEqualTo("modal");
        assertThat(element(form, "text").path("initial_value").asString("")).isEqualTo(TEXT);
        assertThat(element(form, "time").path("initial_value").asString("")).isEqualTo(TIME);
        assertThat(element(form, "kind").at("/initial_option/value").asString(""))
                .isEqualTo("note");
        assertThat(element(form, "kind")
                        .path("options")
                        .valueStream()
                        .map(option -> option.path("value").asString("")))
                .contains("note", "hypothesis", "decision", "mitigated", "cause")
                .doesNotContain("open", "close", "lead", "help");
    }

    @Test
    void theFormNamesTheFilesOfTheMessage() throws Exception {
        var message = new HashMap<>(MESSAGE);
        message.put("files", List.of(Map.of("id", "F1", "name", "graph.png")));

        JsonNode form = shortcut(message);

        assertThat(element(form, "text").path("initial_value").asString("")).isEqualTo(TEXT + "\n[shared: graph.png]");
    }

    @Test
    void theFieldForAMessageWithoutWordsIsLeftEmpty() throws Exception {
        JsonNode form = shortcut(SlackEvents.message(TS, TestApp.BEN.id(), ""));

        assertThat(element(form, "text").has("initial_value")).isFalse();
    }

    @Test
    void whomAMessageAddressesIsStillAddressed() throws Exception {
        open();
        String said =
                "<!subteam^S0OPS|@ops> <!here> since <!date^1392734382^{date} at {time}|Feb 18> <tel:555|555> &lt;!here&gt;";
        JsonNode form = shortcut(SlackEvents.message(TS, TestApp.BEN.id(), said));

        submit(
                form,
                "V1",
                "note",
                TIME,
                element(form, "text").path("initial_value").asString(""));

        assertThat(app.draft(Format.MARKDOWN)).contains("@ops @here since Feb 18 555 ");
    }

    @Test
    void whatTheScribeSaidItselfCannotBeAdded() throws Exception {
        JsonNode form = shortcut(SlackEvents.message(TS, StandIn.BOT, "INC-1 *#2* the pool is full"));

        assertThat(form.has("submit")).isFalse();
        assertThat(form.path("blocks").toString()).contains("I said this myself");
    }

    @Test
    void aLongMessageFitsTheForm() throws Exception {
        JsonNode form = shortcut(SlackEvents.message(TS, TestApp.BEN.id(), "x".repeat(5_000)));

        assertThat(element(form, "text").path("initial_value").asString("")).hasSize(3_000);
        assertThat(form.path("private_metadata").asString("")).hasSizeLessThanOrEqualTo(3_000);
        assertThat(form.path("blocks").toString()).contains("The message has 5000 characters");
    }

    @Test
    void whatIsAddedAgainAfterARemovalFollowsItsMessage() throws Exception {
        open();
        submit(shortcut(MESSAGE), "V1", "note", TIME, TEXT);
        app.type("/incident remove 2 it is a finding");
        submit(shortcut(MESSAGE), "V2", "finding", TIME, TEXT);

        app.event(SlackEvents.changed(
                "Ev1",
                MESSAGE,
                SlackEvents.message(TS, TestApp.BEN.id(), "the pool was never full"),
                TestApp.NOW.plusSeconds(30)));
        List<String> edited = app.told(1).stream().map(Entry::text).toList();
        app.event(SlackEvents.deleted("Ev2", TestApp.BEN.id(), TS));

        assertThat(edited).containsExactly("the pool was never full");
        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void whatIsSubmittedIsAnEntryByTheAuthorOfTheMessage() throws Exception {
        open();
        JsonNode form = shortcut(MESSAGE);

        Answer answer = submit(form, "V1", "note", TIME, TEXT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.statement()).isEqualTo(new Noted(NoteKind.OBSERVATION, TEXT));
            assertThat(entry.at()).isEqualTo(SAID);
            assertThat(entry.author().id()).isEqualTo(TestApp.BEN.id());
            assertThat(entry.original().source()).isEqualTo(Source.SHORTCUT);
            assertThat(entry.original().origin())
                    .contains(new Origin(
                            TestApp.CHANNEL,
                            TS,
                            Optional.of("https://practice.example/archives/%s/p%s"
                                    .formatted(TestApp.CHANNEL, TS.replace(".", "")))));
        });
    }

    @Test
    void anHourThatComesTwiceIsTheMessagesOwn() throws Exception {
        app.close();
        app = TestApp.start(folder, Way.http, TestApp.RULES, Instant.parse("2026-11-01T06:40:00Z"));
        open();
        Instant said = Instant.parse("2026-11-01T06:30:00.123456Z");
        String ts = "1793514600.123456";
        Map<String, Object> message = SlackEvents.message(ts, TestApp.BEN.id(), TEXT);
        var mia = new SlackGestures(app);
        JsonNode form = mia.form(() -> mia.addToTimeline(ts, message));
        String time = element(form, "time").path("initial_value").asString("");

        submit(form, "V1", "note", time, TEXT);

        assertThat(time).isEqualTo("2026-11-01 01:30:00 America/New_York");
        assertThat(app.told(1)).extracting(Entry::at).containsExactly(said);
    }

    @Test
    void theKindTheTimeAndTheWordsAreThoseOfTheForm() throws Exception {
        open();

        submit(shortcut(MESSAGE), "V1", "mitigated", "09:50", "the pool was made larger");

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.statement())
                    .isEqualTo(new MilestoneReached(Milestone.MITIGATED, "the pool was made larger"));
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-09T13:50:00Z"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "soon | the pool is full | time | Write a time such as 14:05",
                "25:00 | the pool is full | time | Write a time such as 14:05",
                "'' | the pool is full | time | Write a time such as 14:05",
                "2026-03-09 14:05 | the pool is full | time | is in the future",
                "2026-03-08 02:30 | the pool is full | time | did not exist",
                "10:01 | '' | text | What happened?",
                "10:01 | '   ' | text | What happened?"
            })
    void whatIsWrongIsSaidAtItsField(String time, String text, String field, String said) throws Exception {
        open();

        Answer answer = submit(shortcut(MESSAGE), "V1", "note", time, text);

        assertError(answer, field, said);
        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void aChannelWithoutAnIncidentIsSaidSo() throws Exception {
        Answer answer = submit(shortcut(MESSAGE), "V1", "note", TIME, TEXT);

        assertError(answer, "text", "There is no incident in this channel.");
        assertThat(app.journal().incidents(StandIn.TEAM)).isEmpty();
    }

    @Test
    void anIncidentThatEndedLongAgoIsNamed() throws Exception {
        open();
        app.type("/incident close");
        app.settle();
        app.later(Taker.AFTERWARDS.plusSeconds(1));

        Answer answer = submit(shortcut(MESSAGE), "V1", "note", TIME, TEXT);

        assertError(
                answer,
                "text",
                "INC-1 ended more than 7 days ago and takes no more messages. `/incident note INC-1 …` still records it.");
    }

    @Test
    void anIncidentThatHasAChannelOfItsOwnIsNamed() throws Exception {
        app.type("/incident open the shop is slow in-new-channel");
        app.settle();

        Answer answer = submit(shortcut(MESSAGE), "V1", "note", TIME, TEXT);

        assertError(answer, "text", "INC-1 has a channel of its own since. Type it there,");
    }

    @Test
    void theFormOpensThoughSlackDoesNotTellTheLinkYet(@TempDir Path elsewhere) throws Exception {
        app.close();
        app = TestApp.start(
                elsewhere,
                request -> request.method().equals("chat.getPermalink") && request.number() == 1
                        ? Fate.BROKEN
                        : Fate.DONE);
        open();

        submit(shortcut(MESSAGE), "V1", "note", TIME, TEXT);
        app.settle();

        assertThat(app.draft(Format.MARKDOWN)).contains("(<https://practice.example/archives/" + TestApp.CHANNEL);
    }

    @Test
    void otherWordsThanThoseOfTheMessageAreACorrection() throws Exception {
        open();
        JsonNode form = shortcut(MESSAGE);

        addInWords(form, "the pool of checkout is full");
        addInWords(form, "the pool of checkout is full");
        app.event(SlackEvents.changed("Ev1", MESSAGE, MESSAGE, TestApp.NOW.plusSeconds(30)));
        app.event(SlackEvents.changed(
                "Ev2",
                MESSAGE,
                SlackEvents.message(TS, TestApp.BEN.id(), "the pool was full"),
                TestApp.NOW.plusSeconds(60)));

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("the pool of checkout is full");
            assertThat(entry.author().id()).isEqualTo(TestApp.BEN.id());
            assertThat(entry.original().event()).isEqualTo(new Noted(NoteKind.OBSERVATION, TEXT));
            assertThat(entry.corrections().getFirst().author().id()).isEqualTo(TestApp.MIA.id());
            assertThat(entry.at()).isEqualTo(SAID);
        });
        assertThat(app.standIn().posted())
                .singleElement()
                .satisfies(posted -> assertThat(posted.text())
                        .isEqualTo("@Mia Novak:\nINC-1 *#2* 10:01 EDT (14:01 UTC) · the pool of checkout is full"
                                + "\nThe message itself reads otherwise; both are on record."));
    }

    @Test
    void theWordsOfTheMessageAreNoCorrection() throws Exception {
        open();

        addInWords(shortcut(MESSAGE), TEXT);

        assertThat(app.told(1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.corrections()).isEmpty());
    }

    /// Sends the form as Slack does, with what it began with.
    private void addInWords(JsonNode form, String text) throws Exception {
        Answer answer = app.interact(SlackGestures.submitted(
                Map.of("team", Map.of("id", StandIn.TEAM), "user", Map.of("id", TestApp.MIA.id())),
                Map.of("id", "V1", "blocks", form.path("blocks")),
                form,
                Map.of("kind", "note", "time", TIME, "text", text)));
        assertThat(answer.body()).isEmpty();
        app.settle();
    }

    @Test
    void theSameFormTwiceIsOneEntry() throws Exception {
        open();
        JsonNode form = shortcut(MESSAGE);

        Answer first = submit(form, "V1", "note", TIME, TEXT);
        Answer second = submit(form, "V1", "note", TIME, TEXT);

        assertThat(second).isEqualTo(first);
        assertThat(app.told(1)).hasSize(1);
    }

    @Test
    void theChannelIsToldTheNumberOfTheEntryOnce() throws Exception {
        open();
        JsonNode form = shortcut(MESSAGE);

        submit(form, "V1", "finding", TIME, TEXT);
        submit(form, "V1", "finding", TIME, TEXT);
        app.settle();

        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.channel()).isEqualTo(TestApp.CHANNEL);
            assertThat(posted.thread()).isEmpty();
            assertThat(posted.onlyTo()).isEmpty();
            assertThat(posted.text()).contains("@Mia Novak:", "INC-1 *#2* 10:01 EDT (14:01 UTC)", TEXT);
        });
    }

    @Test
    void theAnswerIsInTheThreadThatTheMessageIsIn() throws Exception {
        open();
        String thread = SlackEvents.ts(SAID.minusSeconds(600));
        var reply = new HashMap<>(MESSAGE);
        reply.put("thread_ts", thread);

        submit(shortcut(reply), "V1", "note", TIME, TEXT);
        app.settle();

        assertThat(app.standIn().posted())
                .singleElement()
                .satisfies(posted -> assertThat(posted.thread()).contains(thread));
    }

    @Test
    void aFormThatWasCorrectedIsRecorded() throws Exception {
        open();
        JsonNode form = shortcut(MESSAGE);

        submit(form, "V1", "note", "soon", TEXT);
        Answer answer = submit(form, "V1", "note", TIME, TEXT);

        assertThat(answer.body()).isEmpty();
        assertThat(app.told(1)).extracting(Entry::text).containsExactly(TEXT);
    }

    @Test
    void aMessageThatIsOnTheTimelineAlreadyIsSaidToBe() throws Exception {
        open();
        submit(shortcut(MESSAGE), "V1", "note", TIME, TEXT);

        Answer answer = submit(shortcut(MESSAGE), "V2", "decision", TIME, TEXT);

        assertError(answer, "text", "It is on the timeline already, as #2.");
        assertThat(app.told(1)).hasSize(1);
    }

    private void open() throws Exception {
        app.type("/incident open the shop is slow");
    }

    /// Mia uses the shortcut; the form that opens.
    private JsonNode shortcut(Map<String, Object> message) throws Exception {
        int before = app.standIn().forms().size();
        Answer answer = new SlackGestures(app).addToTimeline(TS, message);
        assertThat(answer.status()).isEqualTo(200);
        Eventually.holds("the form opens", () -> app.standIn().forms().size() > before);
        return app.standIn().forms().getLast();
    }

    private Answer submit(JsonNode form, String id, String kind, String time, String text) throws Exception {
        Map<String, Object> chosen = Map.of("type", "static_select", "selected_option", Map.of("value", kind));
        Map<String, Object> values = Map.of(
                "kind", Map.of("kind", chosen),
                "time", Map.of("time", Map.of("type", "plain_text_input", "value", time)),
                "text", Map.of("text", Map.of("type", "plain_text_input", "value", text)));
        Map<String, Object> view = Map.of(
                "id", id,
                "type", "modal",
                "callback_id", form.path("callback_id").asString(""),
                "private_metadata", form.path("private_metadata").asString(""),
                "state", Map.of("values", values));
        return app.interact(Map.of(
                "type",
                "view_submission",
                "team",
                Map.of("id", StandIn.TEAM),
                "user",
                Map.of("id", TestApp.MIA.id(), "name", TestApp.MIA.handle()),
                "view",
                view));
    }

    private static void assertError(Answer answer, String field, String said) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("response_action").asString("")).isEqualTo("errors");
        assertThat(answer.json().path("errors").path(field).asString("")).contains(said);
    }

    private static JsonNode element(JsonNode form, String block) {
        return form.path("blocks")
                .valueStream()
                .filter(it -> it.path("block_id").asString("").equals(block))
                .findFirst()
                .orElseThrow()
                .path("element");
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Under an answer there are buttons for what was probably meant.
class ChoiceTest {
    private static final String NOT_A_STATUS = "/incident status page updated";
    private static final String NEARLY_MITIGATED = "/incident mitgated by rollback";

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private int typed;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @Test
    void whatIsRefusedMayBeRecordedAsANote() throws Exception {
        JsonNode refusal = type(NOT_A_STATUS);

        assertThat(refusal.path("response_type").asString("")).isEqualTo("ephemeral");
        assertThat(labels(refusal)).containsExactly("/incident update status page updated", "Record as a note");
        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void theNoteIsRecordedAtTheTimeOfTyping() throws Exception {
        JsonNode refusal = type(NOT_A_STATUS);
        app.later(Duration.ofMinutes(7));

        press(buttons(refusal).getLast());

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.statement()).isEqualTo(new Noted(NoteKind.OBSERVATION, "status page updated"));
            assertThat(entry.at()).isEqualTo(TestApp.NOW);
            assertThat(entry.author().id()).isEqualTo(TestApp.MIA.id());
        });
    }

    @Test
    void theAnswerTakesThePlaceOfTheMessage() throws Exception {
        press(buttons(type(NOT_A_STATUS)).getLast());

        assertThat(app.standIn().replacements()).singleElement().satisfies(it -> {
            assertThat(it.path("text").asString("")).contains("INC-1 *#2*", "status page updated");
            assertThat(it.path("response_type").asString("")).isEqualTo("in_channel");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close to the limit of connections",
                "close the firewall port 22",
                "cancel all the running jobs",
                "close port 22 on the gateway"
            })
    void whatReadsAsIfSomethingElseWasClosedIsTakenBackByAButton(String line) throws Exception {
        JsonNode answer = type("/incident " + line);
        Incident.State before = app.incident(1).state();

        assertThat(labels(answer)).containsExactly("Make it “did”");
        press(buttons(answer).getFirst());

        assertThat(before).isNotEqualTo(Incident.State.OPEN);
        assertThat(app.incident(1).state()).isEqualTo(Incident.State.OPEN);
        assertThat(app.told(1)).extracting(Entry::statement).containsExactly((IncidentEvent.Statement)
                new Noted(NoteKind.DEED, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update the DNS record for eu-west",
                "update to 4.12.1 rolled back",
                "fix is deploying now",
                "fix did not help",
                "fix didn't work on eu-1",
                "resolved the DNS issue but errors continue"
            })
    void whatReadsAsADeedIsMadeOneByAButton(String line) throws Exception {
        JsonNode answer = type("/incident " + line);

        assertThat(labels(answer)).containsExactly("Make it “did”");
        press(buttons(answer).getFirst());

        assertThat(app.told(1)).extracting(Entry::statement).containsExactly((IncidentEvent.Statement)
                new Noted(NoteKind.DEED, line));
        assertThat(app.incident(1).milestones().at(Milestone.RESOLVED)).isEmpty();
    }

    @Test
    void aNoteThatBeginsWithATimeIsMadeOneOfThatTime() throws Exception {
        JsonNode answer = type("/incident 9:40 AM first 503s");

        assertThat(labels(answer)).containsExactly("/incident at 9:40 AM first 503s");
        press(buttons(answer).getFirst());

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("first 503s");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-09T13:40:00Z"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"did 9:40 restart", "in 5m we restart", "ten minutes ago it began", "12 nodes are down"})
    void aTimeThatCannotBeReadThereHasNoButton(String line) throws Exception {
        assertThat(labels(type("/incident " + line))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "delete 1, Make it “remove”",
        "closed., Make it “close”",
        "It's fixed!, Make it “resolved”",
        "state monitoring, Make it “status”",
        "stat identified a bad certificate, Make it “status”",
        "link grafana https://example.org/x, /incident link https://example.org/x grafana"
    })
    void whatIsTypedOutOfHabitIsOffered(String line, String label) throws Exception {
        assertThat(labels(type("/incident " + line))).contains(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete 3 pods",
                "closed port 22",
                "fixed the DNS record",
                "end to end tests fail",
                "state is lost"
            })
    void whatOnlyBeginsSoIsJustANote(String line) throws Exception {
        assertThat(labels(type("/incident " + line))).isEmpty();
    }

    @Test
    void whatIsMadeADeedStaysWhereItWas() throws Exception {
        JsonNode answer = type("/incident update 20m ago the DNS record for eu-west");

        press(buttons(answer).getFirst());

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.statement()).isEqualTo(new Noted(NoteKind.DEED, "update the DNS record for eu-west"));
            assertThat(entry.at()).isEqualTo(TestApp.NOW.minus(Duration.ofMinutes(20)));
        });
    }

    @Test
    void undoTakesBackWhatAButtonMadeAndNotItsOtherHalf() throws Exception {
        JsonNode answer = type("/incident update the DNS record for eu-west");
        press(buttons(answer).getFirst());

        app.type("/incident undo");

        assertThat(app.told(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update the status page says degraded",
                "update all customers were told by mail",
                "fix the old certificate is back",
                "resolved all payments go through"
            })
    void whatIsMeantAsItIsTypedIsNotDoubted(String line) throws Exception {
        assertThat(labels(type("/incident " + line))).isEmpty();
    }

    @Test
    void anEndIsNotTakenBackOnceTheChannelHasAnotherIncident() throws Exception {
        JsonNode answer = type("/incident close the firewall port 22");
        app.type("/incident open another one");

        press(buttons(answer).getFirst());

        assertThat(app.incident(1).state()).isEqualTo(Incident.State.CLOSED);
        assertThat(app.incident(2).state()).isEqualTo(Incident.State.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "close the errors are gone", "close all is well again", "cancel a test alarm"})
    void whatReadsAsTheEndIsNotDoubted(String line) throws Exception {
        JsonNode answer = type("/incident " + line);

        assertThat(labels(answer)).isEmpty();
        assertThat(app.incident(1).state()).isNotEqualTo(Incident.State.OPEN);
    }

    @Test
    void pressedAgainAndAgainItIsRecordedOnce() throws Exception {
        JsonNode button = buttons(type(NOT_A_STATUS)).getLast();

        press(button);
        app.later(Duration.ofMinutes(1));
        press(button);
        press(button);

        assertThat(app.told(1)).hasSize(1);
        assertThat(app.standIn().replacements()).hasSize(1);
    }

    @Test
    void aVerbThatIsAlmostRightIsANoteAtFirst() throws Exception {
        JsonNode answer = type(NEARLY_MITIGATED);

        assertThat(answer.path("response_type").asString("")).isEqualTo("in_channel");
        assertThat(labels(answer)).containsExactly("Make it “mitigated”");
        assertThat(app.told(1))
                .extracting(Entry::statement)
                .containsExactly(new Noted(NoteKind.OBSERVATION, "mitgated by rollback"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root cause: nobody tested it | FactStated | nobody tested it",
                "Follow up test it | ActionAdded | test it"
            })
    void aVerbInTwoWordsIsTakenAsAWhole(String line, String made, String text) throws Exception {
        press(buttons(type("/incident " + line)).getFirst());

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.statement().getClass().getSimpleName()).isEqualTo(made);
            assertThat(entry.text()).isEqualTo(text);
        });
    }

    @Test
    void itsButtonMakesItTheMilestoneAndTheNoteGivesWay() throws Exception {
        JsonNode button = buttons(type(NEARLY_MITIGATED)).getFirst();
        app.later(Duration.ofMinutes(7));

        press(button);
        press(button);

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.statement()).isEqualTo(new MilestoneReached(Milestone.MITIGATED, "by rollback"));
            assertThat(entry.at()).isEqualTo(TestApp.NOW);
        });
        Entry note = app.incident(1).entry(2).orElseThrow();
        Entry milestone = app.incident(1).entry(3).orElseThrow();
        assertThat(note.corrections()).singleElement().satisfies(removed -> {
            assertThat(removed.ordinal()).isEqualTo(milestone.original().ordinal() + 1);
            assertThat(removed.author()).isEqualTo(milestone.author());
        });
    }

    @Test
    void whoeverPressesItTheWordsStayWithWhoTypedThem() throws Exception {
        JsonNode answer = app.requests()
                .signed(SlackRequests.form(SlackRequests.typed(
                        "/incident decsion roll back now",
                        new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), TestApp.CHANNEL),
                        "typed by Ben")))
                .json();

        press(buttons(answer).getFirst());

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.statement()).isEqualTo(new Noted(NoteKind.DECISION, "roll back now"));
            assertThat(entry.author().id()).isEqualTo(TestApp.BEN.id());
        });
        assertThat(app.incident(1).entry(2).orElseThrow().corrections())
                .extracting(Recorded::event)
                .containsExactly(new Removed(
                        2,
                        "recorded anew as another kind, as <@%s|%s> chose"
                                .formatted(TestApp.MIA.id(), TestApp.MIA.name())));
    }

    @Test
    void aNoteThatWasRemovedMeanwhileMayStillBecomeTheMilestone() throws Exception {
        JsonNode button = buttons(type(NEARLY_MITIGATED)).getFirst();
        app.type("/incident remove 2 wrong verb");

        press(button);

        assertThat(app.told(1))
                .extracting(Entry::statement)
                .containsExactly(new MilestoneReached(Milestone.MITIGATED, "by rollback"));
    }

    @Test
    void theButtonsOfOneAnswerTogetherCountOnce() throws Exception {
        List<JsonNode> buttons = buttons(type("/incident started the pool filled up"));

        for (JsonNode button : buttons) {
            press(button);
        }

        assertThat(buttons).hasSize(2);
        assertThat(app.told(1))
                .extracting(Entry::statement)
                .containsExactly(new MilestoneReached(Milestone.STARTED, "the pool filled up"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 100, 1_000, 1_500, 1_800, 1_850, 1_900, 1_950, 2_000, 2_900, 3_000, 3_100, 8_000})
    void longTextsStayWithinWhatSlackTakes(int length) throws Exception {
        for (String verb : List.of("status", "started", "mitgated")) {
            for (String word : List.of("x", "\"<&>\" é🎉 ")) {
                JsonNode answer = type("/incident %s %s".formatted(verb, word.repeat(length / word.length())));

                assertThat(buttons(answer)).allSatisfy(button -> {
                    assertThat(button.at("/text/text").asString(""))
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(75);
                    assertThat(button.path("value").asString("")).hasSizeLessThanOrEqualTo(2_000);
                });
                assertThat(answer.at("/blocks/0/text/text").asString("")).hasSizeLessThanOrEqualTo(3_000);
            }
        }
    }

    @Test
    void aTextThatNoButtonCanCarryHasNone() throws Exception {
        JsonNode fits = type("/incident status " + "x".repeat(1_500));
        JsonNode refused = type("/incident status " + "x".repeat(2_000));

        assertThat(labels(fits)).contains("Record as a note");
        assertThat(refused.has("blocks")).isFalse();
        assertThat(refused.path("text").asString(""))
                .startsWith("Not recorded: ")
                .contains("x".repeat(2_000));
    }

    @Test
    void aButtonOfSomebodyElseDoesNothing() throws Exception {
        press(new JsonMapper().valueToTree(Map.of("action_id", "choice-0", "value", "not ours")));

        assertThat(app.told(1)).isEmpty();
        assertThat(app.standIn().replacements()).isEmpty();
    }

    private JsonNode type(String line) throws Exception {
        return app.requests()
                .signed(SlackRequests.form(SlackRequests.typed(line, TestApp.AT_THE_KEYS, "typed " + ++typed)))
                .json();
    }

    private static List<JsonNode> buttons(JsonNode answer) {
        return SlackGestures.buttons(answer.path("blocks"));
    }

    private static List<String> labels(JsonNode answer) {
        return SlackGestures.labels(answer.path("blocks"));
    }

    private void press(JsonNode button) throws Exception {
        Answer answer =
                app.interact(SlackGestures.pressed(TestApp.MIA.id(), button, SlackGestures.inChannel(app.standIn())));
        assertThat(answer.status()).isEqualTo(200);
        app.settle();
    }
}

package dev.incidentscribe.cli;

import static dev.incidentscribe.cli.SlackEvents.mentioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.StandIn.Posted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In a thread, where there are no slash commands, people speak to the scribe by name.
class MentionTest {
    private static final String MIA = TestApp.MIA.id();
    private static final Instant SAID = Instant.parse("2026-03-09T14:04:30Z");
    private static final String TS = SlackEvents.ts(SAID);
    private static final String THREAD = SlackEvents.ts(SAID.minusSeconds(600));
    private static final String LINK =
            "https://practice.example/archives/%s/p%s".formatted(TestApp.CHANNEL, TS.replace(".", ""));
    private static final String SCRIBE = "<@%s> ".formatted(StandIn.BOT);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @Test
    void aNoteIsRecordedAtTheTimeItNames() throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note at 09:50 rolled back"));

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("rolled back");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-09T13:50:00Z"));
            assertThat(entry.author().id()).isEqualTo(MIA);
            assertThat(entry.original().source()).isEqualTo(Source.MENTION);
            assertThat(entry.original().origin())
                    .hasValueSatisfying(
                            it -> assertThat(it.is(TestApp.CHANNEL, TS)).isTrue());
        });
    }

    @Test
    void whatItTellsOfAnEarlierTimeWasToldLater() throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note at 09:50 rolled back"));
        app.event(mentioned("Ev2", MIA, SlackEvents.ts(SAID.plusSeconds(1)), THREAD, SCRIBE + "note it holds"));
        app.event(mentioned("Ev3", MIA, SlackEvents.ts(SAID.plusSeconds(2)), THREAD, SCRIBE + "started at 9:30"));

        assertThat(app.told(1)).extracting(Entry::isBackdated).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "finding at 09:50 see the graph | see the graph\\n[shared: graph.png]",
                "resolved | [shared: graph.png]",
                "note | [shared: graph.png]",
                "'' | [shared: graph.png]"
            })
    void theFilesSharedWithItAreNamed(String said, String recorded) throws Exception {
        app.event(withFile(SCRIBE + said));

        assertThat(app.told(1)).extracting(Entry::text).containsExactly(recorded.replace("\\n", "\n"));
    }

    @Test
    void aLinkThatSlackUnfoldsTakesNoFileAway() throws Exception {
        Map<String, Object> file = Map.of("id", "F1", "name", "graph.png");
        var message = new HashMap<>(SlackEvents.message(TS, MIA, SCRIBE + "finding see the graph"));
        message.put("files", List.of(file));
        app.event(withFile(SCRIBE + "finding see the graph"));

        app.event(SlackEvents.changed("Ev2", message, message, SAID.plusSeconds(60)));

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("see the graph\n[shared: graph.png]");
            assertThat(entry.isCorrected()).isFalse();
        });
    }

    @Test
    void aFileIsInTheWayOfNoOtherCommand() throws Exception {
        app.type("/incident the pool is full");

        app.event(withFile(SCRIBE + "remove 2"));

        assertThat(app.told(1)).isEmpty();
        assertThat(app.incident(1).entries()).hasSize(2);
    }

    private static Map<String, Object> withFile(String text) {
        return SlackEvents.said(
                "Ev1",
                Map.of(
                        "type", "app_mention",
                        "user", MIA,
                        "text", text,
                        "ts", TS,
                        "thread_ts", THREAD,
                        "event_ts", TS,
                        "files", List.of(Map.of("id", "F1", "name", "graph.png"))));
    }

    @Test
    void aNoteWithoutATimeIsRecordedAtTheTimeOfTheMessage() throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note rolled back"));

        assertThat(app.told(1)).extracting(Entry::at).containsExactly(SAID);
    }

    @Test
    void theAnswerIsInTheThread() throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note at 09:50 rolled back"));

        assertThat(app.standIn().posted())
                .containsExactly(new Posted(
                        TestApp.CHANNEL,
                        Optional.empty(),
                        "INC-1 *#2* 09:50 EDT (13:50 UTC) · rolled back",
                        Optional.of(THREAD),
                        Optional.empty()));
    }

    @Test
    void aRefusalIsForThatPersonAlone() throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note at 25:00 rolled back"));

        assertThat(app.told(1)).isEmpty();
        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.text())
                    .startsWith("Not recorded: ")
                    .contains("You typed: ```note at 25:00 rolled back```");
            assertThat(posted.onlyTo()).contains(MIA);
            assertThat(posted.thread()).contains(THREAD);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&gt; @scribe note rolled back",
                "look at this:\n&gt; @scribe note rolled back\nwas that right?",
                "&gt;&gt;&gt; he said\n@scribe note rolled back",
                "type `@scribe note rolled back`",
                "```\n@scribe note rolled back\n```",
                "<@UBEN> type `@scribe note rolled back`"
            })
    void aQuotationOrCodeThatNamesTheScribeIsNoCommand(String text) throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, text.replace("@scribe ", SCRIBE)));

        assertThat(app.told(1)).isEmpty();
        assertThat(app.standIn().posted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&gt; shall we roll back?\n@scribe note rolled back",
                "@scribe note rolled back with `git revert`",
                "@scribe note rolled back\n&gt; @scribe is that right?"
            })
    void whoeverQuotesBesidesIsHeard(String text) throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, text.replace("@scribe ", SCRIBE)));

        assertThat(app.told(1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).contains("rolled back"));
    }

    @Test
    void deliveredTwiceItIsOneEntryAndOneAnswer() throws Exception {
        Map<String, Object> note = mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note rolled back");

        app.event(note);
        app.event(note);

        assertThat(app.told(1)).hasSize(1);
        assertThat(app.standIn().posted()).hasSize(1);
    }

    @Test
    void aMessageThatAnEmojiTookBeforeIsOneEntry() throws Exception {
        app.standIn().channels().keep(TS, MIA, SCRIBE + "finding the pool is full", Optional.empty());
        app.standIn().channels().react(TS, MIA, "pushpin", true);
        app.event(SlackEvents.reacted("Ev1", MIA, "pushpin", TS));
        app.event(mentioned("Ev2", MIA, TS, THREAD, SCRIBE + "finding the pool is full"));
        List<IncidentEvent.Statement> told =
                app.told(1).stream().map(Entry::statement).toList();
        app.standIn().channels().react(TS, MIA, "pushpin", false);
        app.event(SlackEvents.unreacted("Ev3", MIA, "pushpin", TS));

        assertThat(told).containsExactly(new Noted(NoteKind.FINDING, "the pool is full"));
        assertThat(app.told(1)).extracting(Entry::statement).isEqualTo(told);
    }

    @Test
    void anEmojiOnAMentionThatWasRefusedKeepsIt() throws Exception {
        app.standIn().channels().keep(TS, MIA, SCRIBE + "note at 25:00 rolled back", Optional.empty());
        app.standIn().channels().react(TS, MIA, "pushpin", true);
        app.event(SlackEvents.reacted("Ev1", MIA, "pushpin", TS));
        app.event(mentioned("Ev2", MIA, TS, THREAD, SCRIBE + "note at 25:00 rolled back"));

        assertThat(app.told(1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks @scribe",
                "thank you so much, @scribe!",
                "@scribe thx :pray::skin-tone-2:",
                "@scribe ok",
                "@scribe 👍🏽",
                "@scribe :tada: :tada:",
                "Danke @scribe ❤️"
            })
    void whatTellsNothingIsNoEntryButGivenBack(String text) throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, text.replace("@scribe", SCRIBE.strip())));

        assertThat(app.told(1)).isEmpty();
        assertThat(app.standIn().posted()).singleElement().satisfies(posted -> {
            assertThat(posted.text()).startsWith("Not recorded: it tells of nothing that happened.\nYou typed: ");
            assertThat(posted.onlyTo()).contains(MIA);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks @scribe the shop is back",
                "@scribe thanks to the rollback it is fine",
                "@scribe all ok",
                "@scribe ok to roll back?",
                "@scribe resolved, thanks",
                "@scribe 503 :fire:",
                "@scribe it is down 👍"
            })
    void whatTellsAnythingIsAnEntryHoweverPolite(String text) throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, text.replace("@scribe", SCRIBE.strip())));

        assertThat(app.told(1)).hasSize(1);
    }

    @Test
    void aRefusalDeliveredTwiceIsOneAnswer() throws Exception {
        Map<String, Object> note = mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note at 25:00 rolled back");

        app.event(note);
        app.event(note);

        assertThat(app.standIn().posted()).hasSize(1);
    }

    @Test
    void theScribeDoesNotSpeakToItself() throws Exception {
        app.event(mentioned("Ev1", StandIn.BOT, TS, THREAD, SCRIBE + "note rolled back"));

        assertThat(app.told(1)).isEmpty();
        assertThat(app.standIn().posted()).isEmpty();
    }

    @Test
    void nobodyIsPingedByTheAnswer() throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note <!channel> asked <@UMIA|mia>"));

        assertThat(app.standIn().posted())
                .singleElement()
                .extracting(Posted::text)
                .asString()
                .doesNotContain("<!", "<@")
                .contains("@Mia Novak");
    }

    @Test
    void anEditedMentionRewordsWhatStandsBehindTheVerb() throws Exception {
        String before = SCRIBE + "note rolled back";
        app.event(mentioned("Ev1", MIA, TS, THREAD, before));

        app.event(SlackEvents.changed(
                "Ev2",
                SlackEvents.message(TS, MIA, before),
                SlackEvents.message(TS, MIA, SCRIBE + "note rolled back to 4.9"),
                TestApp.NOW));

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("rolled back to 4.9");
        assertThat(app.incident(1).events()).isEqualTo(3);
    }

    @Test
    void anEditedMentionMovesItsEntryToTheTimeItNamesNow() throws Exception {
        String before = SCRIBE + "started 10m ago";
        app.event(mentioned("Ev1", MIA, TS, THREAD, before));

        app.event(SlackEvents.changed(
                "Ev2",
                SlackEvents.message(TS, MIA, before),
                SlackEvents.message(TS, MIA, SCRIBE + "started at 09:44 first errors"),
                TestApp.NOW));

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-09T13:44:00Z"));
            assertThat(entry.text()).isEqualTo("first errors");
            assertThat(entry.original().at()).isEqualTo(SAID.minusSeconds(600));
        });
    }

    @Test
    void anEditedMentionThatNamesTheSameTimeLeavesACorrectionAlone() throws Exception {
        String said = SCRIBE + "started 10m ago first errors";
        app.event(mentioned("Ev1", MIA, TS, THREAD, said));
        app.type("/incident retime 2 09:40");

        app.event(SlackEvents.changed(
                "Ev2", SlackEvents.message(TS, MIA, said), SlackEvents.message(TS, MIA, said), TestApp.NOW));

        assertThat(app.told(1)).extracting(Entry::at).containsExactly(Instant.parse("2026-03-09T13:40:00Z"));
    }

    @Test
    void aTimeThatSomebodyCorrectedStaysThoughTheMentionIsEditedLater() throws Exception {
        String before = SCRIBE + "started 10m ago first errors";
        app.event(mentioned("Ev1", MIA, TS, THREAD, before));
        app.type("/incident retime 2 09:40");

        app.event(SlackEvents.changed(
                "Ev2",
                SlackEvents.message(TS, MIA, before),
                SlackEvents.message(TS, MIA, SCRIBE + "started 12m ago the first errors"),
                TestApp.NOW));

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-09T13:40:00Z"));
            assertThat(entry.text()).isEqualTo("the first errors");
        });
    }

    @Test
    void theDraftLeadsToTheMessageInEveryFormat() throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note rolled back"));

        assertThat(app.draft(Format.JSON)).contains("\"link\" : \"" + LINK + "\"");
        assertThat(app.draft(Format.MARKDOWN)).contains("(<" + LINK + ">)");
        assertThat(app.draft(Format.HTML)).contains("href=\"" + LINK + "\"");
    }

    @Test
    void whereSlackDoesNotTellThePermalinkAtOnceItComesLater(@TempDir Path elsewhere) throws Exception {
        try (TestApp flaky = TestApp.start(
                elsewhere,
                request -> request.method().equals("chat.getPermalink") && request.number() == 1
                        ? Fate.BROKEN
                        : Fate.DONE)) {
            flaky.type("/incident open the shop is slow");
            flaky.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "note rolled back"));
            String before = flaky.draft(Format.JSON);

            flaky.later(Duration.ofMinutes(1));
            flaky.settle();

            assertThat(before).doesNotContain(LINK);
            assertThat(flaky.draft(Format.JSON)).contains(LINK);
            assertThat(flaky.told(1)).hasSize(1);
        }
    }

    @Test
    void whatIsOnlyAskedNeedsNoPermalink(@TempDir Path elsewhere) throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        try (TestApp watched = TestApp.start(elsewhere, request -> {
            asked.add(request.method());
            return Fate.DONE;
        })) {
            watched.type("/incident open the shop is slow");

            watched.event(mentioned("Ev1", MIA, TS, THREAD, SCRIBE + "timeline"));

            assertThat(asked).contains("chat.postEphemeral").doesNotContain("chat.getPermalink");
        }
    }
}

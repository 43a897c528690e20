package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A secret that somebody pastes goes into no file and onto no screen but their own, whichever way it came. That
/// nothing which is left behind or sent holds it is seen to by [LeftBehind] and [TestApp].
class SecretsTest {
    private static final String SECRET = PlantedSecret.aws.text();
    private static final String MARK = "[redacted: aws-access-key …7XQ4]";
    private static final String MIA = TestApp.MIA.id();
    private static final String BEN = TestApp.BEN.id();
    private static final Instant SAID = Instant.parse("2026-03-09T14:01:30.000200Z");
    private static final String TS = SlackEvents.ts(SAID);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void anIncidentIsOpen() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsTakenOut(PlantedSecret secret) throws Exception {
        Reply reply = app.type("/incident note found this: " + secret.text());
        app.settle();

        assertThat(reply.text()).contains("found this: ").containsPattern("redacted[-:] ?" + secret.rule());
        assertThat(app.told(1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).startsWith("found this: "));
        assertThat(warnings())
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains(secret.rule()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note the key is %s",
                "the key is %s",
                "impact whoever has %s",
                "action revoke %s @ben by friday",
                "lesson wrong %s was in the log",
                "service checkout, %s",
                "severity sev1 because of %s",
                "status monitoring %s",
                "escalate @ben with %s",
                "edit 1 open with %s",
                "remove 1 %s",
                "link https://example.org/x?key=%s graph",
                "note at 14:00 %s",
                "close after %s"
            })
    void aCommandIsAnsweredWithoutIt(String command) throws Exception {
        Reply reply = app.type("/incident " + command.formatted(SECRET));

        assertThat(reply.text()).doesNotContain(SECRET);
        app.type("/postmortem INC-1 share");
        app.settle();
    }

    @Test
    void theEntryHasAMarkInItsPlace() throws Exception {
        Reply reply = app.type("/incident note the key is " + SECRET + " here");

        assertThat(app.told(1).getFirst().text()).isEqualTo("the key is " + MARK + " here");
        assertThat(reply.visible()).isTrue();
        assertThat(reply.text()).contains(MARK);
    }

    @Test
    void whoeverTypedItIsToldInPrivate() throws Exception {
        app.type("/incident note the key is " + SECRET);
        app.settle();

        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.channel()).isEqualTo("D" + MIA);
            assertThat(warning.text())
                    .contains("aws-access-key")
                    .contains("rotate")
                    .contains("delete");
        });
    }

    @Test
    void anIncidentIsOpenedWithoutIt() throws Exception {
        var elsewhere = new SlackRequests.Person(MIA, "mia", "C0ELSEWHERE");

        Reply reply = app.requests().type(elsewhere, "/incident open " + SECRET + " leaked sev2");

        assertThat(reply.text()).doesNotContain(SECRET);
        assertThat(app.incident(2).title()).isEqualTo(MARK + " leaked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retime soon %s",
                "done 99 %s",
                "role pilot %s",
                "edit 99 %s",
                "statsu %s",
                "lesson %s",
                "started %s"
            })
    void aRefusedCommandIsGivenBackWithoutIt(String command) throws Exception {
        Reply reply = app.type("/incident " + command.formatted(SECRET));

        assertThat(reply.text()).doesNotContain(SECRET).contains(MARK);
    }

    /// Buttons and quotations are short, and half a secret looks like none.
    @ParameterizedTest
    @EnumSource
    void whatIsShortenedHoldsNoHalfOfOne(PlantedSecret secret) throws Exception {
        String alone = secret.text();
        String atTheEnd = "x ".repeat((3_000 - secret.text().length()) / 2);

        for (String line : List.of(
                "/incident lesson the key was " + secret.text(),
                "/incident statsu " + secret.text(),
                "/incident severity " + alone,
                "/incident lead " + alone,
                "/incident role pilot " + alone,
                "/incident note at " + alone,
                "/incident help " + alone,
                "/incident lesson " + atTheEnd + secret.text() + " and so on",
                "/postmortem " + alone,
                "/postmortem INC-1 diff " + alone,
                "/postmortem list " + secret.text(),
                "/postmortem list " + "words ".repeat(20) + secret.text())) {
            Reply reply = app.type(line);

            assertThat(reply.text()).as(line).isNotEmpty();
        }
    }

    @Test
    void aRefusalTellsWhatToDo() throws Exception {
        Reply reply = app.type("/incident lesson " + SECRET);

        assertThat(reply.visible()).isFalse();
        assertThat(reply.text()).startsWith("Not recorded").contains("rotate");
    }

    @Test
    void aMentionIsAnsweredWithoutIt() throws Exception {
        app.event(SlackEvents.mentioned("Ev1", MIA, TS, TS, "<@" + StandIn.BOT + "> note the key is " + SECRET));

        assertThat(app.told(1).getFirst().text()).isEqualTo("the key is " + MARK);
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aMentionThatIsRefusedIsAnsweredWithoutIt() throws Exception {
        app.event(SlackEvents.mentioned("Ev1", MIA, TS, TS, "<@" + StandIn.BOT + "> lesson " + SECRET));

        assertThat(app.standIn().posted())
                .singleElement()
                .satisfies(posted -> assertThat(posted.text()).contains(MARK).contains("rotate"));
    }

    @Test
    void aMessageIsTakenWithoutItAndItsAuthorIsTold() throws Exception {
        capture("the key is " + SECRET);

        assertThat(app.told(1).getFirst().text()).isEqualTo("the key is " + MARK);
        assertThat(warnings())
                .singleElement()
                .satisfies(it -> assertThat(it.channel()).isEqualTo("D" + BEN));
    }

    @Test
    void anEditedMessageIsFollowedWithoutIt() throws Exception {
        capture("the key is secret");

        app.event(SlackEvents.changed(
                "Ev2",
                SlackEvents.message(TS, BEN, "the key is secret"),
                SlackEvents.message(TS, BEN, "the key is " + SECRET),
                TestApp.NOW));

        assertThat(app.told(1).getFirst().text()).isEqualTo("the key is " + MARK);
    }

    @Test
    void aMessageThatIsAddedByItsFormIsRecordedWithoutItAndItsAuthorIsTold() throws Exception {
        var gestures = new SlackGestures(app);
        JsonNode form =
                gestures.form(() -> gestures.addToTimeline(TS, SlackEvents.message(TS, BEN, "the key is " + SECRET)));

        String shown = SlackGestures.element(form, "text").path("initial_value").asString("");
        gestures.submit(form, "V1", Map.of("kind", "note", "time", "1m ago", "text", shown));

        assertThat(app.told(1).getFirst().text()).isEqualTo("the key is " + MARK);
        assertThat(warnings())
                .singleElement()
                .satisfies(it -> assertThat(it.channel()).isEqualTo("D" + BEN));
    }

    @Test
    void theChannelOfAnIncidentIsNamedWithoutIt() throws Exception {
        var elsewhere = new SlackRequests.Person(MIA, "mia", "C0ELSEWHERE");

        app.requests().type(elsewhere, "/incident open leaked " + SECRET + " in-new-channel");
        app.settle();

        assertThat(app.standIn().circles().made().keySet())
                .singleElement()
                .asString()
                .startsWith("inc-2-leaked")
                .doesNotContainIgnoringCase(SECRET);
    }

    @Test
    void aTranscriptIsReplayedWithoutIt() throws Exception {
        Path transcript = folder.resolve("said.txt");
        Files.writeString(
                transcript,
                Stream.of(PlantedSecret.values())
                        .map(secret -> "[10:02] mia: /incident note it is " + secret.text() + "\n")
                        .collect(Collectors.joining("", """
                                channel: #shop
                                zone: UTC
                                person: mia = Mia Novak, UTC

                                [2023-10-07 10:01] mia: /incident open the shop leaks
                                """, "[10:03] mia: /incident close\n")));

        Console console = Console.run(
                "replay",
                transcript.toString(),
                "--db",
                folder.resolve("replayed.db").toString());

        Files.delete(transcript); // which is where it came from
        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("it is " + MARK.replace("[", "\\[").replace("]", "\\]"));
    }

    @Test
    void theLinkOfADraftKeepsItsAddressWithoutTheToken() throws Exception {
        String token = "f3Kq9ZxW".repeat(3);

        app.type("/incident link https://graphs.example.org/d/7?from=1&token=" + token + " the graph");

        Entry entry = app.told(1).getFirst();
        assertThat(entry.statement())
                .isEqualTo(new LinkAdded(
                        "https://graphs.example.org/d/7?from=1&token=redacted-url-token-9ZxW", "the graph"));
    }

    @Test
    void aRedeliveryIsAnsweredTheSame() throws Exception {
        Map<String, String> payload =
                SlackRequests.typed("/incident note the key is " + SECRET, TestApp.AT_THE_KEYS, "once");

        Reply first = app.requests().deliver(payload);
        Reply second = app.requests().deliver(payload);
        app.settle();

        assertThat(second).isEqualTo(first);
        assertThat(warnings()).hasSize(1);
    }

    private void capture(String text) throws Exception {
        app.standIn().channels().keep(TS, BEN, text, Optional.empty());
        app.standIn().channels().react(TS, MIA, "pushpin", true);
        app.event(SlackEvents.reacted("Ev1", MIA, "pushpin", TS));
    }

    private List<StandIn.Posted> warnings() {
        return app.standIn().posted().stream()
                .filter(posted -> posted.text().startsWith("*That held what looks like a secret"))
                .toList();
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Secrets of every kind that came in by every way are in nothing that a process of its own leaves behind: journal,
/// write-ahead log, log at its most talkative, backups, drafts. When the test is over, [LeftBehind] looks through that,
/// as after every test.
class SeededSecretsTest {
    /// What stands before it in entries, by the way in which it came.
    private static final List<String> WAYS = List.of(
            "slash",
            "shortcut",
            "button",
            "mention",
            "emoji",
            "attached",
            "[shared: file",
            "edit",
            "blank",
            "section",
            "close",
            "alert",
            "thread",
            "away");

    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void nothingThatIsLeftBehindHoldsThem() throws Exception {
        int port = ScribeProcess.freePort();
        Path journal = folder.resolve("scribe.db");
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA, TestApp.BEN));
                var requests = new SlackRequests(port, InstantSource.system());
                ScribeProcess process = ScribeProcess.run(folder, talkative(journal, standIn, port), "serve")
                        .live(port)) {
            bySlashCommand(requests);
            byForm(requests, standIn);
            byButton(requests, standIn);
            byMention(requests, standIn);
            byEmoji(requests, standIn);
            byEdit(requests, standIn);
            byTalk(requests);
            bySection(requests);
            requests.type(TestApp.AT_THE_KEYS, "/incident close " + with("close"));
            Eventually.holds(
                    "the draft is posted",
                    () -> standIn.posted().stream().anyMatch(it -> it.file().isPresent()));

            assertThat(Console.run("backup", copy("backup.db"), "--db", journal.toString())
                            .code())
                    .isZero();
            requests.get("/metrics");
            process.kill();
            byCatchUp(requests, standIn, journal, port);

            PlantedSecret.areNotIn("what Slack was sent", standIn.posted().toString() + standIn.blocks());
        }
        for (String format : List.of("markdown", "html", "json", "svg", "pdf")) {
            Console.run(
                    "postmortem",
                    "INC-1",
                    "--format",
                    format,
                    "--out",
                    copy("draft." + format),
                    "--db",
                    journal.toString());
        }
        assertThat(WAYS)
                .allSatisfy(way -> assertThat(Files.readString(folder.resolve("draft.json")))
                        .containsPattern(Pattern.quote(way) + " [^\"]{0,200}redacted"));
        assertThat(folder).isDirectoryContaining("glob:**/{backup.db,draft.pdf,scribe.db,scribe.db-wal}");
    }

    /// What somebody writes who pastes a secret in this way: each kind comes in some way.
    private static String with(String way) {
        PlantedSecret[] kinds = PlantedSecret.values();
        return way + " " + kinds[Math.floorMod(way.hashCode(), kinds.length)].text();
    }

    /// Everything that is said is kept, and logged as much of as can be.
    private static Map<String, String> talkative(Path journal, StandIn standIn, int port) throws IOException {
        Path configuration = journal.resolveSibling("scribe.yaml");
        Files.writeString(configuration, "capture: all\n");
        var environment = new HashMap<>(ScribeProcess.server(journal, standIn.apiUrl(), port));
        environment.put("SCRIBE_LOG_LEVEL", "DEBUG");
        environment.put("SCRIBE_CONFIG", configuration.toString());
        return environment;
    }

    private static void bySlashCommand(SlackRequests requests) throws Exception {
        for (String line :
                List.of("open %s leaked sev2", "note %s", "severity sev1 for %s", "lesson %s", "edit 1 %s")) {
            requests.type(TestApp.AT_THE_KEYS, "/incident " + line.formatted(with("slash")));
        }
        for (PlantedSecret secret : PlantedSecret.values()) {
            requests.type(TestApp.AT_THE_KEYS, "/incident note a kind of its own: " + secret.text());
        }
    }

    private static void byForm(SlackRequests requests, StandIn standIn) throws Exception {
        requests.type(new SlackRequests.Person(TestApp.BEN.id(), "ben", "C0ELSEWHERE"), "/incident open");
        Eventually.holds("the form opens", () -> !standIn.forms().isEmpty());
        JsonNode form = standIn.forms().getLast();
        submit(
                requests,
                form.path("callback_id").asString(""),
                form.path("private_metadata").asString(""),
                "title",
                with("title"));
        submit(requests, "blanks-form", "1", "trigger", with("blank"));
        String ts = SlackEvents.ts(Instant.now());
        standIn.channels().keep(ts, TestApp.BEN.id(), with("shortcut"), Optional.empty());
        submit(
                requests,
                "timeline-form",
                MAPPER.writeValueAsString(Map.of(
                        "channel",
                        TestApp.CHANNEL,
                        "ts",
                        ts,
                        "author",
                        TestApp.BEN.id(),
                        "name",
                        "ben",
                        "permalink",
                        "")),
                Map.of("text", with("shortcut"), "time", "1m ago"));
    }

    private static void submit(SlackRequests requests, String form, String about, String field, String text)
            throws Exception {
        submit(requests, form, about, Map.of(field, text));
    }

    private static void submit(SlackRequests requests, String form, String about, Map<String, String> entered)
            throws Exception {
        var values = new HashMap<String, Object>();
        entered.forEach(
                (field, text) -> values.put(field, Map.of(field, Map.of("type", "plain_text_input", "value", text))));
        Map<String, Object> view = Map.of(
                "id",
                "V" + form,
                "type",
                "modal",
                "callback_id",
                form,
                "private_metadata",
                about,
                "state",
                Map.of("values", values));
        interact(
                requests,
                Map.of(
                        "type",
                        "view_submission",
                        "team",
                        Map.of("id", StandIn.TEAM),
                        "user",
                        Map.of("id", TestApp.BEN.id(), "name", "ben"),
                        "view",
                        view));
    }

    private static void byButton(SlackRequests requests, StandIn standIn) throws Exception {
        JsonNode refusal = requests.signed(SlackRequests.form(
                        SlackRequests.typed("/incident statsu " + with("button"), TestApp.AT_THE_KEYS, "refused")))
                .json();
        JsonNode button = SlackGestures.buttons(refusal.path("blocks")).getFirst();
        interact(requests, SlackGestures.pressed(TestApp.MIA.id(), button, SlackGestures.inChannel(standIn)));
    }

    private static void byMention(SlackRequests requests, StandIn standIn) throws Exception {
        String ts = SlackEvents.ts(Instant.now());
        String text = "<@" + StandIn.BOT + "> finding " + with("mention");
        standIn.channels().keep(ts, TestApp.MIA.id(), text, Optional.empty());
        deliver(requests, SlackEvents.mentioned("EvMention", TestApp.MIA.id(), ts, ts, text));
    }

    private static void byEmoji(SlackRequests requests, StandIn standIn) throws Exception {
        capture(requests, standIn, Map.of("user", TestApp.BEN.id(), "text", with("emoji")));
        capture(
                requests,
                standIn,
                Map.of("bot_id", "B0ALERT", "text", "", "attachments", List.of(Map.of("text", with("attached")))));
        capture(requests, standIn, Map.of("bot_id", "B0ALERT", "username", with("pager"), "text", with("alert")));
        capture(requests, standIn, Map.of("user", "UBEN", "text", with("thread"), "thread_ts", "1773065000.000100"));
        capture(
                requests,
                standIn,
                Map.of(
                        "user",
                        TestApp.BEN.id(),
                        "text",
                        "",
                        "files",
                        List.of(Map.of("id", "F1", "name", with("file")))));
    }

    private static void byEdit(SlackRequests requests, StandIn standIn) throws Exception {
        String text = with("edit");
        String ts = capture(requests, standIn, Map.of("user", TestApp.BEN.id(), "text", "harmless"));
        Instant later = Instant.now().plusSeconds(1);
        standIn.channels().edit(ts, text);
        deliver(
                requests,
                SlackEvents.changed(
                        "EvEdit",
                        SlackEvents.message(ts, TestApp.BEN.id(), "harmless"),
                        SlackEvents.message(ts, TestApp.BEN.id(), text),
                        later));
    }

    /// Said in the channel and in a thread, for nobody in particular.
    private static void byTalk(SlackRequests requests) throws Exception {
        String ts = SlackEvents.ts(Instant.now());
        Map<String, Object> said = Map.of("type", "message", "user", "UBEN", "text", with("talk"), "ts", ts);
        deliver(requests, SlackEvents.said("EvSaid", said));
        var answer = new HashMap<>(said);
        answer.put("thread_ts", ts);
        answer.put("ts", SlackEvents.ts(Instant.now().plusMillis(1)));
        deliver(requests, SlackEvents.said("EvAnswer", answer));
    }

    private static void bySection(SlackRequests requests) throws Exception {
        requests.type(TestApp.AT_THE_KEYS, "/postmortem INC-1 edit summary " + with("section"));
        requests.type(TestApp.AT_THE_KEYS, "/postmortem " + with("list"));
    }

    /// Marked while nobody served.
    private void byCatchUp(SlackRequests requests, StandIn standIn, Path journal, int port) throws Exception {
        String ts = SlackEvents.ts(Instant.now());
        standIn.channels().keep(ts, TestApp.BEN.id(), with("away"), Optional.empty());
        standIn.channels().react(ts, TestApp.BEN.id(), "pushpin", true);
        try (ScribeProcess process = ScribeProcess.run(folder, talkative(journal, standIn, port), "serve")
                .live(port)) {
            Eventually.holds(
                    "it is caught up with",
                    () -> Pattern.compile("away [^\n]{0,200}redacted")
                            .matcher(requests.type(TestApp.AT_THE_KEYS, "/incident timeline INC-1")
                                    .text())
                            .find());
            process.kill();
        }
    }

    /// Somebody says something, and somebody marks it.
    private static String capture(SlackRequests requests, StandIn standIn, Map<String, Object> fields)
            throws Exception {
        String ts = SlackEvents.ts(Instant.now());
        standIn.channels().keep(ts, fields, Optional.empty());
        standIn.channels().react(ts, TestApp.BEN.id(), "pushpin", true);
        deliver(requests, SlackEvents.reacted("Ev" + ts, TestApp.BEN.id(), "pushpin", ts));
        return ts;
    }

    private static void deliver(SlackRequests requests, Map<String, Object> event) throws Exception {
        assertThat(requests.signed(MAPPER.writeValueAsString(event)).status()).isEqualTo(200);
    }

    private static void interact(SlackRequests requests, Map<String, Object> payload) throws Exception {
        Answer answer = requests.signed(SlackRequests.form(Map.of("payload", MAPPER.writeValueAsString(payload))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("errors");
    }

    private String copy(String name) {
        return folder.resolve(name).toString();
    }
}

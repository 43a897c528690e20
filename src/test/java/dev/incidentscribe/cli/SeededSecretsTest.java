package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.practice.StandIn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Secrets that came in by every way are in nothing that a process of its own leaves behind: journal, write-ahead log,
/// log at its most talkative, backup, drafts.
class SeededSecretsTest {
    /// In two pieces, so that no scanner takes this file for a leak.
    private static final String SECRET = "AKIA" + "Q3XBZ2LMN5TP7XQ4";

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
            byMention(requests);
            requests.type(TestApp.AT_THE_KEYS, "/incident close after " + SECRET);
            Eventually.holds(
                    "the draft is posted",
                    () -> standIn.posted().stream().anyMatch(it -> it.file().isPresent()));

            assertThat(Console.run("backup", copy("backup.db"), "--db", journal.toString())
                            .code())
                    .isZero();
            process.kill();

            assertThat(standIn.posted()).allSatisfy(it -> assertThat(it.text()).doesNotContain(SECRET));
        }
        for (String format : List.of("markdown", "html", "json", "svg")) {
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
        assertThat(Files.readString(folder.resolve("draft.markdown"))).contains("redacted: aws-access-key");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> left = files.filter(Files::isRegularFile).toList();
            assertThat(left)
                    .extracting(it -> it.getFileName().toString())
                    .contains("scribe.db", "backup.db", "draft.html");
            for (Path file : left) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    private static Map<String, String> talkative(Path journal, StandIn standIn, int port) {
        var environment = new HashMap<>(ScribeProcess.server(journal, standIn.apiUrl(), port));
        environment.put("SCRIBE_LOG_LEVEL", "DEBUG");
        return environment;
    }

    private static void bySlashCommand(SlackRequests requests) throws Exception {
        for (String line :
                List.of("open %s leaked sev2", "note it is %s", "severity sev1 for %s", "lesson %s", "edit 1 %s")) {
            requests.type(TestApp.AT_THE_KEYS, "/incident " + line.formatted(SECRET));
        }
    }

    private static void byForm(SlackRequests requests, StandIn standIn) throws Exception {
        requests.type(new SlackRequests.Person(TestApp.BEN.id(), "ben", "C0ELSEWHERE"), "/incident open");
        Eventually.holds("the form opens", () -> !standIn.forms().isEmpty());
        JsonNode form = standIn.forms().getLast();
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
                        Map.of(
                                "id",
                                "V1",
                                "type",
                                "modal",
                                "callback_id",
                                form.path("callback_id").asString(""),
                                "private_metadata",
                                form.path("private_metadata").asString(""),
                                "state",
                                Map.of(
                                        "values",
                                        Map.of(
                                                "title",
                                                Map.of(
                                                        "title",
                                                        Map.of(
                                                                "type",
                                                                "plain_text_input",
                                                                "value",
                                                                "it is " + SECRET)))))));
    }

    private static void byButton(SlackRequests requests, StandIn standIn) throws Exception {
        JsonNode refusal = requests.signed(SlackRequests.form(
                        SlackRequests.typed("/incident statsu is " + SECRET, TestApp.AT_THE_KEYS, "refused")))
                .json();
        JsonNode button = SlackGestures.buttons(refusal.path("blocks")).getFirst();
        interact(
                requests,
                Map.of(
                        "type",
                        "block_actions",
                        "team",
                        Map.of("id", StandIn.TEAM),
                        "user",
                        Map.of("id", TestApp.MIA.id(), "username", "mia"),
                        "channel",
                        Map.of("id", TestApp.CHANNEL, "name", "incidents"),
                        "trigger_id",
                        "pressed",
                        "response_url",
                        standIn.responseUrl(),
                        "actions",
                        List.of(Map.of(
                                "type",
                                "button",
                                "block_id",
                                "b",
                                "action_id",
                                button.path("action_id").asString(""),
                                "value",
                                button.path("value").asString("")))));
    }

    private static void byMention(SlackRequests requests) throws Exception {
        String ts = SlackEvents.ts(Instant.now());
        Answer answer = requests.signed(MAPPER.writeValueAsString(SlackEvents.mentioned(
                "EvSeeded", TestApp.MIA.id(), ts, ts, "<@" + StandIn.BOT + "> finding it is " + SECRET)));
        assertThat(answer.status()).isEqualTo(200);
    }

    private static void interact(SlackRequests requests, Map<String, Object> payload) throws Exception {
        Answer answer = requests.signed(SlackRequests.form(Map.of("payload", MAPPER.writeValueAsString(payload))));
        assertThat(answer.status()).isEqualTo(200);
    }

    private String copy(String name) {
        return folder.resolve(name).toString();
    }
}

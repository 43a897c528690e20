package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.practice.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server logs, and what it never does.
class LogTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SECRET_WORDS = "zebra-words";

    @TempDir
    private Path folder;

    private StandIn standIn;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void atNoLevelDoesItHoldWhatPeopleTypeOrATokenOfOurs() throws Exception {
        int port = ScribeProcess.freePort();
        var environment = new HashMap<>(ScribeProcess.server(journal(), standIn.apiUrl(), port));
        environment.putAll(
                Map.of("SCRIBE_LOG", "json", "SCRIBE_LOG_LEVEL", "DEBUG", "SLACK_APP_TOKEN", "xapp-1-hidden"));
        try (ScribeProcess server =
                        ScribeProcess.run(folder, environment, "serve").live(port);
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open " + SECRET_WORDS);
            requests.type(TestApp.AT_THE_KEYS, "/incident note " + SECRET_WORDS);
            requests.type(TestApp.AT_THE_KEYS, "/incident status " + SECRET_WORDS);
            for (PlantedSecret secret : PlantedSecret.values()) {
                requests.type(TestApp.AT_THE_KEYS, "/incident note " + secret.text());
            }
            requests.signed("payload=" + SECRET_WORDS);
            loseTheJournal();
            requests.type(TestApp.AT_THE_KEYS, "/incident note " + SECRET_WORDS);

            List<String> lines = server.complaints();

            assertThat(lines)
                    .isNotEmpty()
                    .allMatch(line -> MAPPER.readTree(line).isObject());
            assertThat(String.join("\n", lines))
                    .contains("a command was not recorded")
                    .doesNotContain(SECRET_WORDS, "xoxb-test", "xapp-1-hidden", SlackRequests.SECRET);
        }
    }

    @Test
    void aFailureIsLoggedOnceWithItsCauseAndItsDelivery() throws Exception {
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port, "json", "INFO");
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open the checkout fails");
            loseTheJournal();

            requests.type(TestApp.AT_THE_KEYS, "/incident note half of the payments time out");

            List<JsonNode> failures = logged(server).stream()
                    .filter(line -> line.path("level").asString("").equals("ERROR"))
                    .filter(line -> line.path("mdc").has("delivery"))
                    .toList();
            assertThat(failures).singleElement().satisfies(failure -> {
                assertThat(failure.path("formattedMessage").asString("")).isEqualTo("a command was not recorded");
                assertThat(failure.path("throwable")
                                .path("cause")
                                .path("message")
                                .asString(""))
                        .endsWith("scribe.db is gone");
                assertThat(failure.path("mdc").path("delivery").asString("")).matches("[0-9a-f]{12}");
                assertThat(failure.path("mdc").path("kind").asString("")).isEqualTo("command");
                assertThat(failure.path("mdc").path("workspace").asString("")).isEqualTo(StandIn.TEAM);
            });
        }
    }

    @Test
    void aDeliveryThatComesAgainHasTheIdOfTheFirstAndNoOther() throws Exception {
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port, "json", "DEBUG");
                var requests = new SlackRequests(port, InstantSource.system())) {
            String opening =
                    SlackRequests.form(SlackRequests.typed("/incident open it", TestApp.AT_THE_KEYS, "trigger.once"));
            requests.signed(opening);
            requests.signed(opening);
            requests.type(TestApp.AT_THE_KEYS, "/incident note another");

            List<String> ids = logged(server).stream()
                    .filter(line -> line.path("formattedMessage").asString("").startsWith("answered with 200"))
                    .map(line -> line.path("mdc").path("delivery").asString(""))
                    .toList();

            assertThat(ids).hasSize(3);
            assertThat(ids.get(1)).isEqualTo(ids.get(0));
            assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
        }
    }

    @Test
    void whatIsAskedOfSlackForADeliveryCarriesItsId() throws Exception {
        int port = ScribeProcess.freePort();
        var stranger = new Person("U0NOBODY", "nobody", TestApp.CHANNEL);
        try (ScribeProcess server = serve(port, "json", "DEBUG");
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(stranger, "/incident open it");

            Eventually.holds(
                    "Slack was asked for the name",
                    () -> said(server, "users.info answered").findAny().isPresent());

            assertThat(said(server, "users.info answered"))
                    .allSatisfy(line ->
                            assertThat(line.path("threadName").asString("")).startsWith("people-"))
                    .extracting(LogTest::delivery)
                    .containsOnly(delivery(said(server, "answered with 200")
                            .filter(line ->
                                    line.path("mdc").path("kind").asString("").equals("command"))
                            .findFirst()
                            .orElseThrow()));
        }
    }

    @Test
    void whatIsSentForADeliveryCarriesItsIdFromTheAcknowledgementOn() throws Exception {
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port, "json", "DEBUG");
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it");
            requests.signed(MAPPER.writeValueAsString(SlackEvents.mentioned(
                    "Ev1",
                    TestApp.MIA.id(),
                    "1700000001.000001",
                    "1700000000.000001",
                    "<@%s> note half of it".formatted(StandIn.BOT))));

            Eventually.holds(
                    "the answer is sent", () -> said(server, "done at try 1").anyMatch(LogTest::isOfAnAnswer));

            assertThat(said(server, "done at try 1").filter(LogTest::isOfAnAnswer))
                    .extracting(LogTest::delivery)
                    .containsExactly(delivery(said(server, "answered with 200")
                            .filter(line ->
                                    line.path("mdc").path("kind").asString("").equals("event"))
                            .findFirst()
                            .orElseThrow()));
        }
    }

    private static boolean isOfAnAnswer(JsonNode line) {
        return line.path("mdc").path("kind").asString("").equals("Answer")
                && line.path("mdc").has("outbox");
    }

    @Test
    void aLostJournalIsSaidOnceByTheOutboxHoweverMuchWaitsInIt() throws Exception {
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port, "json", "INFO");
                var requests = new SlackRequests(port, InstantSource.system())) {
            for (int i = 0; i < 4; i++) {
                requests.type(new Person(TestApp.MIA.id(), TestApp.MIA.handle(), "C0" + i), "/incident open it");
            }
            loseTheJournal();

            Eventually.holds(
                    "it is said that nothing is sent",
                    () -> said(server, "what is owed to Slack waits").findAny().isPresent());
            server.terminate();
            assertThat(server.ends(Duration.ofSeconds(20))).isTrue();

            assertThat(said(server, "what is owed to Slack waits"))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("formattedMessage").asString("")).endsWith("scribe.db is gone");
                        assertThat(line.has("throwable")
                                        && !line.path("throwable").isNull())
                                .isFalse();
                    });
        }
    }

    @Test
    void beingStoppedInTheMiddleOfCatchingUpIsNothingToComplainOf() throws Exception {
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port, "plain", "INFO");
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it");
            server.terminate();
            assertThat(server.ends(Duration.ofSeconds(20))).isTrue();
        }
        try (var slack = new FlakySlack(
                        standIn,
                        request -> request.method().equals("conversations.history")
                                ? FlakySlack.Fate.SILENT
                                : FlakySlack.Fate.DONE);
                ScribeProcess server = ScribeProcess.run(
                                folder, ScribeProcess.server(journal(), slack.apiUrl(), port), "serve")
                        .live(port)) {
            Eventually.holds(
                    "it catches up",
                    () -> !slack.requests("conversations.history").isEmpty());

            server.terminate();

            assertThat(server.ends(Duration.ofSeconds(20))).isTrue();
            assertThat(server.complaints())
                    .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN ") || line.startsWith("\tat "))
                    .last()
                    .asString()
                    .endsWith("stopped");
        }
    }

    @Test
    void inPlainTextTheIdStandsBeforeTheWords() throws Exception {
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port, "plain", "DEBUG");
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident help");

            List<String> lines = server.complaints();

            assertThat(lines).anyMatch(line -> line.matches("\\S+Z INFO  ServeCommand - listening on .*"));
            assertThat(lines)
                    .anyMatch(line -> line.matches("\\S+Z DEBUG Reception - \\[[0-9a-f]{12}] answered with 200 .*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json"})
    void nothingThatComesInMakesALineOfItsOwn(String log) throws Exception {
        String forged = "2026-03-09T14:05:00.000Z ERROR ServeCommand - forged";
        var nowhere = new Person(TestApp.MIA.id(), "mia", "G0\n" + forged + "\u001b[2J\u202e\",\"level\":\"FORGED");
        int port = ScribeProcess.freePort();
        standIn.circles().silence(true);
        try (ScribeProcess server = serve(port, log, "DEBUG");
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(nowhere, "/incident open the checkout fails");
            requests.type(TestApp.AT_THE_KEYS, "/incident show INC-1");
            Eventually.holds(
                    "the channel is in the log",
                    () -> server.complaints().stream().anyMatch(line -> line.contains("forged")));

            List<String> lines = server.complaints();

            assertThat(lines).noneMatch(line -> line.startsWith(forged));
            assertThat(lines).noneMatch(line -> line.contains("\u001b"));
            if (log.equals("json")) {
                assertThat(logged(server))
                        .extracting(line -> line.path("level").asString(""))
                        .doesNotContain("FORGED");
            } else {
                Inert.terminal(String.join("\n", lines));
            }
        }
    }

    @Test
    void whatAnExceptionSaysStandsInOnItsFurtherLines() throws Exception {
        String forged = "2026-03-09T14:05:00.000Z ERROR ServeCommand - forged";
        var logs = new LoggerContext();
        logs.setMDCAdapter(MDC.getMDCAdapter());
        var setup = new LogSetup();
        setup.setContext(logs);
        var printed = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            setup.configure(logs);
            logs.getLogger("dev.incidentscribe.Some")
                    .warn(
                            "it failed",
                            new IOException("Slack said\n" + forged + "\u001b[2J", new IOException("so\n" + forged)));
        } finally {
            System.setErr(err);
            logs.stop();
        }

        List<String> lines = printed.toString(UTF_8).lines().toList();

        assertThat(lines).anyMatch(line -> line.contains("forged")).noneMatch(line -> line.startsWith(forged));
        assertThat(lines.getFirst()).endsWith("WARN  Some - it failed");
        assertThat(lines).anyMatch(line -> line.startsWith("\tat "));
        Inert.terminal(printed.toString(UTF_8));
    }

    @Test
    void anUnknownKindOfLogIsRefused() throws Exception {
        try (ScribeProcess server = run(ScribeProcess.freePort(), "xml", "INFO")) {
            int code = server.exitCode();

            assertThat(code).isEqualTo(2);
            assertThat(server.complaints()).contains("scribe: SCRIBE_LOG is neither plain nor json: xml");
        }
    }

    private ScribeProcess serve(int port, String log, String level) throws Exception {
        return run(port, log, level).live(port);
    }

    private ScribeProcess run(int port, String log, String level) throws IOException {
        var environment = new HashMap<>(ScribeProcess.server(journal(), standIn.apiUrl(), port));
        environment.putAll(Map.of("SCRIBE_LOG", log, "SCRIBE_LOG_LEVEL", level));
        return ScribeProcess.run(folder, environment, "serve");
    }

    private Path journal() {
        return folder.resolve("scribe.db");
    }

    private static Stream<JsonNode> said(ScribeProcess server, String words) throws IOException {
        return logged(server).stream()
                .filter(line -> line.path("formattedMessage").asString("").startsWith(words));
    }

    private static String delivery(JsonNode line) {
        return line.path("mdc").path("delivery").asString("");
    }

    /// From then on everything fails.
    private void loseTheJournal() throws IOException {
        Files.delete(journal());
    }

    private static List<JsonNode> logged(ScribeProcess server) throws IOException {
        return server.complaints().stream().map(MAPPER::readTree).toList();
    }
}

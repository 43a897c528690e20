package dev.incidentscribe.cli;

import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.BlockKit;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.slack.gate.SignatureVerifier;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests over HTTP as Slack sends them, and as it never would.
final class SlackRequests implements AutoCloseable {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    /// Slack waits no longer for an answer.
    static final Duration AS_SLACK = Duration.ofSeconds(3);
    /// However busy the machine is.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final AtomicInteger triggers = new AtomicInteger();
    private final String server;
    private final InstantSource clock;
    private final Duration patience;

    SlackRequests(int port, InstantSource clock) {
        this(port, clock, PATIENCE);
    }

    /// @param patience an answer that takes longer fails the test
    SlackRequests(int port, InstantSource clock, Duration patience) {
        this.server = "http://127.0.0.1:" + port;
        this.clock = clock;
        this.patience = patience;
    }

    /// What came back.
    record Answer(int status, Optional<String> contentType, String body) {
        JsonNode json() {
            return MAPPER.readTree(body);
        }

        /// The answer to a command.
        Reply reply() {
            if (status != 200) {
                throw new AssertionError("%d: %s".formatted(status, body));
            }
            return SlackRequests.reply(json());
        }
    }

    /// What a person reads of an acknowledgement.
    static Reply reply(JsonNode payload) {
        String text = payload.path("text").asString("");
        return payload.path("response_type").asString("").equals("in_channel")
                ? Reply.toChannel(text)
                : Reply.toPerson(text);
    }

    /// What Slack sends when somebody types a command.
    static Map<String, String> typed(String line, Person who, String trigger) {
        int end = line.indexOf(' ');
        var payload = new HashMap<String, String>();
        payload.put("command", end < 0 ? line : line.substring(0, end));
        payload.put("text", end < 0 ? "" : line.substring(end + 1));
        payload.put("team_id", StandIn.TEAM);
        payload.put("team_domain", "practice");
        payload.put("channel_id", who.channel());
        payload.put("channel_name", "incidents");
        payload.put("user_id", who.id());
        payload.put("user_name", who.handle());
        payload.put("trigger_id", trigger);
        payload.put("response_url", "http://127.0.0.1:9/unused");
        return payload;
    }

    /// Who types, and where.
    record Person(String id, String handle, String channel) {}

    /// Types a command.
    Reply type(Person who, String line) throws IOException, InterruptedException {
        return deliver(typed(line, who, "trigger." + triggers.incrementAndGet()));
    }

    /// Delivers a command, be it for the first time or again.
    Reply deliver(Map<String, String> payload) throws IOException, InterruptedException {
        return signed(form(payload)).reply();
    }

    static String form(Map<String, String> payload) {
        return payload.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// Posts a body that is signed as it should be, now.
    Answer signed(String body) throws IOException, InterruptedException {
        return signedAt(clock.instant(), body);
    }

    Answer signedAt(Instant at, String body) throws IOException, InterruptedException {
        String timestamp = Long.toString(at.getEpochSecond());
        return post(Optional.of(timestamp), Optional.of(sign(SECRET, timestamp, body)), body);
    }

    String sign(String secret, String timestamp, String body) {
        return new SignatureVerifier(secret, clock).sign(timestamp, body.getBytes(StandardCharsets.UTF_8));
    }

    /// Posts a body with whatever it carries as its signature.
    Answer post(Optional<String> timestamp, Optional<String> signature, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/slack/events").header("Content-Type", FORM);
        timestamp.ifPresent(it -> request.header("X-Slack-Request-Timestamp", it));
        signature.ifPresent(it -> request.header("X-Slack-Signature", it));
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(patience);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        var answer = new Answer(response.statusCode(), response.headers().firstValue("Content-Type"), response.body());
        checkLimits(answer);
        PlantedSecret.areNotIn("an answer", answer.body());
        return answer;
    }

    /// Whatever is acknowledged with must keep within Slack's limits.
    private static void checkLimits(Answer answer) {
        if (answer.body().contains("\"blocks\"")) {
            JsonNode message = answer.json();
            List<String> broken = BlockKit.message(message.path("text").asString(""), message.path("blocks"));
            if (!broken.isEmpty()) {
                throw new AssertionError("Slack would not take it: " + broken);
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

package dev.incidentscribe.practice;

import dev.incidentscribe.slack.gate.SignatureVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Signed requests over HTTP, as Slack sends them.
public final class HttpWire implements Wire {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final JsonMapper mapper = new JsonMapper();
    private final URI endpoint;
    private final SignatureVerifier signer;
    private final InstantSource clock;

    public HttpWire(URI endpoint, String signingSecret, InstantSource clock) {
        this.endpoint = endpoint;
        this.signer = new SignatureVerifier(signingSecret, clock);
        this.clock = clock;
    }

    @Override
    public String command(Map<String, String> payload) throws InterruptedException {
        String body = payload.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String answer = post("application/x-www-form-urlencoded", body);
        return answer.isBlank() ? "" : mapper.readTree(answer).path("text").asString("");
    }

    @Override
    public void event(Map<String, Object> payload) throws InterruptedException {
        post("application/json", mapper.writeValueAsString(payload));
    }

    private String post(String contentType, String body) throws InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signer.sign(timestamp, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "the scribe answered %d: %s".formatted(response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("posting to " + endpoint, e);
        }
    }
}

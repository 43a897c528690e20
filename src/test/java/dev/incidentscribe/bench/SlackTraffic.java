package dev.incidentscribe.bench;

import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.slack.gate.SignatureVerifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Requests as Slack sends them: fields, signed bytes, each with a key of its own.
final class SlackTraffic {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    /// Who types.
    static final String USER = "U0BENCH";

    private final SignatureVerifier signer = new SignatureVerifier(SECRET, InstantSource.system());
    private final InstantSource clock = InstantSource.system();
    private final AtomicLong counter = new AtomicLong();
    private final JsonMapper mapper = new JsonMapper();

    /// The fields of a slash command.
    Map<String, String> typed(String channel, String line) {
        int end = line.indexOf(' ');
        var fields = new LinkedHashMap<String, String>();
        fields.put("command", end < 0 ? line : line.substring(0, end));
        fields.put("text", end < 0 ? "" : line.substring(end + 1));
        fields.put("team_id", StandIn.TEAM);
        fields.put("team_domain", "practice");
        fields.put("channel_id", channel);
        fields.put("channel_name", "incidents");
        fields.put("user_id", USER);
        fields.put("user_name", "bench");
        fields.put("trigger_id", "bench." + counter.incrementAndGet());
        fields.put("response_url", "http://127.0.0.1:9/unused");
        return fields;
    }

    /// A slash command over HTTP.
    byte[] command(String channel, String line) {
        String body = typed(channel, line).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post("application/x-www-form-urlencoded", body);
    }

    /// A message that addresses the scribe, over HTTP: the shortest way by which a message becomes an entry.
    byte[] mention(String channel, String text) {
        long number = counter.incrementAndGet();
        String ts = "%d.%06d".formatted(clock.instant().getEpochSecond(), number % 1_000_000);
        var event = new LinkedHashMap<String, Object>();
        event.put("type", "app_mention");
        event.put("user", USER);
        event.put("text", "<@" + StandIn.BOT + "> note " + text);
        event.put("ts", ts);
        event.put("channel", channel);
        event.put("event_ts", ts);
        return post(
                "application/json",
                mapper.writeValueAsString(Map.of(
                        "token",
                        "unused",
                        "team_id",
                        StandIn.TEAM,
                        "api_app_id",
                        "A0SCRIBE",
                        "type",
                        "event_callback",
                        "event_id",
                        "EvBench" + number,
                        "event_time",
                        clock.instant().getEpochSecond(),
                        "event",
                        event)));
    }

    private byte[] post(String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String head = """
                POST /slack/events HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: %s\r
                X-Slack-Request-Timestamp: %s\r
                X-Slack-Signature: %s\r
                Content-Length: %d\r
                \r
                """.formatted(contentType, timestamp, signer.sign(timestamp, bytes), bytes.length);
        byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[headBytes.length + bytes.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(bytes, 0, request, headBytes.length, bytes.length);
        return request;
    }
}

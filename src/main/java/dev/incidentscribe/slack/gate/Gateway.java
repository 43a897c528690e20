package dev.incidentscribe.slack.gate;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes requests of Slack that came over HTTP: verifies the raw bytes, then lets Bolt route them.
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final SignatureVerifier verifier;
    private final Reception reception;
    private final SlackRequestParser parser;

    public Gateway(SignatureVerifier verifier, App app, Reception reception) {
        this.verifier = verifier;
        this.reception = reception;
        this.parser = new SlackRequestParser(app.config());
    }

    /// What to answer over HTTP.
    public record Answer(int status, String contentType, String body) {
        static Answer plain(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body);
        }
    }

    /// Answers a request. Bytes that Slack did not sign go no further than the verifier.
    ///
    /// @param headers by name in lower case
    public Answer answer(Map<String, String> headers, byte[] body) {
        if (!verifier.accepts(
                Optional.ofNullable(headers.get("x-slack-request-timestamp")),
                Optional.ofNullable(headers.get("x-slack-signature")),
                body)) {
            return Answer.plain(401, "This request was not signed by Slack, or its time is off.\n");
        }
        Optional<Request<?>> request = read(headers, body);
        if (request.isEmpty()) {
            return Answer.plain(400, "This is no request of Slack's.\n");
        }
        return request.get().getRequestType() == RequestType.SSLCheck
                ? Answer.plain(200, "")
                : answer(reception.answer(request.get()));
    }

    /// The request in these bytes; empty if it is none of Slack's.
    private Optional<Request<?>> read(Map<String, String> headers, byte[] body) {
        try {
            return Optional.ofNullable(parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri("/slack/events")
                    .requestBody(new String(body, StandardCharsets.UTF_8))
                    .headers(new RequestHeaders(listed(headers)))
                    .queryString(Map.of())
                    .remoteAddress("")
                    .build()));
        } catch (RuntimeException e) {
            // Its message may quote what people typed.
            LOG.warn("a signed request could not be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Answer answer(Response response) {
        return new Answer(
                response.getStatusCode(),
                Optional.ofNullable(response.getContentType()).orElse("text/plain; charset=utf-8"),
                Optional.ofNullable(response.getBody()).orElse(""));
    }

    private static Map<String, List<String>> listed(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}

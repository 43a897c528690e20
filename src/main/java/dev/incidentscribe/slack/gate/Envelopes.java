package dev.incidentscribe.slack.gate;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.response.AckResponse;
import com.slack.api.util.json.GsonFactory;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Slack sends over a connection of Socket Mode: its requests are answered over the same connection.
final class Envelopes {
    private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);
    private static final Pattern DISCONNECT = Pattern.compile("\"type\"\\s*:\\s*\"disconnect\"");

    private final Reception reception;
    private final SocketModeRequestParser parser;
    private final Gson gson = GsonFactory.createSnakeCase();

    Envelopes(App app, Reception reception) {
        this.reception = reception;
        this.parser = new SocketModeRequestParser(app.config());
    }

    /// Whether Slack announces that it is going to end the connection.
    boolean isFarewell(String message) {
        return DISCONNECT.matcher(message).find() && "disconnect".equals(type(message));
    }

    private @Nullable String type(String message) {
        JsonElement type = gson.fromJson(message, JsonObject.class).get("type");
        return type == null ? null : type.getAsString();
    }

    /// Answers a request.
    ///
    /// @param settled counted down once the connection can take the answer
    void answer(SocketModeClient from, CountDownLatch settled, String message) {
        try {
            SocketModeRequest request = parser.parse(message);
            if (request != null) {
                Response response = reception.answer(request.getBoltRequest());
                if (settled.await(Socket.ATTEMPT.toMillis(), TimeUnit.MILLISECONDS)) {
                    acknowledge(from, request, response);
                }
            }
        } catch (Exception | Error e) {
            LOG.error("a request over Socket Mode could not be answered", e);
        }
    }

    private void acknowledge(SocketModeClient to, SocketModeRequest request, Response response) {
        if (response.getStatusCode() != 200) {
            LOG.debug("a request over Socket Mode is not acknowledged: {}", response.getStatusCode());
            return;
        }
        String envelope = request.getEnvelope().getEnvelopeId();
        String body = response.getBody();
        if (body == null || body.isEmpty()) {
            to.sendSocketModeResponse(new AckResponse(envelope));
        } else {
            to.sendSocketModeResponse(gson.toJson(Map.of("envelope_id", envelope, "payload", payload(response, body))));
        }
    }

    private Object payload(Response response, String body) {
        return response.getContentType().startsWith("application/json")
                ? gson.fromJson(body, JsonElement.class)
                : Map.of("text", body);
    }
}

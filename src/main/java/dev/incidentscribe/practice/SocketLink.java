package dev.incidentscribe.practice;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stand-in's end of Socket Mode. Only the newest connection is used.
final class SocketLink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile CompletableFuture<WsContext> socket = new CompletableFuture<>();
    private final AtomicInteger connections = new AtomicInteger();

    void accept(WsConfig ws) {
        ws.onConnect(it -> {
            it.session.setIdleTimeout(Duration.ofHours(1));
            connections.incrementAndGet();
            if (!socket.complete(it)) {
                socket = CompletableFuture.completedFuture(it);
            }
        });
        ws.onClose(this::gone);
        ws.onMessage(it -> acknowledged(mapper.readTree(it.message())));
    }

    /// Sends an envelope, and waits until it is acknowledged.
    ///
    /// @return the payload of the acknowledgement, null if it had none
    JsonNode send(String type, Object payload) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        try {
            socket.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .send(mapper.writeValueAsString(Map.of(
                            "type", type,
                            "envelope_id", id,
                            "accepts_response_payload", true,
                            "payload", payload)));
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no acknowledgement over Socket Mode", e);
        }
    }

    /// How many there were so far.
    int connections() {
        return connections.get();
    }

    void announceEnd() {
        WsContext current = socket.resultNow();
        current.send(mapper.writeValueAsString(Map.of("type", "disconnect", "reason", "refresh_requested")));
    }

    /// Who sends next waits for another.
    private void gone(WsContext closed) {
        CompletableFuture<WsContext> current = socket;
        if (current.isDone() && current.resultNow().sessionId().equals(closed.sessionId())) {
            socket = new CompletableFuture<>();
        }
    }

    private void acknowledged(JsonNode message) {
        CompletableFuture<JsonNode> answer =
                waiting.remove(message.path("envelope_id").asString(""));
        if (answer != null) {
            answer.complete(message.path("payload"));
        }
    }
}

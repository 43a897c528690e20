package dev.incidentscribe.web;

import java.util.Optional;

/// Whether the process can do its work.
///
/// @param journal whether the journal takes writes
/// @param socket whether Socket Mode is up; empty where it is not used
public record Health(boolean journal, Optional<Boolean> socket) {

    /// Whether requests should be sent here.
    boolean isReady() {
        return journal && socket.orElse(true);
    }

    String json() {
        return """
                {"status":"%s","journal":"%s","socket_mode":"%s"}
                """.formatted(
                        isReady() ? "ready" : "not ready",
                        word(journal),
                        socket.map(Health::word).orElse("off"));
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}

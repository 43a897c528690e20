package dev.incidentscribe.slack;

import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A key for a command that carries no trigger id: the same bytes at the same time are the same delivery.
final class DeliveryKey {
    private DeliveryKey() {}

    static String of(SlashCommandRequest request) {
        String timestamp = Optional.ofNullable(request.getHeaders().getFirstValue("x-slack-request-timestamp"))
                .orElse("");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((timestamp + "\n" + request.getRequestBodyAsString()).getBytes(StandardCharsets.UTF_8));
            return "body:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

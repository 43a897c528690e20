package dev.incidentscribe.slack.outbox;

import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Keys of deliveries to which Slack gives no id. No word of what was typed can be read from them, since keys stay for
/// good.
public final class DeliveryKey {
    private DeliveryKey() {}

    /// Of a command that carries no trigger id: the same bytes at the same time are the same delivery.
    public static String of(SlashCommandRequest request) {
        String timestamp = Optional.ofNullable(request.getHeaders().getFirstValue("x-slack-request-timestamp"))
                .orElse("");
        return "body:" + digest(timestamp + "\n" + request.getRequestBodyAsString());
    }

    /// Of a button under the answer to a delivery, by what is typed with it.
    static String of(String answered, String typed) {
        return answered + " " + digest(typed);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package dev.incidentscribe.slack.outbox;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys of deliveries to which Slack gives no id, or not one of their own. They stay for good, so they hold no word of
/// what was typed, and little by which a guess at it could be proved.
public final class DeliveryKey {
    /// In hexadecimal digits: enough to tell the few texts under one trigger id apart, and so few that one guess in
    /// 65,536 fits.
    private static final int FEW = 4;

    private DeliveryKey() {}

    /// Of a command: the same words of the same person in the same place under the same trigger id are the same
    /// delivery. The id alone would not do: another text under it would be answered as if it were on record.
    public static String of(SlashCommandRequest request) {
        SlashCommandPayload payload = request.getPayload();
        String trigger = payload.getTriggerId();
        return trigger == null || trigger.isBlank()
                ? ofBytes(request)
                : trigger + " "
                        + digest(Stream.of(
                                                payload.getUserId(),
                                                payload.getChannelId(),
                                                payload.getCommand(),
                                                payload.getText())
                                        .map(String::valueOf)
                                        .collect(Collectors.joining("\n")))
                                .substring(0, FEW);
    }

    /// Of one that carries no trigger id: the same bytes at the same time.
    private static String ofBytes(SlashCommandRequest request) {
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

package dev.incidentscribe.slack.gate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells a request that Slack signed from any other, on the raw bytes, before anything else looks at them.
/// Source: Slack's documentation "Verifying requests from Slack", version `v0`.
public final class SignatureVerifier {
    /// How far the request's time may be from ours, either way.
    public static final Duration SKEW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    /// Ten digits reach to the year 2286; anything longer is no time of ours.
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,10}");

    private final SecretKeySpec key;
    private final InstantSource clock;

    public SignatureVerifier(String signingSecret, InstantSource clock) {
        this.key = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /// Whether Slack signed these bytes at about this time.
    boolean accepts(Optional<String> timestamp, Optional<String> signature, byte[] body) {
        return timestamp.isPresent()
                && signature.isPresent()
                && isTimely(timestamp.get())
                && MessageDigest.isEqual(
                        sign(timestamp.get(), body).getBytes(StandardCharsets.US_ASCII),
                        signature.get().getBytes(StandardCharsets.UTF_8));
    }

    /// The signature of a request, as it stands in `X-Slack-Signature`.
    public String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private boolean isTimely(String timestamp) {
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            return false;
        }
        Duration skew = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return skew.abs().compareTo(SKEW) <= 0;
    }
}

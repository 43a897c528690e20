package dev.incidentscribe.slack.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/// Nothing is taken for Slack's but what was signed with the secret at about this time, bit for bit.
public final class SignatureFuzz {
    private static final Instant NOW = Instant.parse("2026-03-27T14:05:00Z");
    private static final SignatureVerifier VERIFIER =
            new SignatureVerifier("8f742231b10e8888abcd99", InstantSource.fixed(NOW));
    private static final int LONGEST_TIME = 12;

    private SignatureFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int split = Math.min(LONGEST_TIME, data.length);
        byte[] body = Arrays.copyOfRange(data, split, data.length);
        String time = new String(data, 0, split, UTF_8).strip();
        String now = Long.toString(NOW.getEpochSecond());
        String signature = VERIFIER.sign(now, body);

        assertThat(accepts(now, signature, body)).isTrue();
        assertThat(accepts(now, new String(data, UTF_8), body)).isFalse();
        assertThat(accepts(time, signature, body)).isEqualTo(time.equals(now));
        assertThat(accepts(time, VERIFIER.sign(time, body), body)).isEqualTo(isNear(time));
        if (body.length > 0) {
            body[body.length / 2] ^= 1;
            assertThat(accepts(now, signature, body)).isFalse();
        }
    }

    private static boolean accepts(String time, String signature, byte[] body) {
        return VERIFIER.accepts(Optional.of(time), Optional.of(signature), body);
    }

    private static boolean isNear(String time) {
        return time.matches("[0-9]{1,10}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), NOW)
                                .abs()
                                .compareTo(SignatureVerifier.SKEW)
                        <= 0;
    }
}

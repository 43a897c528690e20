package dev.incidentscribe.incident;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The message in Slack that an entry was taken from.
///
/// @param ts Slack's timestamp of the message, which names it within its channel
/// @param permalink where it can be read
public record Origin(String channel, String ts, Optional<String> permalink) {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
    /// Eleven digits reach beyond the year 5000.
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,11}(?:\\.\\d{1,6})?");

    /// Whether it is that very message.
    public boolean is(String otherChannel, String otherTs) {
        return channel.equals(otherChannel) && ts.equals(otherTs);
    }

    /// When the message was said; empty if its timestamp is none of Slack's.
    public Optional<Instant> saidAt() {
        return isTimestamp(ts) ? Optional.of(instant(ts)) : Optional.empty();
    }

    /// The moment that a timestamp of Slack's names: seconds since 1970, with up to six decimals.
    ///
    /// @throws NumberFormatException if it is none
    public static Instant instant(String timestamp) {
        if (!isTimestamp(timestamp)) {
            throw new NumberFormatException("no timestamp of Slack's");
        }
        BigDecimal seconds = new BigDecimal(timestamp);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(), seconds.subtract(whole).multiply(NANOS).longValue());
    }

    private static boolean isTimestamp(String text) {
        return TIMESTAMP.matcher(text).matches();
    }
}

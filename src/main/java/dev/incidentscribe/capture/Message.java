package dev.incidentscribe.capture;

import dev.incidentscribe.incident.Person;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A message in a channel, as Slack has it now.
///
/// @param ts Slack's timestamp, which names it within its channel
/// @param files the names of the files shared with it
/// @param emoji what people put on it, without colons; empty where Slack does not tell
public record Message(
        String workspace,
        String channel,
        String ts,
        Person author,
        String text,
        List<String> files,
        Optional<Set<String>> emoji,
        Optional<String> permalink) {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
    /// Eleven digits reach beyond the year 5000.
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,11}(?:\\.\\d{1,6})?");

    public Message {
        files = List.copyOf(files);
        emoji = emoji.map(Set::copyOf);
    }

    /// The same with these emoji on it.
    public Message with(Optional<Set<String>> others) {
        return new Message(workspace, channel, ts, author, text, files, others, permalink);
    }

    /// The moment that a timestamp of Slack's names: seconds since 1970, with up to six decimals.
    ///
    /// @throws NumberFormatException if it is none
    public static Instant instant(String ts) {
        if (!TIMESTAMP.matcher(ts).matches()) {
            throw new NumberFormatException("no timestamp of Slack's");
        }
        BigDecimal seconds = new BigDecimal(ts);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(), seconds.subtract(whole).multiply(NANOS).longValue());
    }

    /// What of it goes on record: its text, and the names of its files.
    public String words() {
        return words(text, files);
    }

    /// What goes on record of a message with this text and files of these names.
    public static String words(String text, List<String> files) {
        String shared = files.isEmpty() ? "" : "[shared: %s]".formatted(String.join(", ", files));
        return (text.strip() + "\n" + shared).strip();
    }
}

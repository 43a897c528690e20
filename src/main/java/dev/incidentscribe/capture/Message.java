package dev.incidentscribe.capture;

import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return Origin.instant(ts);
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

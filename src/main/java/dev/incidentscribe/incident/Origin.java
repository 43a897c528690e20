package dev.incidentscribe.incident;

import java.util.Optional;

/// The message in Slack that an entry was taken from.
///
/// @param ts Slack's timestamp of the message, which names it within its channel
/// @param permalink where it can be read
public record Origin(String channel, String ts, Optional<String> permalink) {
    /// Whether it is that very message.
    public boolean is(String otherChannel, String otherTs) {
        return channel.equals(otherChannel) && ts.equals(otherTs);
    }
}

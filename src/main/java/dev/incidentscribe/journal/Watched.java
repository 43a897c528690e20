package dev.incidentscribe.journal;

import java.time.Instant;
import java.util.Optional;

/// A channel whose messages still matter: its incident is open, or ended not long ago.
///
/// @param opened when that incident was opened
/// @param before when the channel's incident before it ended; empty if it is the first
/// @param mark Slack's timestamp of the last message that was read there; empty if the channel was never read
public record Watched(
        String workspace, String channel, Instant opened, Optional<Instant> before, Optional<String> mark) {

    /// The same incident in another channel, of which nothing is known.
    public Watched in(String other) {
        return new Watched(workspace, other, opened, Optional.empty(), Optional.empty());
    }
}

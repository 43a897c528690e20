package dev.incidentscribe.reminder;

import java.time.Instant;

/// The next reminder of a topic, unless something is done about it before.
///
/// @param since from when on it counts
/// @param at when to say it
public record Due(Topic topic, Instant since, Instant at) {
    /// Whether it should have been said by then.
    public boolean isBy(Instant now) {
        return !at.isAfter(now);
    }
}

package dev.incidentscribe.reminder;

import java.time.Instant;
import java.util.Optional;

/// What was said about a topic so far.
///
/// @param times how often in a row, without anything having been done about it
/// @param at the last time
/// @param snoozedUntil when somebody wants to hear of it again
public record Said(Topic topic, int times, Instant at, Optional<Instant> snoozedUntil) {
    /// When to say it again, if somebody wished for a time after the last.
    Optional<Instant> wished() {
        return snoozedUntil.filter(it -> it.isAfter(at));
    }
}

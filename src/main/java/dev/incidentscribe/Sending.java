package dev.incidentscribe;

import java.time.Duration;

/// How the scribe speaks with Slack.
///
/// @param apart how long after a message to a channel the next may follow; Slack takes one a second
/// @param patience for how long something that Slack does not take is tried again
public record Sending(Duration apart, Duration patience) {
    public Sending {
        if (apart.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("a time to wait cannot be negative");
        }
    }

    /// As Slack wants it, for a day.
    public static Sending standard() {
        return new Sending(Duration.ofSeconds(1), Duration.ofHours(24));
    }

    /// The same without a pause between two messages, for a Slack that needs none.
    public Sending withoutPauses() {
        return new Sending(Duration.ZERO, patience);
    }
}

package dev.incidentscribe;

import java.time.Duration;

/// How the scribe speaks with Slack.
///
/// @param apart how long after a message to a channel the next may follow; Slack takes one a second
/// @param patience for how long something that Slack does not take is tried again
/// @param reading for how long a draft waits until its channel was caught up with
public record Sending(Duration apart, Duration patience, Duration reading) {
    public Sending {
        if (apart.isNegative() || patience.isNegative() || reading.isNegative()) {
            throw new IllegalArgumentException("a time to wait cannot be negative");
        }
    }

    /// As Slack wants it, for a day; a draft is there within half a minute.
    public static Sending standard() {
        return new Sending(Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofSeconds(20));
    }

    /// The same without a pause between two messages, for a Slack that needs none.
    public Sending withoutPauses() {
        return new Sending(Duration.ZERO, patience, reading);
    }
}

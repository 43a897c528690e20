package dev.incidentscribe;

import java.time.Duration;

/// How the scribe speaks with Slack.
///
/// @param apart how long after a message to a channel the next may follow; Slack takes one a second
/// @param patience for how long something that Slack does not take is tried again
/// @param reading for how long a draft waits until its channel was caught up with
/// @param naming for how long a command waits until Slack says who somebody is, and in which zone; what comes later is
///     there the next time
public record Sending(Duration apart, Duration patience, Duration reading, Duration naming) {
    public Sending {
        if (apart.isNegative() || patience.isNegative() || reading.isNegative() || naming.isNegative()) {
            throw new IllegalArgumentException("a time to wait cannot be negative");
        }
    }

    /// As Slack wants it, for a day; a draft is there within half a minute, and nobody waits for a name.
    public static Sending standard() {
        return new Sending(Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofSeconds(20), Duration.ofMillis(200));
    }

    /// The same without a pause between two messages, for a Slack that needs none.
    public Sending withoutPauses() {
        return new Sending(Duration.ZERO, patience, reading, naming);
    }

    /// The same, but something that Slack does not take is tried again for so long.
    public Sending tryingFor(Duration time) {
        return new Sending(apart, time, reading, naming);
    }

    /// The same, but a draft waits so long until its channel was caught up with.
    public Sending readingFor(Duration time) {
        return new Sending(apart, patience, time, naming);
    }

    /// The same, but each name is waited for: for a Slack that surely answers, however busy the machine is.
    public Sending surelyNamed() {
        return new Sending(apart, patience, reading, Duration.ofSeconds(20));
    }
}

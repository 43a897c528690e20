package dev.incidentscribe;

import java.time.Duration;
import java.util.Optional;

/// What is kept of a channel beside the timeline of its incident, and for how long.
///
/// @param kept whether everything in the channel of an open incident is
/// @param retention for how long its words are kept; empty for as long as the journal
public record Context(boolean kept, Optional<Duration> retention) {
    public Context {
        if (retention.filter(it -> !it.isPositive()).isPresent()) {
            throw new IllegalArgumentException("what is not to be kept at all need not be kept for a time");
        }
    }

    /// What holds where nothing is configured.
    public static Context none() {
        return new Context(false, Optional.empty());
    }

    /// Everything, for good.
    public static Context all() {
        return new Context(true, Optional.empty());
    }

    /// The same, for that time.
    public Context keptFor(Duration time) {
        return new Context(kept, Optional.of(time));
    }
}

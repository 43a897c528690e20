package dev.incidentscribe.capture;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which incident takes a message of a channel.
public final class Taker {
    /// For how long after its end an incident still takes messages.
    public static final Duration AFTERWARDS = Duration.ofDays(7);

    private Taker() {}

    /// The channel's open incident, or one that ended not long ago.
    static Optional<Incident> of(Situation situation, Instant now) {
        return situation.current().filter(incident -> isTaking(incident, now));
    }

    /// What happens to a message later concerns the incident that took it, also when the channel has others since, or
    /// the incident a channel of its own.
    ///
    /// @param earlier the numbers of those that took it before
    static Optional<Incident> of(Situation situation, List<Integer> earlier, String channel, String ts, Instant now) {
        return Stream.concat(
                        situation.current().stream(),
                        earlier.stream().flatMap(number -> situation.incident(number).stream()))
                .filter(incident -> incident.takenFrom(channel, ts).isPresent())
                .findFirst()
                .or(() -> of(situation, now))
                .filter(incident -> isTaking(incident, now));
    }

    /// The entry that an incident made of that message, if it counts.
    static Optional<Entry> standing(Incident incident, String channel, String ts) {
        return incident.takenFrom(channel, ts).filter(entry -> !entry.removed());
    }

    private static boolean isTaking(Incident incident, Instant now) {
        return incident.isOpen()
                || incident.endedAt()
                        .filter(ended -> ended.plus(AFTERWARDS).isAfter(now))
                        .isPresent();
    }
}

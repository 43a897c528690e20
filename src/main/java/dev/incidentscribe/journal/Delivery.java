package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import java.time.Instant;
import java.util.Optional;

/// Something that came in: who said it, where, when, and by which way.
///
/// @param key names this delivery for good; the same delivery may arrive several times
/// @param receivedAt when it first reached us
/// @param origin the message it is, or was taken from, where there is one
public record Delivery(
        String key,
        String workspace,
        String channel,
        Person author,
        Instant receivedAt,
        Source source,
        Optional<Origin> origin) {

    /// The same, said as that was: by whom, by which way, and in which message.
    public Delivery as(Recorded said) {
        return new Delivery(key, workspace, channel, said.author(), receivedAt, said.source(), said.origin());
    }

    /// The same on a later occasion.
    ///
    /// @param occasion names it within this delivery, for good
    public Delivery again(String occasion) {
        return new Delivery(key + " " + occasion, workspace, channel, author, receivedAt, source, origin);
    }

    /// The same, said by somebody else.
    public Delivery by(Person other) {
        return new Delivery(key, workspace, channel, other, receivedAt, source, origin);
    }
}

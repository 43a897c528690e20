package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import java.time.Instant;
import java.util.Optional;

/// Something that came in: who said it, where, when, and by which way.
///
/// @param key names this delivery for good; the same delivery may arrive several times
/// @param receivedAt when it first reached us
/// @param link the permalink of the message it came from, where there is one
public record Delivery(
        String key,
        String workspace,
        String channel,
        Person author,
        Instant receivedAt,
        Source source,
        Optional<String> link) {}

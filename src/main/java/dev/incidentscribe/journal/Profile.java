package dev.incidentscribe.journal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What Slack told of somebody.
///
/// @param zone the zone they set in Slack
/// @param learnedAt when Slack told it
public record Profile(String id, String name, Optional<ZoneId> zone, Instant learnedAt) {}

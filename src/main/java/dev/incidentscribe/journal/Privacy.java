package dev.incidentscribe.journal;

import java.time.Instant;

/// Whether the incidents of a channel are for its members alone.
///
/// @param channel Slack's id
/// @param secret whether it is a private channel or a direct message
/// @param learnedAt when Slack told it
public record Privacy(String channel, boolean secret, Instant learnedAt) {}

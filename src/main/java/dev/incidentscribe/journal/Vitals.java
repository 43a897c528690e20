package dev.incidentscribe.journal;

import java.time.Instant;
import java.util.Optional;

/// How a journal is doing.
///
/// @param queued how many wait for the writer
/// @param bytes the size of the file and of its write-ahead log
/// @param owed how much is still to be done with Slack
/// @param owedSince since when the oldest of that is owed; empty if nothing is
public record Vitals(int queued, long bytes, int owed, Optional<Instant> owedSince) {}

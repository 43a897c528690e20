package dev.incidentscribe.incident;

import java.util.Optional;

/// A severity that took the place of another.
///
/// @param from the one before, if there was one
/// @param entry that set it
public record SeverityStep(Optional<Severity> from, Severity to, Entry entry) {}

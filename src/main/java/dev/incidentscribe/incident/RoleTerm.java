package dev.incidentscribe.incident;

import java.time.Instant;
import java.util.Optional;

/// The time for which somebody held a role.
///
/// @param until when the next one took over; empty for whoever held it last
public record RoleTerm(Role role, Person holder, Instant from, Optional<Instant> until, int entry) {}

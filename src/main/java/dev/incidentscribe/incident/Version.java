package dev.incidentscribe.incident;

import java.time.Instant;

/// A postmortem as it was published: what the record said then.
///
/// @param number counts the versions of the postmortem, from 1
/// @param events how many events of the incident it is composed from
public record Version(int number, Instant at, Person by, int events) {}

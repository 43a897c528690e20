package dev.incidentscribe.access;

import dev.incidentscribe.incident.Incident;

/// What somebody sees who looks for an incident.
public sealed interface Sight {
    /// The incident.
    ///
    /// @param confidential whether it may be shown to that person alone
    record Seen(Incident incident, boolean confidential) implements Sight {}

    /// Nothing: there is none, or it is not for them.
    record Nothing() implements Sight {}

    /// Nothing now, because it could not be found out whether it is for them.
    record Unclear() implements Sight {}
}

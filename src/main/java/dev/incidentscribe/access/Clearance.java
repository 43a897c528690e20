package dev.incidentscribe.access;

import dev.incidentscribe.incident.Incident;
import java.util.Optional;

/// What was found out about somebody's access before a decision is made, since a decision asks nobody.
///
/// @param here the channel they speak in
/// @param elsewhere the other channel whose incident they named
/// @param access to that one
public record Clearance(String here, Optional<String> elsewhere, Access access) {

    /// For somebody who speaks of this channel's own incident.
    public static Clearance here(String channel) {
        return new Clearance(channel, Optional.empty(), Access.NONE);
    }

    /// How far it goes for this incident, as it is when the decision is made.
    public Access to(Incident incident) {
        if (incident.channel().equals(here)) {
            return Access.OPEN;
        }
        return elsewhere.equals(Optional.of(incident.channel())) ? access : Access.UNKNOWN;
    }
}

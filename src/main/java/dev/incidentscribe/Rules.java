package dev.incidentscribe;

import dev.incidentscribe.incident.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What the configuration says about recording.
///
/// @param roles the roles there are, besides the lead
/// @param zone the team's zone; empty for that of whoever opens an incident
/// @param visibleReplies whether the whole channel sees that something was recorded
public record Rules(List<Role> roles, Optional<ZoneId> zone, boolean visibleReplies) {
    public Rules {
        roles = List.copyOf(roles);
    }
}

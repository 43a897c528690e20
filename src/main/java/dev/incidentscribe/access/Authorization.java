package dev.incidentscribe.access;

import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Delivery;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may do and read what, by the configuration and by what Slack says. Slack is asked before a decision is made,
/// since the decision itself can ask nobody.
public final class Authorization {
    private final Archive archive;
    private final Permissions permissions;
    private final Membership membership;
    private final Readership readership;

    public Authorization(Archive archive, Permissions permissions, Membership membership) {
        this.archive = archive;
        this.permissions = permissions;
        this.membership = membership;
        this.readership = new Readership(archive, permissions, membership);
    }

    /// Who may read which incidents, wherever they are shown.
    public Readership readership() {
        return readership;
    }

    /// The record as whoever brings this delivery may read it.
    public Viewer viewer(Delivery delivery) {
        return new Viewer(archive, readership, delivery);
    }

    /// How whoever brings this delivery stands to the channel that it names.
    public Standing standing(Delivery delivery) {
        return membership
                .standings(delivery.workspace(), delivery.author().id(), Set.of(delivery.channel()))
                .getOrDefault(delivery.channel(), Standing.UNKNOWN);
    }

    /// What whoever brings this delivery may do.
    ///
    /// @param needs what it may take
    /// @param named the incident they name
    public Guard guard(Delivery delivery, Set<Permission> needs, Optional<Integer> named) {
        String user = delivery.author().id();
        Set<String> groups = needs.stream()
                .flatMap(need -> permissions.groups(need).stream())
                .collect(Collectors.toSet());
        return new Guard(
                permissions,
                new Actor(user, groups.isEmpty() ? Map.of() : membership.inGroups(delivery.workspace(), user, groups)),
                viewer(delivery).clearance(named));
    }
}

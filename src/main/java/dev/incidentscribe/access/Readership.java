package dev.incidentscribe.access;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Who may read which incidents: those of public channels everybody, those of private channels their members, and
/// whoever the configuration names besides.
public final class Readership {
    private static final int MOST = 100;

    private final Archive archive;
    private final Permissions permissions;
    private final Membership membership;

    public Readership(Archive archive, Permissions permissions, Membership membership) {
        this.archive = archive;
        this.permissions = permissions;
        this.membership = membership;
    }

    /// What somebody may see of a list.
    ///
    /// @param complete whether it could be found out for all that were looked at
    /// @param lookedAt the first so many of the list, where not all were looked at
    public record Shown(List<Listed> incidents, boolean complete, OptionalInt lookedAt) {
        public Shown {
            incidents = List.copyOf(incidents);
        }
    }

    /// Those of these incidents that somebody may read. Of a very long list the beginning is looked at: Slack is asked
    /// about each channel, and takes no more than some fifty questions a minute.
    ///
    /// @param here the channel that they speak in, which proves that they are in it; empty outside of any channel
    public Shown of(String workspace, String user, Optional<String> here, List<Listed> incidents) {
        return incidents.size() <= MOST
                ? of(workspace, user, here, incidents, OptionalInt.empty())
                : of(workspace, user, here, incidents.subList(0, MOST), OptionalInt.of(MOST));
    }

    private Shown of(
            String workspace, String user, Optional<String> here, List<Listed> incidents, OptionalInt lookedAt) {
        Set<String> channels = incidents.stream()
                .map(Listed::channel)
                .filter(channel -> !here.equals(Optional.of(channel)))
                .collect(Collectors.toSet());
        Map<String, Standing> standings = membership.standings(workspace, user, channels);
        var shown = new ArrayList<Listed>(incidents.size());
        boolean complete = true;
        for (Listed listed : incidents) {
            Access access = here.equals(Optional.of(listed.channel()))
                    ? Access.OPEN
                    : access(
                            workspace,
                            user,
                            standings.getOrDefault(listed.channel(), Standing.UNKNOWN),
                            () -> archive.incident(workspace, listed.number()));
            if (access.isGranted()) {
                shown.add(listed);
            }
            complete &= access != Access.UNKNOWN;
        }
        return new Shown(shown, complete, lookedAt);
    }

    /// Whether somebody who speaks elsewhere may read that incident, which belongs to that channel.
    public Access to(String workspace, String user, String channel, int incident) {
        Standing standing =
                membership.standings(workspace, user, Set.of(channel)).getOrDefault(channel, Standing.UNKNOWN);
        return access(workspace, user, standing, () -> archive.incident(workspace, incident));
    }

    private Access access(String workspace, String user, Standing standing, Supplier<Optional<Incident>> incident) {
        if (standing == Standing.PUBLIC) {
            return Access.OPEN;
        }
        List<Grantee> to = permissions.to(Permission.READ_PRIVATE);
        boolean members = to.contains(new Grantee.Everybody());
        if (members && standing == Standing.MEMBER) {
            return Access.CONFIDENTIAL;
        }
        Access named = named(workspace, user, incident);
        return named == Access.NONE && members && standing == Standing.UNKNOWN ? Access.UNKNOWN : named;
    }

    /// Whether the configuration names them, one way or another.
    private Access named(String workspace, String user, Supplier<Optional<Incident>> incident) {
        List<Grantee> others = permissions.to(Permission.READ_PRIVATE).stream()
                .filter(grantee -> !(grantee instanceof Grantee.Everybody))
                .toList();
        if (others.isEmpty()) {
            return Access.NONE;
        }
        Optional<Incident> found = incident.get();
        if (found.isEmpty()) {
            return Access.NONE;
        }
        Set<String> groups = permissions.groups(Permission.READ_PRIVATE);
        var actor = new Actor(user, groups.isEmpty() ? Map.of() : membership.inGroups(workspace, user, groups));
        return switch (Permissions.verdict(others, found.get(), actor)) {
            case Verdict.Granted _ -> Access.CONFIDENTIAL;
            case Verdict.Denied _ -> Access.NONE;
            case Verdict.Unknown _ -> Access.UNKNOWN;
        };
    }
}

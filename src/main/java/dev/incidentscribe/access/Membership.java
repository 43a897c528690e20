package dev.incidentscribe.access;

import java.util.Map;
import java.util.Set;

/// Who belongs where in Slack. Never waits longer than a person at the keys would; what is not known in time is
/// unknown.
public interface Membership {
    /// How somebody stands to each of these channels.
    Map<String, Standing> standings(String workspace, String user, Set<String> channels);

    /// Whether somebody is in each of these user groups.
    Map<String, Answer> inGroups(String workspace, String user, Set<String> groups);
}

package dev.incidentscribe.access;

import java.util.Map;

/// Somebody who wants to do something, with what Slack said of the user groups that matter for it.
public record Actor(String user, Map<String, Answer> groups) {
    public Actor {
        groups = Map.copyOf(groups);
    }
}

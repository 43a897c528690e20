package dev.incidentscribe.incident;

import java.util.Map;
import java.util.Optional;

/// The names of the people of a workspace, as last learned from Slack.
@FunctionalInterface
public interface Directory {
    /// The name of that user; empty where it was never learned.
    Optional<String> nameOf(String userId);

    /// A directory that knows nobody.
    static Directory empty() {
        return userId -> Optional.empty();
    }

    /// A directory over a fixed set of names by user id.
    static Directory of(Map<String, String> names) {
        Map<String, String> copy = Map.copyOf(names);
        return userId -> Optional.ofNullable(copy.get(userId));
    }

    /// What to call this person: the name in the directory, else the name that came with them.
    default String call(Person person) {
        return nameOf(person.id()).orElse(person.name());
    }
}

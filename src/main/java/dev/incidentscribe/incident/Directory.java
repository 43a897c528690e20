package dev.incidentscribe.incident;

import java.util.Map;
import java.util.Optional;

/// What Slack told beside the record of a workspace: the names of people, and where messages can be read.
@FunctionalInterface
public interface Directory {
    /// The name of that user; empty where it was never learned.
    Optional<String> nameOf(String userId);

    /// Where that message can be read; empty where it was never learned.
    default Optional<String> permalink(Origin origin) {
        return origin.permalink();
    }

    /// The names that are known, by user id.
    default Map<String, String> names() {
        return Map.of();
    }

    /// A directory that knows nobody.
    static Directory empty() {
        return userId -> Optional.empty();
    }

    /// A directory over a fixed set of names by user id.
    static Directory of(Map<String, String> names) {
        return new Fixed(names);
    }

    /// A fixed set of names.
    record Fixed(Map<String, String> names) implements Directory {
        public Fixed {
            names = Map.copyOf(names);
        }

        @Override
        public Optional<String> nameOf(String userId) {
            return Optional.ofNullable(names.get(userId));
        }
    }

    /// What to call this person: the name in the directory, else the name that came with them.
    default String call(Person person) {
        return nameOf(person.id()).orElse(person.name());
    }
}

package dev.incidentscribe.cli;

import java.util.Map;
import java.util.Optional;

/// The environment of the process. It holds tokens, and so it is never printed.
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    /// What a variable holds; empty if it is not set, or blank.
    Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "Environment[]";
    }
}

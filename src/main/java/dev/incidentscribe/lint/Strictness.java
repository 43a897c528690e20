package dev.incidentscribe.lint;

import dev.incidentscribe.postmortem.Finding.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How strict the linter is.
///
/// @param levels what differs from the rules' own levels; empty for a rule that is off
/// @param gap the longest time without an entry, while users are affected, that needs no explanation
public record Strictness(Map<Rule, Optional<Level>> levels, Duration gap) {
    public Strictness {
        levels = Map.copyOf(levels);
    }

    /// What holds where nothing is configured.
    public static Strictness standard() {
        return new Strictness(Map.of(), Duration.ofMinutes(30));
    }

    /// The level at which that rule speaks; empty if it is off.
    public Optional<Level> of(Rule rule) {
        return levels.getOrDefault(rule, Optional.of(rule.level()));
    }
}

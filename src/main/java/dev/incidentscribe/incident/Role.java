package dev.incidentscribe.incident;

import java.util.Locale;

/// A part somebody plays in the response, such as `lead` or `comms`. Which roles there are is configured.
public record Role(String name) {
    /// Whoever leads the response.
    public static final Role LEAD = new Role("lead");

    public Role {
        name = name.strip().toLowerCase(Locale.ROOT);
    }
}

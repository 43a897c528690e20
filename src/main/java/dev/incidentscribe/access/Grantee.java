package dev.incidentscribe.access;

import java.util.Optional;
import java.util.regex.Pattern;

/// To whom something is permitted.
public sealed interface Grantee {
    /// Everybody who may read the incident.
    record Everybody() implements Grantee {}

    /// Whoever leads. Where nobody does, nobody has to wait for a lead: then everybody may act, but not read more.
    record Lead() implements Grantee {}

    /// Whoever holds a role, the lead included.
    record Roles() implements Grantee {}

    /// Whoever opened the incident.
    record Opener() implements Grantee {}

    /// The members of a user group of Slack's.
    record Group(String id) implements Grantee {}

    /// One person.
    record User(String id) implements Grantee {}

    Pattern GROUP = Pattern.compile("S[A-Z0-9]{2,}");
    Pattern USER = Pattern.compile("[UW][A-Z0-9]{2,}");

    /// Reads one as the configuration writes it: `everybody`, `lead`, `roles`, `opener`, `S…` or `U…`.
    static Optional<Grantee> parse(String written) {
        return switch (written) {
            case "everybody" -> Optional.of(new Everybody());
            case "lead" -> Optional.of(new Lead());
            case "roles" -> Optional.of(new Roles());
            case "opener" -> Optional.of(new Opener());
            default -> {
                if (GROUP.matcher(written).matches()) {
                    yield Optional.of(new Group(written));
                }
                yield USER.matcher(written).matches() ? Optional.of(new User(written)) : Optional.empty();
            }
        };
    }
}

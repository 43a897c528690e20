package dev.incidentscribe.access;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.RoleTerm;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may do what, as configured. Pure: what Slack knows of user groups comes with the [Actor].
///
/// @param granted to whom; what is left out is as in [#standard]
public record Permissions(Map<Permission, List<Grantee>> granted) {

    public Permissions {
        var complete = new EnumMap<Permission, List<Grantee>>(Permission.class);
        for (Permission permission : Permission.values()) {
            complete.put(permission, List.copyOf(granted.getOrDefault(permission, unlessConfigured(permission))));
        }
        granted = Collections.unmodifiableMap(complete);
    }

    /// What holds where nothing is configured: everybody may do everything, but an incident that somebody leads is
    /// ended by the lead, the other roles, or whoever opened it.
    public static Permissions standard() {
        return new Permissions(Map.of());
    }

    private static List<Grantee> unlessConfigured(Permission permission) {
        return switch (permission) {
            case CLOSE -> List.of(new Grantee.Lead(), new Grantee.Roles(), new Grantee.Opener());
            case OPEN, SEVERITY, PUBLISH, CORRECT, READ_PRIVATE -> List.of(new Grantee.Everybody());
        };
    }

    /// To whom it is permitted.
    public List<Grantee> to(Permission permission) {
        return granted.getOrDefault(permission, List.of());
    }

    /// The user groups that it depends on.
    public Set<String> groups(Permission permission) {
        return to(permission).stream()
                .flatMap(grantee -> grantee instanceof Grantee.Group group ? Stream.of(group.id()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /// Whether the actor may do that with an incident that they may read.
    public Verdict verdict(Permission permission, Incident incident, Actor actor) {
        List<Grantee> to = to(permission);
        boolean leaderless =
                to.contains(new Grantee.Lead()) && incident.holder(Role.LEAD).isEmpty();
        return leaderless ? new Verdict.Granted() : verdict(to, incident, actor);
    }

    /// The same for those alone, even where nobody leads.
    static Verdict verdict(List<Grantee> to, Incident incident, Actor actor) {
        Set<Answer> answers =
                to.stream().map(grantee -> holds(grantee, incident, actor)).collect(Collectors.toSet());
        if (answers.contains(Answer.YES)) {
            return new Verdict.Granted();
        }
        return to.stream()
                .flatMap(it -> it instanceof Grantee.Group group ? Stream.of(group.id()) : Stream.empty())
                .filter(group -> inGroup(group, actor) == Answer.UNKNOWN)
                .findFirst()
                .<Verdict>map(Verdict.Unknown::new)
                .orElseGet(() -> new Verdict.Denied(to));
    }

    private static Answer holds(Grantee grantee, Incident incident, Actor actor) {
        return switch (grantee) {
            case Grantee.Everybody _ -> Answer.YES;
            case Grantee.Lead _ ->
                answer(incident.holder(Role.LEAD)
                        .filter(lead -> lead.id().equals(actor.user()))
                        .isPresent());
            case Grantee.Roles _ -> answer(incident.roles().stream().anyMatch(term -> isHeld(term, actor)));
            case Grantee.Opener _ ->
                answer(incident.entries().stream()
                        .limit(1)
                        .anyMatch(entry -> entry.author().id().equals(actor.user())));
            case Grantee.User user -> answer(user.id().equals(actor.user()));
            case Grantee.Group group -> inGroup(group.id(), actor);
        };
    }

    private static boolean isHeld(RoleTerm term, Actor actor) {
        return term.until().isEmpty() && term.holder().id().equals(actor.user());
    }

    private static Answer inGroup(String group, Actor actor) {
        return actor.groups().getOrDefault(group, Answer.UNKNOWN);
    }

    private static Answer answer(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }
}

package dev.incidentscribe.access;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Role;
import java.util.List;
import java.util.Optional;

/// Says what somebody may not do, and what it would take. Pure, so that it can be asked within a decision.
public record Guard(Permissions permissions, Actor actor, Clearance clearance) {

    /// Whether they may read that incident, and so record into it.
    public Access access(Incident incident) {
        return clearance.to(incident);
    }

    /// Why they may not do that with the incident; empty if they may.
    public Optional<String> objection(Permission permission, Incident incident) {
        return switch (permissions.verdict(permission, incident, actor)) {
            case Verdict.Granted _ -> Optional.empty();
            case Verdict.Denied denied ->
                Optional.of("%s is for %s%s"
                        .formatted(what(permission, incident), whom(denied.to(), incident), wayOn(denied.to())));
            case Verdict.Unknown unknown ->
                Optional.of(
                        "%s is for the user group %s, and Slack does not say just now whether you are in it. Try again in a moment"
                                .formatted(what(permission, incident), unknown.group()));
        };
    }

    /// Why they may not change that entry; empty if they may. What is their own they may always change.
    public Optional<String> objection(Incident incident, Entry entry) {
        return entry.author().id().equals(actor.user()) ? Optional.empty() : objection(Permission.CORRECT, incident);
    }

    private static String what(Permission permission, Incident incident) {
        return switch (permission) {
            case OPEN -> incident.entries().isEmpty() ? "opening an incident" : "reopening " + incident.name();
            case CLOSE -> "ending " + incident.name();
            case SEVERITY -> "changing the severity of " + incident.name();
            case PUBLISH -> "sharing the draft of " + incident.name();
            case CORRECT -> "changing what others recorded in " + incident.name();
            case READ_PRIVATE -> "reading " + incident.name();
        };
    }

    private static String whom(List<Grantee> to, Incident incident) {
        List<String> names = to.stream().map(grantee -> whom(grantee, incident)).toList();
        return switch (names.size()) {
            case 0 -> "nobody";
            case 1 -> names.getFirst();
            default -> String.join(", ", names.subList(0, names.size() - 1)) + ", or " + names.getLast();
        };
    }

    private static String whom(Grantee grantee, Incident incident) {
        return switch (grantee) {
            case Grantee.Everybody _ -> "everybody";
            case Grantee.Lead _ ->
                incident.holder(Role.LEAD)
                        .map(lead -> "the lead (%s)".formatted(lead.mention()))
                        .orElse("the lead");
            case Grantee.Roles _ -> "whoever holds a role";
            case Grantee.Opener _ -> "whoever opened it";
            case Grantee.Group group -> "the user group " + group.id();
            case Grantee.User user -> "<@%s>".formatted(user.id());
        };
    }

    /// Nobody should have to wait for somebody who went to sleep: the lead is free to take, and that is on record.
    private static String wayOn(List<Grantee> to) {
        return to.contains(new Grantee.Lead()) || to.contains(new Grantee.Roles())
                ? ". To take it over, type `/incident lead me` first"
                : "";
    }
}

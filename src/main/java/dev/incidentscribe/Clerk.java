package dev.incidentscribe;

import dev.incidentscribe.access.Access;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.answer.Refusals;
import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.Command.Correcting;
import dev.incidentscribe.command.Command.Recording;
import dev.incidentscribe.command.Command.Telling;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.command.When;
import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ActionEnded;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns a command into events, given the incidents as they are. Pure.
///
/// @param guard what the typist may do
/// @param zone the typist's
/// @param at when it happened
public record Clerk(Delivery delivery, Rules rules, Guard guard, ZoneId zone, Instant at, Replies replies) {

    /// What a command comes to.
    ///
    /// @param named the incident it names; empty for the channel's
    public Ruling decide(Recording command, Optional<Integer> named, Situation situation) {
        if (command instanceof Command.Open open) {
            return lifecycle().open(open, situation);
        }
        if (named.isEmpty() && situation.current().filter(Incident::isOpen).isEmpty()) {
            Optional<Incident> gone = situation.gone();
            if (gone.isPresent()) {
                return Ruling.refuse(Refusals.gone(gone.get()));
            }
        }
        Optional<Incident> found = named.map(situation::incident).orElseGet(situation::current);
        return switch (found.map(guard::access).orElse(Access.NONE)) {
            case OPEN -> decide(command, found.orElseThrow(), situation, replies);
            case CONFIDENTIAL -> decide(command, found.orElseThrow(), situation, replies.confidential());
            case NONE -> nothing(command, named);
            case UNKNOWN -> Ruling.refuse(Refusals.UNCLEAR);
        };
    }

    /// What it takes to do that, besides being allowed to read the incident.
    static Set<Permission> needed(Recording command) {
        return switch (command) {
            case Command.Open _, Command.Reopen _ -> Set.of(Permission.OPEN);
            case Command.Close _, Command.Cancel _ -> Set.of(Permission.CLOSE);
            case Command.SetSeverity _ -> Set.of(Permission.SEVERITY);
            case Correcting _ -> Set.of(Permission.CORRECT);
            case Telling _ -> Set.of();
        };
    }

    private static Ruling nothing(Recording command, Optional<Integer> named) {
        return named.map(number ->
                        Ruling.refuse("there is no INC-%d in this workspace that you may read".formatted(number)))
                .orElseGet(() -> new Ruling.Refuse(titled(
                        command,
                        Refusal.because("there is no incident in this channel. Open one with"
                                + " `/incident open TITLE`, or name one: `/incident note INC-3 …`"))));
    }

    /// Who says what is wrong before there is an incident has said its title.
    private static Refusal titled(Recording command, Refusal refusal) {
        return command instanceof Command.Note note
                        && note.kind() == NoteKind.OBSERVATION
                        && note.when() instanceof When.Now
                ? refusal.likely("open " + note.text())
                : refusal;
    }

    private Ruling decide(Recording command, Incident incident, Situation situation, Replies answering) {
        boolean here = incident.channel().equals(delivery.channel())
                && situation
                        .current()
                        .filter(it -> it.number() == incident.number())
                        .isPresent();
        return new Clerk(delivery, rules, guard, zone, at, here ? answering : answering.fromElsewhere())
                .decide(command, incident, situation);
    }

    private Ruling decide(Recording command, Incident incident, Situation situation) {
        return switch (command) {
            case Telling telling ->
                needed(telling).stream()
                        .flatMap(permission -> guard.objection(permission, incident).stream())
                        .findFirst()
                        .map(Ruling::refuse)
                        .orElseGet(() -> tell(telling, incident, situation));
            case Correcting correcting ->
                new Corrections(delivery, guard, zone, at, replies).decide(correcting, incident);
        };
    }

    private Ruling tell(Telling command, Incident incident, Situation situation) {
        return switch (command) {
            case Command.Open _ -> throw new IllegalStateException("opening was decided before");
            case Command.Stating it -> record(incident, it.statement());
            case Command.TakeRole it -> takeRole(it, incident);
            case Command.Affect it -> record(incident, new ServicesAffected(it.services()));
            case Command.AddLink it -> record(incident, new LinkAdded(it.url(), it.title()));
            case Command.ChooseZone it -> record(incident, new ZoneChosen(it.zone()));
            case Command.AddAction it -> record(incident, action(it, incident));
            case Command.EndAction it -> endAction(it, incident);
            case Command.Close it -> lifecycle().close(it, incident);
            case Command.Reopen it -> lifecycle().reopen(it, incident, situation);
            case Command.Cancel it -> lifecycle().cancel(it, incident);
        };
    }

    private Ruling takeRole(Command.TakeRole command, Incident incident) {
        if (!command.role().equals(Role.LEAD) && !rules.roles().contains(command.role())) {
            return new Ruling.Refuse(Refusal.of(
                    "“%s” is not a role here; there are lead, %s"
                            .formatted(
                                    command.role().name(),
                                    rules.roles().stream().map(Role::name).collect(Collectors.joining(", "))),
                    Verb.ROLE));
        }
        Person holder = command.holder().equals(Command.TakeRole.ME) ? delivery.author() : command.holder();
        var taken = new RoleTaken(command.role(), holder, "");
        return isAfterwards(command, incident) ? roleAfterwards(taken, incident) : record(incident, taken);
    }

    /// Who is named after the end without a time held the role in the incident, not from now on.
    private Ruling roleAfterwards(RoleTaken taken, Incident incident) {
        String role = taken.role().name();
        Instant opened = incident.milestones().at(Milestone.OPENED).orElse(at);
        return incident.holder(taken.role())
                .map(known -> Ruling.refuse("%s is %s, and %s was its %s: say from when, as in `/incident %s`"
                        .formatted(
                                incident.name(),
                                incident.state().wire(),
                                known.mention(),
                                role,
                                taken.role().equals(Role.LEAD)
                                        ? "lead at 14:05 @who"
                                        : "role at 14:05 %s @who".formatted(role))))
                .orElseGet(() -> Ruling.enter(incident, new Outcome.Event(opened, taken), replies));
    }

    /// Whether it is told of no time of its own, after the incident ended.
    private boolean isAfterwards(Telling command, Incident incident) {
        return command.when() instanceof When.Now
                && incident.endedAt().filter(at::isAfter).isPresent();
    }

    private ActionAdded action(Command.AddAction command, Incident incident) {
        LocalDate today = LocalDate.ofInstant(delivery.receivedAt(), zone);
        return new ActionAdded(
                incident.nextActionNumber(),
                command.text(),
                command.ownerIf(delivery.author()),
                command.due().map(due -> due.resolve(today)),
                command.type(),
                command.priority());
    }

    private Ruling endAction(Command.EndAction command, Incident incident) {
        Optional<ActionItem> action = incident.action(command.number());
        if (action.isEmpty()) {
            return new Ruling.Refuse(Refusal.of(
                    "%s has no follow-up %d".formatted(incident.name(), command.number()), Verb.of(command)));
        }
        if (!action.get().isOpen()) {
            return Ruling.refuse("follow-up %d is %s already%s"
                    .formatted(
                            command.number(),
                            action.get().state().wire(),
                            endOf(action.get(), incident)
                                    .map("; `/incident remove %d` takes that back"::formatted)
                                    .orElse("")));
        }
        return record(incident, new ActionEnded(command.number(), command.done(), command.why()));
    }

    /// The number of the entry that ended it.
    private static Optional<Integer> endOf(ActionItem action, Incident incident) {
        return incident.standing()
                .filter(it -> it.statement() instanceof ActionEnded ended && ended.number() == action.number())
                .map(Entry::number)
                .reduce((_, later) -> later);
    }

    private Ruling record(Incident incident, IncidentEvent event) {
        return Ruling.enter(incident, new Outcome.Event(at, event), replies);
    }

    private Lifecycle lifecycle() {
        return new Lifecycle(delivery, rules, guard, zone, at, replies);
    }
}

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
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ActionEnded;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
            return open(open, situation);
        }
        if (named.isEmpty() && situation.current().filter(Clerk::isOpen).isEmpty()) {
            Optional<Incident> gone = situation.gone();
            if (gone.isPresent()) {
                return Ruling.refuse(Refusals.gone(gone.get()));
            }
        }
        Optional<Incident> found = named.map(situation::incident).orElseGet(situation::current);
        return switch (found.map(guard::access).orElse(Access.NONE)) {
            case OPEN -> decide(command, found.orElseThrow(), situation, replies);
            case CONFIDENTIAL -> decide(command, found.orElseThrow(), situation, replies.confidential());
            case NONE -> nothing(named);
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

    private static Ruling nothing(Optional<Integer> named) {
        return named.map(number ->
                        Ruling.refuse("there is no INC-%d in this workspace that you may read".formatted(number)))
                .orElseGet(() -> Ruling.refuse("there is no incident in this channel. Open one with"
                        + " `/incident open TITLE`, or name one: `/incident note INC-3 …`"));
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

    private Ruling open(Command.Open command, Situation situation) {
        Optional<Incident> open = situation.current().filter(Clerk::isOpen);
        if (open.isPresent()) {
            return Ruling.refuse(
                    ("%s is still open in this channel: %s. Record into it, `/incident close` it, or open the new one in"
                                    + " another channel")
                            .formatted(open.get().name(), open.get().title()));
        }
        Incident incident = Incident.unrecorded(delivery.workspace(), situation.nextNumber(), delivery.channel());
        return guard.objection(Permission.OPEN, incident).map(Ruling::refuse).orElseGet(() -> {
            var opened =
                    new Opened(command.title(), command.severity(), rules.zone().orElse(zone));
            return command.ownChannel() || rules.room().ownChannel()
                    ? inOwnChannel(incident, opened)
                    : record(incident, opened);
        });
    }

    /// It is open here at once, and moves when Slack has made the channel.
    private Ruling inOwnChannel(Incident incident, Opened opened) {
        return new Ruling.Enter(new Outcome.Append(
                incident,
                List.of(new Outcome.Event(at, opened)),
                it -> replies.recorded(it).adding("A channel of its own follows. Until then, record here."),
                List.of(new Outbound.NewChannel(incident.channel(), incident.number()))));
    }

    private static boolean isOpen(Incident incident) {
        return incident.state() == Incident.State.OPEN;
    }

    private Ruling tell(Telling command, Incident incident, Situation situation) {
        return switch (command) {
            case Command.Open _ -> throw new IllegalStateException("opening was decided before");
            case Command.Note it -> record(incident, new Noted(it.kind(), it.text()));
            case Command.Reach it -> record(incident, new MilestoneReached(it.milestone(), it.text()));
            case Command.SetStatus it -> record(incident, new StatusChanged(it.status(), it.text()));
            case Command.SetSeverity it -> record(incident, new SeverityChanged(it.severity(), it.why()));
            case Command.TakeRole it -> takeRole(it, incident);
            case Command.State it -> record(incident, new FactStated(it.fact(), it.text()));
            case Command.Affect it -> record(incident, new ServicesAffected(it.services()));
            case Command.AddLink it -> record(incident, new LinkAdded(it.url(), it.title()));
            case Command.ChooseZone it -> record(incident, new ZoneChosen(it.zone()));
            case Command.AddAction it -> record(incident, action(it, incident));
            case Command.EndAction it -> endAction(it, incident);
            case Command.Learn it -> record(incident, new LessonLearned(it.kind(), it.text()));
            case Command.Close it -> close(it, incident);
            case Command.Reopen it -> reopen(it, incident, situation);
            case Command.Cancel it ->
                incident.state() == Incident.State.OPEN
                        ? record(incident, new Cancelled(it.why()))
                        : Ruling.refuse("%s is %s already"
                                .formatted(incident.name(), incident.state().wire()));
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
                .orElseGet(() -> entered(incident, List.of(new Outcome.Event(opened, taken)), List.of()));
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
        Optional<ActionItem> action = incident.actions().stream()
                .filter(it -> it.number() == command.number())
                .findFirst();
        if (action.isEmpty()) {
            return new Ruling.Refuse(Refusal.of(
                    "%s has no follow-up %d".formatted(incident.name(), command.number()), Verb.of(command)));
        }
        if (action.get().state() != ActionItem.State.OPEN) {
            return Ruling.refuse("follow-up %d is %s already"
                    .formatted(command.number(), action.get().state().wire()));
        }
        return record(incident, new ActionEnded(command.number(), command.done(), command.why()));
    }

    private Ruling close(Command.Close command, Incident incident) {
        if (incident.state() != Incident.State.OPEN) {
            return Ruling.refuse("%s is %s already"
                    .formatted(incident.name(), incident.state().wire()));
        }
        return record(
                incident,
                List.of(new Closed(command.summary())),
                List.of(
                        new Outbound.DraftSummary(incident.channel(), incident.number()),
                        new Outbound.DraftFile(incident.channel(), incident.number()),
                        new Outbound.DraftPicture(incident.channel(), incident.number())));
    }

    private Ruling reopen(Command.Reopen command, Incident incident, Situation situation) {
        if (incident.state() == Incident.State.OPEN) {
            return Ruling.refuse("%s is open already".formatted(incident.name()));
        }
        Optional<Incident> open = situation.current().filter(it -> it.state() == Incident.State.OPEN);
        if (open.isPresent()) {
            return Ruling.refuse("%s is open in this channel; a channel has one open incident at a time"
                    .formatted(open.get().name()));
        }
        return record(incident, new Reopened(command.why()));
    }

    private Ruling record(Incident incident, IncidentEvent event) {
        return record(incident, List.of(event), List.of());
    }

    private Ruling record(Incident incident, List<IncidentEvent> events, List<Outbound> outbox) {
        return entered(
                incident,
                events.stream().map(event -> new Outcome.Event(at, event)).toList(),
                outbox);
    }

    private Ruling entered(Incident incident, List<Outcome.Event> events, List<Outbound> outbox) {
        return new Ruling.Enter(new Outcome.Append(incident, events, replies::recorded, outbox));
    }
}

package dev.incidentscribe;

import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Situation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Rules about how an incident begins and ends. Pure.
///
/// @param guard what the typist may do
/// @param zone the typist's
/// @param at when it happened
record Lifecycle(Delivery delivery, Rules rules, Guard guard, ZoneId zone, Instant at, Replies replies) {
    Ruling open(Command.Open command, Situation situation) {
        Optional<Incident> open = situation.current().filter(Incident::isOpen);
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

    Ruling close(Command.Close command, Incident incident) {
        return incident.isOpen()
                ? Ruling.enter(
                        incident,
                        new Outcome.Event(at, new Closed(command.summary())),
                        replies,
                        Outbound.Draft.whole(incident.channel(), incident.number()))
                : already(incident);
    }

    Ruling cancel(Command.Cancel command, Incident incident) {
        if (incident.state() == Incident.State.CLOSED) {
            return Ruling.refuse("%s is closed already; `/incident reopen` first".formatted(incident.name()));
        }
        return incident.isOpen() ? record(incident, new Cancelled(command.why())) : already(incident);
    }

    Ruling reopen(Command.Reopen command, Incident incident, Situation situation) {
        if (incident.isOpen()) {
            return already(incident);
        }
        String channel = incident.channel();
        Optional<Incident> open = situation.current(channel).filter(Incident::isOpen);
        if (open.isPresent()) {
            return Ruling.refuse(
                    "%1$s is open in %2$s channel, and a channel has one open incident at a time: `/incident close %1$s` first"
                            .formatted(open.get().name(), channel.equals(delivery.channel()) ? "this" : "its"));
        }
        return record(incident, new Reopened(command.why()));
    }

    private static Ruling already(Incident incident) {
        return Ruling.refuse("%s is %s already; %s"
                .formatted(
                        incident.name(),
                        incident.state().wire(),
                        incident.isOpen() ? "`/incident close` ends it" : "`/incident reopen` takes it up again"));
    }

    private Ruling record(Incident incident, IncidentEvent event) {
        return Ruling.enter(incident, new Outcome.Event(at, event), replies);
    }
}

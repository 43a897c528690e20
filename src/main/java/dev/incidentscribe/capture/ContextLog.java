package dev.incidentscribe.capture;

import dev.incidentscribe.Rules;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps what is said and done in the channel of an open incident beside its timeline, where the configuration says so.
public final class ContextLog {
    private static final Reply SILENCE = Reply.toPerson("");

    private final Journal journal;
    private final Rules rules;

    public ContextLog(Journal journal, Rules rules) {
        this.journal = journal;
        this.rules = rules;
    }

    /// Whether anything is kept at all.
    public boolean isOn() {
        return rules.context().kept();
    }

    /// Keeps it, if an incident is open in the channel.
    ///
    /// @param at when it was said or done
    public void keep(Delivery delivery, Instant at, ChannelContext context) {
        journal.append(
                delivery,
                situation -> situation
                        .current()
                        .filter(incident -> incident.state() == Incident.State.OPEN)
                        .<Outcome>map(incident -> new Outcome.Append(
                                incident, List.of(new Outcome.Event(at, context)), _ -> SILENCE, List.of()))
                        .orElseGet(() -> new Outcome.Decline(SILENCE)));
    }

    /// Named by the message and not by the event, so that it is kept once however it comes in.
    public static Delivery delivery(String workspace, String channel, String ts, Person author, Instant now) {
        return new Delivery(
                "context %s %s".formatted(channel, ts),
                workspace,
                channel,
                author,
                now,
                Source.MESSAGE,
                Optional.of(new Origin(channel, ts, Optional.empty())));
    }
}

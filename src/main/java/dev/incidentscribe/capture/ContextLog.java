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
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    /// @return whether it is on record only now
    public boolean keep(Delivery delivery, Instant at, ChannelContext context) {
        Receipt receipt = keep(delivery, at, context, _ -> true);
        return receipt.recorded() && !receipt.repeated();
    }

    /// Keeps what became of a message, if an incident was open in the channel when it was said, and still is.
    ///
    /// @param said when the message was
    /// @param at when it was edited or deleted
    public void follow(Delivery delivery, Instant said, Instant at, ChannelContext context) {
        keep(delivery, at, context, incident -> !said.isBefore(opened(incident)));
    }

    private Receipt keep(Delivery delivery, Instant at, ChannelContext context, Predicate<Incident> wanted) {
        return journal.append(
                delivery,
                situation -> situation
                        .current()
                        .filter(Incident::isOpen)
                        .filter(wanted)
                        .<Outcome>map(incident -> new Outcome.Append(
                                incident, List.of(new Outcome.Event(at, context)), _ -> SILENCE, List.of()))
                        .orElseGet(() -> new Outcome.Decline(SILENCE)));
    }

    /// Named by the message and not by the event, so that it is kept once however it comes in.
    public static Delivery delivery(String workspace, String channel, String ts, Person author, Instant now) {
        return delivery(workspace, channel, ts, "", author, now);
    }

    /// Named by the message and by when it was edited.
    public static Delivery edit(
            String workspace, String channel, String ts, String edited, Person author, Instant now) {
        return delivery(workspace, channel, ts, " edited " + edited, author, now);
    }

    /// Named by the message, which can be deleted but once.
    public static Delivery deletion(String workspace, String channel, String ts, Person author, Instant now) {
        return delivery(workspace, channel, ts, " deleted", author, now);
    }

    private static Delivery delivery(
            String workspace, String channel, String ts, String what, Person author, Instant now) {
        return new Delivery(
                "context %s %s%s".formatted(channel, ts, what),
                workspace,
                channel,
                author,
                now,
                Source.MESSAGE,
                Optional.of(new Origin(channel, ts, Optional.empty())));
    }

    private static Instant opened(Incident incident) {
        return incident.entries().getFirst().recordedAt();
    }
}

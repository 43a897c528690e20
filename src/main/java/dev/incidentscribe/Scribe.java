package dev.incidentscribe;

import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.answer.Answers;
import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.Command.Recording;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.command.When;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The scribe: takes what somebody typed behind `/incident`, records what it means, and answers. What it answered was
/// committed before.
public final class Scribe {
    private final Journal journal;
    private final People people;
    private final Authorization authorization;
    private final Rules rules;
    private final Telemetry telemetry;

    public Scribe(Journal journal, People people, Authorization authorization, Rules rules) {
        this(journal, people, authorization, rules, Telemetry.none());
    }

    /// @param telemetry hears of what is refused
    public Scribe(Journal journal, People people, Authorization authorization, Rules rules, Telemetry telemetry) {
        this.journal = journal;
        this.people = people;
        this.authorization = authorization;
        this.rules = rules;
        this.telemetry = telemetry;
    }

    /// Does what somebody typed.
    ///
    /// @throws dev.incidentscribe.journal.JournalUnavailable if it was not recorded for a reason of ours
    public Reply incident(Delivery delivery, String typed) {
        return incident(delivery, typed, Optional.empty());
    }

    /// Does what somebody chose in the place of what was done at first.
    ///
    /// @param delivery with the time of the first typing
    public Reply choose(Delivery delivery, Choice.Meant choice) {
        return incident(delivery, choice.typed(), choice.instead());
    }

    private Reply incident(Delivery delivery, String typed, Optional<Choice.Instead> instead) {
        return switch (CommandParser.parse(typed)) {
            case Parsed.Misunderstood misunderstood -> misunderstood(delivery, misunderstood.refusal(), typed);
            case Parsed.Understood understood ->
                switch (understood.command()) {
                    case Command.Query query ->
                        new Answers(authorization.viewer(delivery), delivery.receivedAt(), zoneOf(delivery))
                                .answer(query, understood.incident());
                    case Recording recording ->
                        record(
                                delivery,
                                typed,
                                recording,
                                understood.incident().or(() -> instead.map(Choice.Instead::incident)),
                                understood.almost(),
                                instead);
                };
        };
    }

    /// Whoever forgot the title is given the form too, unless there is nothing to open here.
    private Reply misunderstood(Delivery delivery, Refusal refusal, String typed) {
        Reply reply = refused(Replies.misunderstood(refusal, typed));
        boolean opening = refusal.isAbout(Verb.OPEN)
                && journal.current(delivery.workspace(), delivery.channel())
                        .filter(incident -> incident.state() == Incident.State.OPEN)
                        .isEmpty();
        return opening ? reply.opening(Form.open()) : reply;
    }

    private Reply record(
            Delivery delivery,
            String typed,
            Recording command,
            Optional<Integer> named,
            Optional<Verb> almost,
            Optional<Choice.Instead> instead) {
        Optional<ZoneId> own =
                people.zoneOf(delivery.workspace(), delivery.author().id());
        ZoneId zone = rules.zoneOr(own);
        return switch (Moments.of(delivery.receivedAt(), own, zone).resolve(timeOf(command))) {
            case Moments.Resolution.Impossible impossible ->
                refused(Replies.refused(Refusal.of(impossible.why(), Verb.of(command)), typed));
            case Moments.Resolution.At at -> {
                var replies =
                        new Replies(zone, delivery.receivedAt(), rules.visibleReplies(), at.remark(), almost, false);
                Guard guard = authorization.guard(delivery, Clerk.needed(command), named);
                var clerk = new Clerk(delivery, rules, guard, zone, at.instant(), replies);
                yield journal.append(delivery, situation -> switch (clerk.decide(command, named, situation)) {
                            case Ruling.Enter enter ->
                                heard(
                                        delivery,
                                        inPlaceOf(instead, located(enter.append(), delivery), guard, situation));
                            case Ruling.Refuse refuse ->
                                new Outcome.Decline(refused(
                                        command instanceof Command.Open
                                                ? Replies.misunderstood(refuse.refusal(), typed)
                                                : Replies.refused(refuse.refusal(), typed)));
                        })
                        .reply();
            }
        };
    }

    /// Where a message that spoke to us can be read is asked for afterwards: nobody waits for Slack to be answered.
    private static Outcome.Append located(Outcome.Append append, Delivery delivery) {
        return delivery.origin()
                .filter(origin -> origin.permalink().isEmpty())
                .map(origin -> append.sending(new Outbound.Permalink(origin.channel(), origin.ts())))
                .orElse(append);
    }

    private static boolean isEnd(Entry entry) {
        return entry.statement() instanceof Closed || entry.statement() instanceof Cancelled;
    }

    /// A channel has one open incident at a time.
    private static boolean isStillTheLatest(Incident incident, Situation situation) {
        return situation
                .current()
                .filter(it -> it.number() == incident.number())
                .isPresent();
    }

    /// Whoever follows the incident in its own channel reads what was recorded from elsewhere, too.
    private Outcome.Append heard(Delivery delivery, Outcome.Append append) {
        String channel = append.incident().channel();
        if (channel.equals(delivery.channel()) || !rules.visibleReplies()) {
            return append;
        }
        Reply reply = append.reply().apply(append.after(delivery));
        return append.sending(new Outbound.Answer(
                channel,
                Optional.empty(),
                Optional.empty(),
                "%s, in <#%s>: %s".formatted(Replies.mention(delivery.author()), delivery.channel(), reply.text()),
                List.of(),
                reply.moment()));
    }

    private Reply refused(Reply told) {
        telemetry.count(Happening.REFUSAL);
        return told;
    }

    /// The entry that gives way is removed in the same transaction, unless somebody removed it already, or it is not
    /// theirs to remove.
    private static Outcome.Append inPlaceOf(
            Optional<Choice.Instead> instead, Outcome.Append append, Guard guard, Situation situation) {
        return instead.flatMap(it -> append.incident().entry(it.entry()))
                .filter(entry -> !entry.removed())
                .filter(entry -> guard.objection(append.incident(), entry).isEmpty())
                .filter(entry -> !isEnd(entry) || isStillTheLatest(append.incident(), situation))
                .map(entry -> append.and(new Removed(entry.number(), "recorded anew as another kind")))
                .orElse(append);
    }

    /// The time that a command names.
    public static When timeOf(Recording command) {
        return command instanceof Command.Retime retime ? retime.to() : command.when();
    }

    private ZoneId zoneOf(Delivery delivery) {
        return rules.zoneOr(
                people.zoneOf(delivery.workspace(), delivery.author().id()));
    }
}

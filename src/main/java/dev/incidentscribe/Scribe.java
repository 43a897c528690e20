package dev.incidentscribe;

import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.answer.Answers;
import dev.incidentscribe.answer.Refusals;
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
import dev.incidentscribe.incident.FullNames;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.Source;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/// The scribe: takes what somebody typed behind `/incident`, records what it means, and answers. What it answered was
/// committed before.
public final class Scribe {
    /// How the ids of channels begin, public and private; those of direct messages do not.
    private static final Pattern CHANNEL = Pattern.compile("^[CG]");

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
        String meant = FullNames.mentioned(typed, () -> journal.people(delivery.workspace()));
        return incident(delivery, delivery, meant, Replacement.none(delivery.author()));
    }

    /// Does what somebody chose in the place of what was done at first. The whole channel may see the button; the words
    /// stay with whoever typed them.
    ///
    /// @param delivery by whoever chose, with the time of the first typing
    public Reply choose(Delivery delivery, Choice.Meant choice) {
        Optional<Entry> first = choice.instead()
                .flatMap(it -> journal.incident(delivery.workspace(), it.incident())
                        .flatMap(incident -> incident.entry(it.entry())));
        Delivery typed = first.map(entry -> delivery.as(entry.original())).orElse(delivery);
        return incident(
                typed,
                delivery,
                choice.typed(),
                new Replacement(choice.instead(), first.map(Entry::at), delivery.author()));
    }

    /// @param delivery by whoever typed
    /// @param actor the same by whoever wants it done, who must be allowed to
    private Reply incident(Delivery delivery, Delivery actor, String typed, Replacement replacement) {
        return switch (CommandParser.parse(typed)) {
            case Parsed.Misunderstood misunderstood -> misunderstood(delivery, misunderstood.refusal(), typed);
            case Parsed.Understood understood ->
                switch (understood.command()) {
                    case Command.Query query ->
                        new Answers(authorization.viewer(actor), actor.receivedAt(), rules.zoneOr(people.zoneOf(actor)))
                                .answer(query, understood.incident());
                    case Recording recording -> {
                        Optional<Integer> named = understood.incident().or(replacement::incident);
                        Guard guard = authorization.guard(actor, replacement.needed(recording), named);
                        var told = new Told(delivery, typed, recording, named, understood.almost(), replacement);
                        yield record(told, guard);
                    }
                };
        };
    }

    /// Something to record, as it was typed and as it was understood.
    ///
    /// @param named the incident that it names
    /// @param almost the verb that the first word nearly was
    private record Told(
            Delivery delivery,
            String typed,
            Recording command,
            Optional<Integer> named,
            Optional<Verb> almost,
            Replacement replacement) {
        /// When it happened: without a time of its own, when that happened whose place it takes.
        Instant moment(Instant read) {
            return command.when() instanceof When.Now ? replacement.at().orElse(read) : read;
        }
    }

    /// Whoever forgot the title is given the form too, unless there is nothing to open here.
    private Reply misunderstood(Delivery delivery, Refusal refusal, String typed) {
        Reply reply = refused(Refusals.misunderstood(refusal, typed));
        boolean opening = refusal.isAbout(Verb.OPEN)
                && journal.current(delivery.workspace(), delivery.channel())
                        .filter(Incident::isOpen)
                        .isEmpty();
        return opening ? reply.opening(Form.open()) : reply;
    }

    private Reply record(Told told, Guard guard) {
        Delivery delivery = told.delivery();
        Optional<ZoneId> own = people.zoneOf(delivery);
        ZoneId zone = rules.zoneOr(own);
        return switch (Moments.of(delivery.receivedAt(), own, zone).resolve(timeOf(told.command()))) {
            case Moments.Resolution.Impossible impossible ->
                refused(Refusals.refused(Refusal.of(impossible.why(), Verb.of(told.command())), told.typed()));
            case Moments.Resolution.At at -> {
                var replies = new Replies(
                        zone, delivery.receivedAt(), rules.visibleReplies(), at.remark(), told.almost(), false);
                var clerk = new Clerk(delivery, rules, guard, zone, told.moment(at.instant()), replies);
                yield journal.append(delivery, situation -> switch (clerk.decide(
                                told.command(), told.named(), situation)) {
                            case Ruling.Enter enter -> entered(told, enter.append(), guard, situation);
                            case Ruling.Refuse refuse ->
                                declined(
                                        told,
                                        told.named()
                                                .map(refuse.refusal()::naming)
                                                .orElse(refuse.refusal()),
                                        situation);
                        })
                        .reply();
            }
        };
    }

    private Outcome entered(Told told, Outcome.Append append, Guard guard, Situation situation) {
        return told.replacement()
                .objection(append.incident(), guard)
                .<Outcome>map(why -> new Outcome.Decline(refused(Refusals.refused(Refusal.because(why), told.typed()))))
                .orElseGet(() -> heard(
                        told.delivery(),
                        told.replacement().in(only(located(append, told.delivery()), told.delivery()), situation)));
    }

    private Outcome declined(Told told, Refusal refusal, Situation situation) {
        return new Outcome.Decline(refused(
                told.command() instanceof Command.Open
                        ? Refusals.misunderstood(started(refusal, told.typed(), situation), told.typed())
                        : Refusals.declined(refusal, told.typed())));
    }

    /// Where a message that spoke to us can be read is asked for afterwards: nobody waits for Slack to be answered.
    private static Outcome.Append located(Outcome.Append append, Delivery delivery) {
        return delivery.origin()
                .filter(origin -> origin.permalink().isEmpty())
                .map(origin -> append.sending(new Outbound.Permalink(origin.channel(), origin.ts())))
                .orElse(append);
    }

    /// A message that an emoji took before it was heard is one entry: what it tells counts, and not its text.
    private static Outcome.Append only(Outcome.Append append, Delivery delivery) {
        return append.events().getFirst().what() instanceof Statement && delivery.source() == Source.MENTION
                ? delivery.origin()
                        .flatMap(origin -> append.incident().takenFrom(origin.channel(), origin.ts()))
                        .filter(entry -> !entry.removed() && entry.original().source() == Source.REACTION)
                        .map(entry -> append.and(new Removed(entry.number(), Replacement.ANEW)))
                        .orElse(append)
                : append;
    }

    /// Who says `start 14:05 …` while an incident is open most likely says when it began.
    private static Refusal started(Refusal refusal, String typed, Situation situation) {
        return situation
                .current()
                .filter(Incident::isOpen)
                .flatMap(_ -> CommandParser.started(typed))
                .map(refusal::likely)
                .orElse(refusal);
    }

    /// Whoever follows the incident in its own channel reads what was recorded from another, too.
    private Outcome.Append heard(Delivery delivery, Outcome.Append append) {
        String channel = append.incident().channel();
        return rules.visibleReplies()
                        && !channel.equals(delivery.channel())
                        && CHANNEL.matcher(delivery.channel()).find()
                ? append.echoing(channel)
                : append;
    }

    private Reply refused(Reply told) {
        telemetry.count(Happening.REFUSAL);
        return told;
    }

    /// The time that a command names.
    public static When timeOf(Recording command) {
        return command instanceof Command.Retime retime ? retime.to() : command.when();
    }
}

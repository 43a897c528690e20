package dev.incidentscribe;

import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
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
import dev.incidentscribe.incident.Person;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return incident(delivery, delivery, typed, Optional.empty());
    }

    /// Does what somebody chose in the place of what was done at first. The whole channel may see the button; the words
    /// stay with whoever typed them.
    ///
    /// @param delivery by whoever chose, with the time of the first typing
    public Reply choose(Delivery delivery, Choice.Meant choice) {
        Delivery first = choice.instead()
                .flatMap(it -> journal.incident(delivery.workspace(), it.incident())
                        .flatMap(incident -> incident.entry(it.entry())))
                .map(entry -> delivery.by(entry.author()))
                .orElse(delivery);
        return incident(first, delivery, choice.typed(), choice.instead());
    }

    /// @param delivery by whoever typed
    /// @param actor the same by whoever wants it done, who must be allowed to
    private Reply incident(Delivery delivery, Delivery actor, String typed, Optional<Choice.Instead> instead) {
        return switch (CommandParser.parse(typed)) {
            case Parsed.Misunderstood misunderstood -> misunderstood(delivery, misunderstood.refusal(), typed);
            case Parsed.Understood understood ->
                switch (understood.command()) {
                    case Command.Query query ->
                        new Answers(authorization.viewer(actor), actor.receivedAt(), zoneOf(actor))
                                .answer(query, understood.incident());
                    case Recording recording ->
                        record(
                                delivery,
                                actor,
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
            Delivery actor,
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
                Guard guard = authorization.guard(actor, needed(command, instead), named);
                var clerk = new Clerk(delivery, rules, guard, zone, at.instant(), replies);
                yield journal.append(delivery, situation -> switch (clerk.decide(command, named, situation)) {
                            case Ruling.Enter enter -> {
                                Outcome.Append append = located(enter.append(), delivery);
                                yield objection(instead, append.incident(), guard)
                                        .<Outcome>map(why -> new Outcome.Decline(
                                                refused(Replies.refused(Refusal.because(why), typed))))
                                        .orElseGet(() ->
                                                heard(delivery, inPlaceOf(instead, append, actor.author(), situation)));
                            }
                            case Ruling.Refuse refuse ->
                                new Outcome.Decline(refused(
                                        command instanceof Command.Open
                                                ? Replies.misunderstood(
                                                        started(refuse.refusal(), typed, situation), typed)
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

    /// Who says `start 14:05 …` while an incident is open most likely says when it began.
    private static Refusal started(Refusal refusal, String typed, Situation situation) {
        return situation
                .current()
                .filter(it -> it.state() == Incident.State.OPEN)
                .flatMap(_ -> CommandParser.started(typed))
                .map(refusal::likely)
                .orElse(refusal);
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

    /// Why they may not choose something in the place of an entry: it is somebody else's, and not theirs to change.
    private static Optional<String> objection(Optional<Choice.Instead> instead, Incident incident, Guard guard) {
        return instead.flatMap(it -> incident.entry(it.entry())).flatMap(entry -> guard.objection(incident, entry));
    }

    /// The entry that gives way is removed in the same transaction, unless somebody removed it already.
    private static Outcome.Append inPlaceOf(
            Optional<Choice.Instead> instead, Outcome.Append append, Person chooser, Situation situation) {
        return instead.flatMap(it -> append.incident().entry(it.entry()))
                .filter(entry -> !entry.removed())
                .filter(entry -> !isEnd(entry) || isStillTheLatest(append.incident(), situation))
                .map(entry -> append.and(new Removed(entry.number(), why(entry, chooser))))
                .orElse(append);
    }

    /// Whoever chooses for somebody else changes what that one recorded.
    private static Set<Permission> needed(Recording command, Optional<Choice.Instead> instead) {
        return Stream.concat(Clerk.needed(command).stream(), instead.map(_ -> Permission.CORRECT).stream())
                .collect(Collectors.toSet());
    }

    private static String why(Entry entry, Person chooser) {
        String why = "recorded anew as another kind";
        return entry.author().id().equals(chooser.id())
                ? why
                : why + ", as %s chose".formatted(Replies.mention(chooser));
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

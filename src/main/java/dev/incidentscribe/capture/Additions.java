package dev.incidentscribe.capture;

import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Standing;
import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Help;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.command.When;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Takes a message onto the timeline as somebody filled in the form for it. Unlike an emoji, which everybody sees on
/// the message, this is answered, as whatever is typed.
public final class Additions {
    /// The fields of the form.
    public static final String KIND = "kind";

    public static final String TIME = "time";
    public static final String TEXT = "text";

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Journal journal;
    private final People people;
    private final Authorization authorization;
    private final Rules rules;

    public Additions(Journal journal, People people, Authorization authorization, Rules rules) {
        this.journal = journal;
        this.people = people;
        this.authorization = authorization;
        this.rules = rules;
    }

    /// The message that a form is about.
    ///
    /// @param thread the timestamp of the message that the thread hangs on, if it is in one
    /// @param words what the field for the words began with; empty if that is not known
    public record Subject(Person author, Origin origin, Optional<String> thread, Optional<String> words) {
        /// What its author said, so far as the form had it.
        private Optional<String> said() {
            return words.map(String::strip).map(Wording::entered).filter(said -> !said.isEmpty());
        }
    }

    /// The time that the form begins with for whoever asks for it: the message's own.
    public String time(String workspace, String user, String ts) {
        return time(ts, rules.zoneOr(people.zoneOf(workspace, user)));
    }

    /// Records it, and answers.
    ///
    /// @param delivery by whoever filled in the form
    /// @param answers by field; what was left empty is not among them
    /// @return what is wrong, by field; empty if it is on record
    /// @throws dev.incidentscribe.journal.JournalUnavailable if it was not recorded for a reason of ours
    public Map<String, String> add(Delivery delivery, Subject subject, Map<String, String> answers) {
        String text = Wording.entered(answers.getOrDefault(TEXT, ""));
        if (text.isEmpty()) {
            return Map.of(TEXT, "What happened?");
        }
        Optional<String> stranger = stranger(delivery);
        if (stranger.isPresent()) {
            return Map.of(TEXT, stranger.get());
        }
        String time = answers.getOrDefault(TIME, "").strip();
        Optional<When> when = CommandParser.time(time);
        if (when.isEmpty()) {
            return Map.of(TIME, Help.NO_TIME);
        }
        Optional<ZoneId> own = people.zoneOf(delivery);
        ZoneId zone = rules.zoneOr(own);
        return switch (moment(subject, time, zone)
                .orElseGet(() -> Moments.of(delivery.receivedAt(), own, zone).resolve(when.get()))) {
            case Moments.Resolution.Impossible impossible -> Map.of(TIME, impossible.why());
            case Moments.Resolution.At at -> {
                String said = subject.said().orElse(text);
                IncidentEvent event = Statements.of(kind(answers), said).orElse(new Noted(NoteKind.OBSERVATION, said));
                var replies = new Replies(
                        zone, delivery.receivedAt(), rules.visibleReplies(), at.remark(), Optional.empty(), false);
                yield record(delivery, subject, new Outcome.Event(at.instant(), event), text, replies);
            }
        };
    }

    /// Why they may not record into that channel: they may have left it since the form opened. Where that cannot be
    /// asked the form stays open, with what was filled in.
    private Optional<String> stranger(Delivery delivery) {
        return authorization
                .standing(delivery)
                .objection("Not recorded: %s Press Add again in a moment, or type it there with /incident."
                        .formatted(Standing.UNTOLD));
    }

    /// The message's own moment, if the time is what the form began with. Its words name that less exactly, and of an
    /// hour that comes twice they name the first.
    private static Optional<Moments.Resolution> moment(Subject subject, String time, ZoneId zone) {
        String ts = subject.origin().ts();
        return time.equals(time(ts, zone))
                ? Optional.of(new Moments.Resolution.At(Message.instant(ts), Optional.empty()))
                : Optional.empty();
    }

    private static String time(String ts, ZoneId zone) {
        return FORMAT.format(Message.instant(ts).atZone(zone)) + " " + zone.getId();
    }

    private static Verb kind(Map<String, String> answers) {
        return Verb.find(answers.getOrDefault(KIND, "")).orElse(Verb.NOTE);
    }

    /// What the author of the message said is theirs; other words are a correction by whoever filled in the form.
    private Map<String, String> record(
            Delivery delivery, Subject subject, Outcome.Event event, String text, Replies replies) {
        var said = new Delivery(
                delivery.key(),
                delivery.workspace(),
                delivery.channel(),
                subject.author(),
                delivery.receivedAt(),
                delivery.source(),
                Optional.of(subject.origin()));
        Receipt receipt = journal.append(
                said,
                situation -> Taker.of(situation, said.receivedAt())
                        .map(incident -> Taker.standing(
                                        incident,
                                        said.channel(),
                                        subject.origin().ts())
                                .map(entry ->
                                        decline("It is on the timeline already, as #%d.".formatted(entry.number())))
                                .orElseGet(() -> append(incident, event, subject.origin(), delivery.author(), replies)))
                        .orElseGet(() -> decline(untaken(situation))));
        if (!receipt.recorded()) {
            return Map.of(TEXT, receipt.reply().text());
        }
        Reply reply = subject.said().filter(it -> !it.equals(text)).isPresent()
                ? reword(delivery, subject.origin(), text, replies)
                : receipt.reply();
        journal.send(said, Outbound.Answer.of(reply, said.channel(), subject.thread(), delivery.author()));
        return Map.of();
    }

    private Reply reword(Delivery delivery, Origin origin, String text, Replies replies) {
        return journal.append(
                        delivery.again("in other words"),
                        situation -> Taker.of(situation, delivery.receivedAt())
                                .flatMap(incident -> Taker.standing(incident, origin.channel(), origin.ts())
                                        .<Outcome>map(entry -> reworded(incident, entry, delivery, text, replies)))
                                .orElseGet(() -> decline("")))
                .reply();
    }

    private static Outcome reworded(Incident incident, Entry entry, Delivery delivery, String text, Replies replies) {
        var reworded = new Reworded(entry.number(), text);
        return new Outcome.Append(
                incident,
                List.of(new Outcome.Event(delivery.receivedAt(), reworded)),
                after -> said(
                        delivery.author(),
                        after.entries().size() == entry.number()
                                ? replies.recorded(after)
                                        .adding("The message itself reads otherwise; both are on record.")
                                : replies.corrected(after, reworded)),
                List.of());
    }

    private static Reply said(Person asker, Reply reply) {
        return reply.saying("%s:\n%s".formatted(asker.mention(), reply.text()));
    }

    /// Why nothing takes the message, where a command would say the same or still go somewhere.
    private static String untaken(Situation situation) {
        return situation
                .gone()
                .map(incident ->
                        "%1$s has a channel of its own since. Type it there, or here with `/incident note %1$s …`."
                                .formatted(incident.name()))
                .or(() -> situation
                        .current()
                        .map(incident ->
                                "%1$s ended more than %2$d days ago and takes no more messages. `/incident note %1$s …` still records it."
                                        .formatted(incident.name(), Taker.AFTERWARDS.toDays())))
                .orElse("There is no incident in this channel.");
    }

    /// Where the message can be read is asked for afterwards, if Slack did not tell when the form opened.
    private static Outcome append(
            Incident incident, Outcome.Event event, Origin origin, Person asker, Replies replies) {
        return new Outcome.Append(
                incident,
                List.of(event),
                after -> said(asker, replies.recorded(after)),
                origin.permalink().isPresent()
                        ? List.of()
                        : List.of(new Outbound.Permalink(origin.channel(), origin.ts())));
    }

    private static Outcome decline(String why) {
        return new Outcome.Decline(Reply.toPerson(why));
    }
}

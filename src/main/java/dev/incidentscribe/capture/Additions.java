package dev.incidentscribe.capture;

import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes a message onto the timeline as somebody filled it in on the form for that. Unlike an emoji, which everybody
/// sees on the message, this is answered, as whatever is typed.
public final class Additions {
    private final Journal journal;

    public Additions(Journal journal) {
        this.journal = journal;
    }

    /// What somebody wants made of a message.
    ///
    /// @param by who wants it
    /// @param replies the words in which they are answered
    public record Wish(Verb verb, Instant at, String text, Person by, Replies replies) {}

    /// Records it, and answers.
    ///
    /// @param delivery by the message's author, with the message as its origin
    /// @param thread the timestamp of the message that the thread hangs on, if it is in one
    /// @return why nothing was recorded; empty if it was
    public Optional<String> add(Delivery delivery, Wish wish, Optional<String> thread) {
        Origin origin = delivery.origin().orElseThrow(() -> new IllegalArgumentException("a form is for a message"));
        Receipt receipt = journal.append(
                delivery,
                situation -> Taker.of(situation, delivery.receivedAt())
                        .map(incident -> add(incident, origin, wish))
                        .orElseGet(() -> decline("There is no incident in this channel.")));
        if (!receipt.recorded()) {
            return Optional.of(receipt.reply().text());
        }
        journal.send(delivery, Outbound.Answer.of(receipt.reply(), delivery.channel(), thread, wish.by()));
        return Optional.empty();
    }

    private static Outcome add(Incident incident, Origin origin, Wish wish) {
        return Taker.standing(incident, origin.channel(), origin.ts())
                .map(entry -> decline("It is on the timeline already, as #%d.".formatted(entry.number())))
                .orElseGet(() -> record(incident, wish));
    }

    private static Outcome record(Incident incident, Wish wish) {
        IncidentEvent event =
                Statements.of(wish.verb(), wish.text()).orElse(new Noted(NoteKind.OBSERVATION, wish.text()));
        return new Outcome.Append(
                incident,
                List.of(new Outcome.Event(wish.at(), event)),
                after -> {
                    Reply reply = wish.replies().recorded(after);
                    return reply.saying("%s:\n%s".formatted(wish.by().mention(), reply.text()));
                },
                List.of());
    }

    private static Outcome decline(String why) {
        return new Outcome.Decline(Reply.toPerson(why));
    }
}

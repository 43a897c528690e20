package dev.incidentscribe.capture;

import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Takes messages of a channel onto the timeline, and keeps the entries in step with their messages. Says nothing in
/// the channel.
public final class Captures {
    private static final String EMOJI_GONE = "the emoji was taken away";
    private static final Reply SILENCE = Reply.toPerson("");

    private final Journal journal;
    private final People people;
    private final Rules rules;

    public Captures(Journal journal, People people, Rules rules) {
        this.journal = journal;
        this.people = people;
        this.rules = rules;
    }

    /// Somebody put an emoji on a message, or took one away. The message itself is looked at later; that it must be is
    /// on disk when this returns.
    ///
    /// @param added whether it was put on
    public void reacted(Delivery delivery, String emoji, boolean added, String ts) {
        if (rules.capture().containsKey(emoji)) {
            var look = new Outbound.Look(
                    delivery.channel(), ts, delivery.author().id(), Optional.of(added ? Set.of(emoji) : Set.of()));
            append(
                    delivery,
                    ts,
                    incident -> Optional.of(new Outcome.Append(incident, List.of(), _ -> SILENCE, List.of(look))));
        }
    }

    /// Whether a message with these emoji belongs onto the timeline.
    public boolean isWanted(Set<String> emoji) {
        return rules.capture().keySet().stream().anyMatch(emoji::contains);
    }

    /// Brings the entry of this message in line with the emoji on it, as far as they are known.
    ///
    /// @param key names the occasion for good
    public void take(String key, Message message, Instant now) {
        message.emoji().ifPresent(emoji -> take(key, message, emoji, now));
    }

    private void take(String key, Message message, Set<String> emoji, Instant now) {
        var delivery = new Delivery(
                key,
                message.workspace(),
                message.channel(),
                message.author(),
                now,
                Source.REACTION,
                Optional.of(new Origin(message.channel(), message.ts(), message.permalink())));
        Optional<Verb> verb = rules.capture().entrySet().stream()
                .filter(entry -> emoji.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        append(
                delivery,
                message.ts(),
                incident -> incident.takenFrom(message.channel(), message.ts())
                        .map(entry -> align(incident, entry, verb.isPresent(), now))
                        .orElseGet(() -> verb.filter(_ -> !message.words().isEmpty())
                                .flatMap(it -> Statements.of(it, message.words()))
                                .map(it -> record(incident, Message.instant(message.ts()), it))));
    }

    /// The message was edited in Slack; its entry follows. Edits may arrive in any order: the latest counts.
    ///
    /// @param at when it was edited
    public void edited(Delivery delivery, String ts, Instant at, String text, List<String> files) {
        // Asked before the decision, which must not wait for Slack. Only a mention names times.
        ZoneId zone = Mentions.isOne(text) ? rules.zoneOr(people.zoneOf(delivery)) : ZoneOffset.UTC;
        var edit = new MessageEdit(ts, at, text, files, zone);
        append(
                delivery,
                ts,
                incident -> Taker.standing(incident, delivery.channel(), ts)
                        .map(entry -> edit.news(entry, journal.redaction()))
                        .filter(news -> !news.isEmpty())
                        .map(news -> record(incident, at, news)));
    }

    /// The message was deleted in Slack; its entry no longer counts.
    public void deleted(Delivery delivery, String ts) {
        append(
                delivery,
                ts,
                incident -> Taker.standing(incident, delivery.channel(), ts)
                        .map(entry -> record(
                                incident,
                                delivery.receivedAt(),
                                new Removed(entry.number(), "the message was deleted in Slack"))));
    }

    private void append(Delivery delivery, String ts, Function<Incident, Optional<Outcome.Append>> decision) {
        Instant now = delivery.receivedAt();
        // Asked before the decision, in which everybody waits. What takes the message meanwhile is the current one.
        List<Integer> earlier = journal.takersOf(delivery.workspace(), delivery.channel(), ts);
        journal.append(
                delivery,
                situation -> Taker.of(situation, earlier, delivery.channel(), ts, now)
                        .flatMap(decision)
                        .<Outcome>map(Function.identity())
                        .orElseGet(() -> new Outcome.Decline(SILENCE)));
    }

    /// What somebody removed by a command stays removed, whatever emoji is on it.
    private static Optional<Outcome.Append> align(Incident incident, Entry entry, boolean wanted, Instant now) {
        if (!wanted && !entry.removed() && entry.original().source() == Source.REACTION) {
            return Optional.of(record(incident, now, new Removed(entry.number(), EMOJI_GONE)));
        }
        boolean byEmoji = entry.corrections().stream()
                .map(Recorded::event)
                .reduce((_, later) -> later)
                .filter(event ->
                        event instanceof Removed removed && removed.why().equals(EMOJI_GONE))
                .isPresent();
        return wanted && entry.removed() && byEmoji
                ? Optional.of(record(incident, now, new Restored(entry.number())))
                : Optional.empty();
    }

    private static Outcome.Append record(Incident incident, Instant at, IncidentEvent event) {
        return record(incident, at, List.of(event));
    }

    private static Outcome.Append record(Incident incident, Instant at, List<IncidentEvent> events) {
        return new Outcome.Append(
                incident,
                events.stream().map(event -> new Outcome.Event(at, event)).toList(),
                _ -> SILENCE,
                List.of());
    }

    /// Whether an emoji can make that of a message.
    public static boolean isCapturing(Verb verb) {
        return Statements.of(verb, "").isPresent();
    }
}

package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Watched;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The messages of a channel that became entries, or were to become some, while nobody listened: each entry is brought
/// in line with its message, as it would have been then.
public final class MissedCaptures {
    private static final Logger LOG = LoggerFactory.getLogger(MissedCaptures.class);

    private final History history;
    private final Messages messages;
    private final Captures captures;
    private final Journal journal;
    private final InstantSource clock;

    public MissedCaptures(History history, Messages messages, Captures captures, Journal journal, InstantSource clock) {
        this.history = history;
        this.messages = messages;
        this.captures = captures;
        this.journal = journal;
        this.clock = clock;
    }

    /// The entries of the channel's incident that came from a message in it, or in the channel that it was opened in,
    /// by the message's timestamp.
    Map<String, Entry> taken(Watched watched) {
        var taken = new LinkedHashMap<String, Entry>();
        Optional<Incident> incident = journal.current(watched.workspace(), watched.channel());
        Set<String> channels = Stream.concat(
                        Stream.of(watched.channel()), incident.flatMap(Incident::movedFrom).stream())
                .collect(Collectors.toSet());
        for (Entry entry : incident.map(Incident::entries).orElse(List.of())) {
            entry.original()
                    .origin()
                    .filter(origin -> channels.contains(origin.channel()))
                    .ifPresent(origin -> taken.put(origin.ts(), entry));
        }
        return taken;
    }

    /// Takes a message that has an entry, or whose emoji ask for one.
    void take(Watched watched, com.slack.api.model.Message message, Optional<Entry> entry)
            throws IOException, SlackApiException {
        if (entry.isPresent()
                || (captures.isWanted(Messages.emoji(message).orElse(Set.of())) && !messages.isOurs(message))) {
            follow(watched, message, entry);
        }
    }

    /// Brings the entry of a message in line with it, and makes one if its emoji ask for it.
    private void follow(Watched watched, com.slack.api.model.Message message, Optional<Entry> entry)
            throws IOException, SlackApiException {
        Message told = messages.message(watched.workspace(), watched.channel(), message);
        boolean isPinned =
                entry.filter(it -> it.original().source() == Source.REACTION).isPresent();
        Message now = isPinned ? messages.withEmoji(told) : told;
        entry.flatMap(it -> it.original().origin())
                .filter(origin -> origin.permalink().isEmpty())
                .ifPresent(origin ->
                        journal.learn(watched.workspace(), new Origin(now.channel(), now.ts(), now.permalink())));
        captures.take(key(), now, clock.instant());
        if (message.getEdited() != null) {
            captures.edited(
                    delivery(watched, now.author()),
                    now.ts(),
                    Message.instant(message.getEdited().getTs()),
                    now.text(),
                    now.files());
        }
    }

    /// An entry whose message was not among those that were read: it is looked for by itself, if Slack lets us. It was
    /// said before them, in another channel, or in a thread that is silent, or it was deleted.
    void lookFor(Watched watched, Entry entry) throws IOException, SlackApiException {
        if (isGone(entry)) {
            return;
        }
        Origin origin = entry.original().origin().orElseThrow();
        Watched there = watched.in(origin.channel());
        boolean read = origin.channel().equals(watched.channel()) && Backlog.reaches(watched, origin.ts());
        try {
            Optional<com.slack.api.model.Message> message = read
                    ? history.reply(origin.channel(), origin.ts())
                    : history.message(origin.channel(), origin.ts());
            if (message.isPresent()) {
                follow(there, message.get(), Optional.of(entry));
            } else if (!entry.removed()) {
                captures.deleted(delivery(there, entry.author()), origin.ts());
            }
        } catch (History.Denied e) {
            LOG.info("a message in channel {} cannot be looked for: {}", origin.channel(), e.getMessage());
        }
    }

    /// Whether it does not matter what became of its message: only the emoji can bring a removed entry back, and a
    /// message that was deleted has none.
    private static boolean isGone(Entry entry) {
        return entry.removed() && entry.corrections().getLast().source() != Source.REACTION;
    }

    private Delivery delivery(Watched watched, Person author) {
        return new Delivery(
                key(),
                watched.workspace(),
                watched.channel(),
                author,
                clock.instant(),
                Source.MESSAGE,
                Optional.empty());
    }

    /// Nothing rests on these being the same twice: what is on record decides whether there is anything to record.
    private static String key() {
        return "catch-up " + UUID.randomUUID();
    }
}

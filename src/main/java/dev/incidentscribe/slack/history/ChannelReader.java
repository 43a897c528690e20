package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.People;
import dev.incidentscribe.capture.Captures;
import dev.incidentscribe.capture.Mentions;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Watched;
import dev.incidentscribe.slack.client.Identity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
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

/// Fetches from Slack what happened in a channel while nobody listened: messages that carry an emoji or speak to us,
/// edits, deletions. Each gives the entry that it would have given then; what is on record already gives nothing more,
/// so a channel may be read as often as one likes.
public final class ChannelReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelReader.class);

    /// What was said just before an incident was opened often belongs to it.
    private static final Duration BEFORE_THE_OPENING = Duration.ofHours(1);

    private final History history;
    private final Messages messages;
    private final Captures captures;
    private final Mentions mentions;
    private final MissedContext context;
    private final People people;
    private final Journal journal;
    private final Identity identity;
    private final InstantSource clock;

    public ChannelReader(
            History history,
            Messages messages,
            Captures captures,
            Mentions mentions,
            MissedContext context,
            People people,
            Journal journal,
            Identity identity,
            InstantSource clock) {
        this.history = history;
        this.messages = messages;
        this.captures = captures;
        this.mentions = mentions;
        this.context = context;
        this.people = people;
        this.journal = journal;
        this.identity = identity;
        this.clock = clock;
    }

    /// The channels that are worth reading.
    List<Watched> channels() {
        return journal.watched(clock.instant().minus(Captures.AFTERWARDS));
    }

    /// Reads this channel, if it is one of those.
    ///
    /// @return whether all of it could be recorded
    /// @throws IOException if Slack cannot be asked now
    public boolean read(String workspace, String channel) throws IOException, SlackApiException {
        boolean complete = true;
        for (Watched watched : channels()) {
            if (watched.workspace().equals(workspace) && watched.channel().equals(channel)) {
                complete &= read(watched);
            }
        }
        return complete;
    }

    /// Reads one of them from one hour before its incident on, in the order in which it was said.
    ///
    /// @throws IOException if Slack cannot be asked now
    /// @return whether all of it could be recorded
    boolean read(Watched watched) throws IOException, SlackApiException {
        Said said;
        try {
            said = everythingIn(watched);
        } catch (History.Denied e) {
            LOG.info("channel {} cannot be caught up with: {}", watched.channel(), e.getMessage());
            return true;
        }
        Map<String, Entry> taken = taken(watched);
        var failures = new Failures(watched.channel());
        for (com.slack.api.model.Message message : said.all()) {
            Optional<Entry> entry = Optional.ofNullable(taken.remove(message.getTs()));
            failures.around(message.getTs(), () -> read(watched, message, entry));
        }
        Optional<String> upTo = said.upTo(failures.first());
        for (Entry unseen : taken.values()) {
            if (!isGone(unseen)) {
                failures.around(unseen.original().origin().orElseThrow().ts(), () -> lookFor(watched, unseen));
            }
        }
        upTo.ifPresent(ts -> journal.mark(watched, ts));
        return failures.first().isEmpty();
    }

    private void read(Watched watched, com.slack.api.model.Message message, Optional<Entry> entry)
            throws IOException, SlackApiException {
        if (isMention(message) && isNew(message, watched)) {
            mention(watched, message);
        }
        if (!isNew(message, watched) || !context.keep(watched, message)) {
            context.follow(watched, message);
        }
        if (entry.isPresent()
                || (captures.isWanted(Messages.emoji(message).orElse(Set.of())) && !identity.isOurs(message))) {
            follow(watched, message, entry);
        }
    }

    /// What was said in a channel, the oldest first.
    ///
    /// @param inChannel the timestamps of what stands in the channel itself. Threads are read after it, and may
    /// hold a reply that is younger than a message which was not there yet
    private record Said(List<com.slack.api.model.Message> all, List<String> inChannel) {
        /// The last that was read with all that was said before it.
        ///
        /// @param failed the first that could not be recorded
        Optional<String> upTo(Optional<String> failed) {
            return inChannel.stream()
                    .filter(ts -> failed.map(it -> Message.instant(ts).isBefore(Message.instant(it)))
                            .orElse(true))
                    .max(Comparator.comparing(Message::instant));
        }
    }

    private interface Step {
        void run() throws IOException, SlackApiException;
    }

    /// Messages that could not be recorded, while others could. They are tried again when the channel is read again.
    private final class Failures {
        private final String channel;
        private Optional<String> first = Optional.empty();

        Failures(String channel) {
            this.channel = channel;
        }

        Optional<String> first() {
            return first;
        }

        /// Where nothing can be recorded at all, the channel is read another time.
        void around(String ts, Step step) throws IOException, SlackApiException {
            try {
                step.run();
            } catch (RuntimeException | StackOverflowError e) {
                if (!journal.isWritable()) {
                    throw e;
                }
                if (first.isEmpty()) {
                    LOG.error("message {} in channel {} could not be recorded; the others are read", ts, channel, e);
                    first = Optional.of(ts);
                }
            }
        }
    }

    /// The entries of the channel's incident that came from a message in it, or in the channel that it was opened in,
    /// by the message's timestamp.
    private Map<String, Entry> taken(Watched watched) {
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

    private Said everythingIn(Watched watched) throws IOException, SlackApiException {
        Instant since = since(watched);
        Map<String, com.slack.api.model.Message> all = new HashMap<>();
        List<com.slack.api.model.Message> inChannel = history.messages(watched.channel(), since);
        for (com.slack.api.model.Message message : inChannel) {
            all.put(message.getTs(), message);
            if (hasNewReplies(message, watched)) {
                history.thread(watched.channel(), message.getTs()).forEach(reply -> all.put(reply.getTs(), reply));
            }
        }
        return new Said(
                all.values().stream()
                        .filter(message -> !History.isGone(message))
                        .sorted(Comparator.comparing(message -> Message.instant(message.getTs())))
                        .toList(),
                inChannel.stream().map(com.slack.api.model.Message::getTs).toList());
    }

    /// What was said until the incident before it ended is that one's.
    private static Instant since(Watched watched) {
        Instant early = watched.opened().minus(BEFORE_THE_OPENING);
        return watched.before().filter(early::isBefore).orElse(early);
    }

    /// A thread costs a call of its own, so one that has been silent since the last reading is not read again.
    private static boolean hasNewReplies(com.slack.api.model.Message message, Watched watched) {
        String latest = message.getLatestReply();
        return latest != null
                && (watched.mark().isEmpty()
                        || Message.instant(latest)
                                .isAfter(Message.instant(watched.mark().get()).minus(BEFORE_THE_OPENING)));
    }

    private boolean isMention(com.slack.api.model.Message message) throws IOException, SlackApiException {
        if (message.getUser() == null
                || message.getText() == null
                || !message.getText().contains("<@")) {
            return false;
        }
        String us = identity.user();
        return !message.getUser().equals(us)
                && (message.getText().contains("<@" + us + ">")
                        || message.getText().contains("<@" + us + "|"))
                && !Mentions.isQuoted(message.getText(), Set.of(us));
    }

    /// What was said to us before the incident is no business of it any more.
    private static boolean isNew(com.slack.api.model.Message message, Watched watched) {
        Instant said = Message.instant(message.getTs());
        return watched.mark().map(mark -> said.isAfter(Message.instant(mark))).orElse(!said.isBefore(watched.opened()));
    }

    private void mention(Watched watched, com.slack.api.model.Message message) throws IOException, SlackApiException {
        mentions.mentioned(
                Mentions.delivery(
                        watched.workspace(),
                        watched.channel(),
                        people.named(watched.workspace(), Person.unnamed(message.getUser())),
                        message.getTs()),
                Optional.ofNullable(message.getThreadTs()).orElse(message.getTs()),
                message.getText(),
                Set.of(identity.user()));
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

    /// Whether it does not matter what became of its message: only the emoji can bring a removed entry back, and a
    /// message that was deleted has none.
    private static boolean isGone(Entry entry) {
        return entry.removed() && entry.corrections().getLast().source() != Source.REACTION;
    }

    /// An entry whose message was not among those that were read: it is looked for by itself, if Slack lets us. It was
    /// said before them, in another channel, or in a thread that is silent, or it was deleted.
    private void lookFor(Watched watched, Entry entry) throws IOException, SlackApiException {
        Origin origin = entry.original().origin().orElseThrow();
        Watched there = watched.in(origin.channel());
        boolean read = origin.channel().equals(watched.channel())
                && !Message.instant(origin.ts()).isBefore(since(watched));
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

package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.capture.Taker;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Watched;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches from Slack what happened in a channel while nobody listened: messages that carry an emoji or speak to us,
/// edits, deletions. Each gives the entry that it would have given then; what is on record already gives nothing more,
/// so a channel may be read as often as one likes.
public final class ChannelReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelReader.class);

    private final History history;
    private final MissedCaptures captures;
    private final MissedMentions mentions;
    private final MissedContext context;
    private final Journal journal;
    private final InstantSource clock;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    public ChannelReader(
            History history,
            MissedCaptures captures,
            MissedMentions mentions,
            MissedContext context,
            Journal journal,
            InstantSource clock) {
        this.history = history;
        this.captures = captures;
        this.mentions = mentions;
        this.context = context;
        this.journal = journal;
        this.clock = clock;
    }

    /// The channels that are worth reading.
    List<Watched> channels() {
        return journal.watched(clock.instant().minus(Taker.AFTERWARDS));
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
        Backlog said;
        try {
            said = Backlog.of(watched, history);
        } catch (History.Denied e) {
            LOG.info("channel {} cannot be caught up with: {}", watched.channel(), e.getMessage());
            return true;
        }
        Map<String, Entry> taken = captures.taken(watched);
        var failures = new Failures(journal, watched.channel(), told);
        for (com.slack.api.model.Message message : said.all()) {
            Optional<Entry> entry = Optional.ofNullable(taken.remove(message.getTs()));
            failures.around(message.getTs(), () -> read(watched, message, entry));
        }
        Optional<String> upTo = said.upTo(failures.first());
        for (Entry unseen : taken.values()) {
            failures.around(unseen.original().origin().orElseThrow().ts(), () -> captures.lookFor(watched, unseen));
        }
        upTo.ifPresent(ts -> journal.mark(watched, ts));
        return failures.first().isEmpty();
    }

    private void read(Watched watched, com.slack.api.model.Message message, Optional<Entry> entry)
            throws IOException, SlackApiException {
        boolean isNew = isNew(message, watched);
        mentions.follow(watched, message);
        if (isNew) {
            mentions.answer(watched, message);
        }
        if (!isNew || !context.keep(watched, message)) {
            context.follow(watched, message);
        }
        captures.take(watched, message, entry);
    }

    /// What was said to us before the incident is no business of it any more.
    private static boolean isNew(com.slack.api.model.Message message, Watched watched) {
        Instant said = Message.instant(message.getTs());
        return watched.mark().map(mark -> said.isAfter(Message.instant(mark))).orElse(!said.isBefore(watched.opened()));
    }
}

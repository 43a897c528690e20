package dev.incidentscribe.slack.people;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.model.Conversation;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.journal.Privacy;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which channels are private. A command tells at once, by the name that Slack gives its channel; Slack itself is asked
/// besides, since channels change, and its word counts more.
final class ChannelPrivacy {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelPrivacy.class);
    /// What Slack calls a channel whose name it does not tell.
    private static final Pattern PRIVATE_NAME = Pattern.compile("privategroup|directmessage|mpdm-.*");
    /// Direct messages, and the private channels of old.
    private static final Pattern PRIVATE_ID = Pattern.compile("(?s)[DG].*");

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private record Key(String workspace, String channel) {}

    /// What is known of a channel.
    ///
    /// @param until when to ask Slack again
    private record Known(Optional<Boolean> secret, Instant until) {}

    private final SlackClient slack;
    private final Journal journal;
    private final Executor askers;
    private final InstantSource clock;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();
    private final Map<Key, CompletableFuture<Optional<Boolean>>> asked = new ConcurrentHashMap<>();

    ChannelPrivacy(SlackClient slack, Journal journal, Executor askers, InstantSource clock) {
        this.slack = slack;
        this.journal = journal;
        this.askers = askers;
        this.clock = clock;
    }

    /// A command came from a channel that Slack calls so; that is kept before the command is obeyed.
    void heard(String workspace, String channel, @Nullable String name) {
        var key = new Key(workspace, channel);
        boolean secret = PRIVATE_ID.matcher(channel).matches()
                || (name != null && PRIVATE_NAME.matcher(name).matches());
        Optional<Boolean> before = remembered(key).secret();
        if (secret ? !before.equals(Optional.of(true)) : before.isEmpty() && name != null && !name.isBlank()) {
            learn(key, secret, Instant.MIN);
        }
        if (!secret) {
            var _ = refresh(key);
        }
    }

    /// Whether the channel is private; empty if nobody can tell.
    CompletableFuture<Optional<Boolean>> of(String workspace, String channel) {
        if (PRIVATE_ID.matcher(channel).matches()) {
            return CompletableFuture.completedFuture(Optional.of(true));
        }
        var key = new Key(workspace, channel);
        Optional<Boolean> secret = remembered(key).secret();
        CompletableFuture<Optional<Boolean>> answer = refresh(key);
        return secret.isPresent() ? CompletableFuture.completedFuture(secret) : answer;
    }

    private Known remembered(Key key) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(
                key,
                it -> new Known(journal.privacy(it.workspace(), it.channel()).map(Privacy::secret), Instant.MIN));
    }

    /// Asks Slack, if it was not asked lately.
    private CompletableFuture<Optional<Boolean>> refresh(Key key) {
        Known now = remembered(key);
        return clock.instant().isBefore(now.until())
                ? CompletableFuture.completedFuture(now.secret())
                : asked.computeIfAbsent(key, it -> CompletableFuture.supplyAsync(() -> ask(it), askers));
    }

    private Optional<Boolean> ask(Key key) {
        try {
            Optional<Boolean> told = question(key.channel());
            if (told.isPresent() && !told.equals(remembered(key).secret())) {
                learn(key, told.get(), Instant.MIN);
            }
            Duration pause = told.isPresent() ? FRESH : RETRY;
            known.put(
                    key,
                    new Known(
                            told.or(() -> remembered(key).secret()),
                            clock.instant().plus(pause)));
        } catch (IOException | SlackApiException | RuntimeException e) {
            LOG.debug("Slack did not say what {} is", key.channel(), e);
            known.put(key, new Known(remembered(key).secret(), clock.instant().plus(RETRY)));
        } finally {
            asked.remove(key);
        }
        return remembered(key).secret();
    }

    /// Every public channel is shown to us, so one that is not shown is none of them.
    private Optional<Boolean> question(String channel) throws IOException, SlackApiException {
        ConversationsInfoResponse response = slack.methods().conversationsInfo(request -> request.channel(channel));
        if (!response.isOk() || response.getChannel() == null) {
            LOG.debug("conversations.info answered {}", response.getError());
            return "channel_not_found".equals(response.getError()) ? Optional.of(true) : Optional.empty();
        }
        Conversation told = response.getChannel();
        return Optional.of(told.isPrivate() || told.isIm() || told.isMpim());
    }

    /// What could not be kept is not believed either, and is learned at the next occasion. Whoever reads meanwhile need
    /// not suffer from a full disk.
    private void learn(Key key, boolean secret, Instant until) {
        try {
            journal.learn(key.workspace(), new Privacy(key.channel(), secret, clock.instant()));
            known.put(key, new Known(Optional.of(secret), until));
        } catch (JournalUnavailable e) {
            LOG.debug("what {} is could not be kept", key.channel(), e);
        }
    }
}

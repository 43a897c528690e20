package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.incidentscribe.slack.client.SlackClient;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was said in a channel, read from Slack page by page and no faster than Slack allows.
public final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 100;
    /// Slack allows 50 of each kind.
    private static final int CALLS_A_MINUTE = 45;

    private static final int TRIES = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final SlackClient slack;
    private final Pace histories = new Pace(CALLS_A_MINUTE);
    private final Pace replies = new Pace(CALLS_A_MINUTE);

    public History(SlackClient slack) {
        this.slack = slack;
    }

    /// Slack would not tell, for a reason that trying again will not change.
    static final class Denied extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        Denied(String error) {
            super("Slack denies the history of the channel: " + error);
        }
    }

    /// One page of an answer.
    private record Page(List<Message> messages, Optional<String> next) {}

    private interface Call {
        Page page(@Nullable String cursor) throws IOException, SlackApiException;
    }

    /// The messages since then, the oldest first; replies only where they were sent to the channel too.
    List<Message> messages(String channel, Instant since) throws IOException, SlackApiException {
        return all(histories, cursor -> {
            ConversationsHistoryResponse response = slack.methods()
                    .conversationsHistory(request -> request.channel(channel)
                            .oldest(ts(since))
                            .inclusive(true)
                            .limit(PAGE)
                            .cursor(cursor));
            return page(response.isOk(), response.getError(), response.getMessages(), response.getResponseMetadata());
        });
    }

    /// A thread, with the message that it hangs on.
    List<Message> thread(String channel, String ts) throws IOException, SlackApiException {
        return all(replies, cursor -> {
            ConversationsRepliesResponse response = slack.methods()
                    .conversationsReplies(request ->
                            request.channel(channel).ts(ts).limit(PAGE).cursor(cursor));
            return page(response.isOk(), response.getError(), response.getMessages(), response.getResponseMetadata());
        });
    }

    /// A single message as it is now, be it in a thread or not; empty if it is gone.
    Optional<Message> message(String channel, String ts) throws IOException, SlackApiException {
        Optional<Message> found = named(ts, patiently(histories, _ -> inChannel(channel, ts), null));
        return found.isPresent() ? found : reply(channel, ts);
    }

    /// The same of one that, if it is there at all, is in a thread: half the calls.
    Optional<Message> reply(String channel, String ts) throws IOException, SlackApiException {
        return named(ts, patiently(replies, _ -> inThread(channel, ts), null));
    }

    /// The same, asked for at once however much was asked for before; for what people wait for.
    Optional<Message> messageNow(String channel, String ts) throws IOException, SlackApiException {
        Optional<Message> found = named(ts, inChannel(channel, ts));
        return found.isPresent() ? found : named(ts, inThread(channel, ts));
    }

    /// What Slack leaves in the place of a message that was deleted and has a thread.
    static boolean isGone(Message message) {
        return "tombstone".equals(message.getSubtype());
    }

    private static Optional<Message> named(String ts, Page page) {
        return page.messages().stream()
                .filter(message -> ts.equals(message.getTs()) && !isGone(message))
                .findFirst();
    }

    private Page inChannel(String channel, String ts) throws IOException, SlackApiException {
        ConversationsHistoryResponse response = slack.methods()
                .conversationsHistory(request -> request.channel(channel)
                        .latest(ts)
                        .oldest(ts)
                        .inclusive(true)
                        .limit(1));
        return page(response.isOk(), response.getError(), response.getMessages(), null);
    }

    /// The history leaves replies out; asked for with its own timestamp, a reply is found.
    private Page inThread(String channel, String ts) throws IOException, SlackApiException {
        ConversationsRepliesResponse response = slack.methods()
                .conversationsReplies(request -> request.channel(channel)
                        .ts(ts)
                        .latest(ts)
                        .oldest(ts)
                        .inclusive(true)
                        .limit(10));
        return "thread_not_found".equals(response.getError())
                ? new Page(List.of(), Optional.empty())
                : page(response.isOk(), response.getError(), response.getMessages(), null);
    }

    private List<Message> all(Pace pace, Call call) throws IOException, SlackApiException {
        var found = new ArrayList<Message>();
        @Nullable String cursor = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Page page = patiently(pace, call, cursor);
            found.addAll(page.messages());
            if (page.next().isEmpty()) {
                found.sort(
                        Comparator.comparing(message -> dev.incidentscribe.capture.Message.instant(message.getTs())));
                return found;
            }
            cursor = page.next().get();
        }
        throw new Denied("it has more than %d messages".formatted(MOST_PAGES * PAGE));
    }

    /// Slack says how long to wait when it was asked too often.
    private Page patiently(Pace pace, Call call, @Nullable String cursor) throws IOException, SlackApiException {
        for (int tries = 1; ; tries++) {
            pace.await();
            try {
                return call.page(cursor);
            } catch (SlackApiException e) {
                if (e.getResponse().code() != 429 || tries == TRIES) {
                    throw e;
                }
                Duration wait = retryAfter(e);
                LOG.info("Slack asks to be read more slowly; going on in {} s", wait.toSeconds());
                LockSupport.parkNanos(wait.toNanos());
            }
        }
    }

    private static Duration retryAfter(SlackApiException e) {
        String header =
                Optional.ofNullable(e.getResponse().header("Retry-After")).orElse("");
        Duration asked = Duration.ofSeconds(header.matches("\\d{1,4}") ? Integer.parseInt(header) : 30);
        return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
    }

    private static Page page(
            boolean ok, @Nullable String error, @Nullable List<Message> messages, @Nullable ResponseMetadata metadata)
            throws IOException {
        if (!ok && isTemporary(String.valueOf(error))) {
            throw new IOException("reading the channel: " + error);
        }
        if (!ok) {
            throw new Denied(String.valueOf(error));
        }
        return new Page(
                messages == null ? List.of() : messages,
                Optional.ofNullable(metadata)
                        .map(ResponseMetadata::getNextCursor)
                        .filter(next -> !next.isEmpty()));
    }

    /// Whether Slack may tell it later.
    static boolean isTemporary(String error) {
        return switch (error) {
            case "fatal_error", "internal_error", "ratelimited", "request_timeout", "service_unavailable" -> true;
            default -> false;
        };
    }

    private static String ts(Instant instant) {
        return String.format(Locale.ROOT, "%d.%06d", instant.getEpochSecond(), instant.getNano() / 1_000);
    }
}

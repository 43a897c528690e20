package dev.incidentscribe.slack.history;

import com.slack.api.methods.SlackApiException;
import dev.incidentscribe.capture.Message;
import dev.incidentscribe.journal.Watched;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Slack shows of a channel from an hour before its incident on, the oldest first.
///
/// @param inChannel the timestamps of what stands in the channel itself. Threads are read after it, and may hold a
/// reply that is younger than a message which was not there yet
record Backlog(List<com.slack.api.model.Message> all, List<String> inChannel) {
    /// What was said just before an incident was opened often belongs to it.
    private static final Duration BEFORE_THE_OPENING = Duration.ofHours(1);

    /// Reads it, with the threads that have something new.
    ///
    /// @throws IOException if Slack cannot be asked now
    static Backlog of(Watched watched, History history) throws IOException, SlackApiException {
        Map<String, com.slack.api.model.Message> all = new HashMap<>();
        List<com.slack.api.model.Message> inChannel = history.messages(watched.channel(), since(watched));
        for (com.slack.api.model.Message message : inChannel) {
            all.put(message.getTs(), message);
            if (hasNewReplies(message, watched)) {
                history.thread(watched.channel(), message.getTs()).forEach(reply -> all.put(reply.getTs(), reply));
            }
        }
        return new Backlog(
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

    /// Whether it goes back to a message of that timestamp, if that stands in the channel itself.
    static boolean reaches(Watched watched, String ts) {
        return !Message.instant(ts).isBefore(since(watched));
    }

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

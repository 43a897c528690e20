package dev.incidentscribe.practice;

import dev.incidentscribe.capture.Message;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// The messages that the stand-in keeps, as Slack would tell of them. Whoever changes one still has to send the event
/// that says so.
public final class Channels {
    /// A message as it is now.
    ///
    /// @param said what Slack tells of it, without its reactions; of those it tells nothing where there are none
    /// @param thread the timestamp of the message it replies to
    /// @param emoji who put each of them on it
    record Kept(Map<String, Object> said, Optional<String> thread, Map<String, Set<String>> emoji) {

        String ts() {
            return String.valueOf(said.get("ts"));
        }

        Map<String, Object> json() {
            var json = new LinkedHashMap<>(said);
            thread.ifPresent(it -> json.put("thread_ts", it));
            List<Map<String, Object>> reactions = emoji.entrySet().stream()
                    .filter(it -> !it.getValue().isEmpty())
                    .map(it -> Map.<String, Object>of(
                            "name", it.getKey(), "count", it.getValue().size(), "users", List.copyOf(it.getValue())))
                    .toList();
            if (!reactions.isEmpty()) {
                json.put("reactions", reactions);
            }
            return json;
        }
    }

    /// Which messages are asked for. Both ends count as asked for.
    ///
    /// @param limit how many at a time
    /// @param cursor where the page before said to go on
    record Reading(
            String channel, Optional<String> oldest, Optional<String> latest, int limit, Optional<String> cursor) {
        boolean covers(Kept kept) {
            String ts = kept.ts();
            return oldest.filter(it -> Message.instant(it).isAfter(Message.instant(ts)))
                            .isEmpty()
                    && latest.filter(it -> Message.instant(it).isBefore(Message.instant(ts)))
                            .isEmpty()
                    && kept.said().getOrDefault("channel", channel).equals(channel);
        }
    }

    /// Some of the messages asked for.
    ///
    /// @param next where to go on, if there are more
    record Page(List<Map<String, Object>> messages, Optional<String> next) {
        static Page of(List<Map<String, Object>> all, Reading reading) {
            int from = reading.cursor()
                    .filter(it -> !it.isEmpty())
                    .map(Integer::parseInt)
                    .orElse(0);
            int to = Math.min(all.size(), from + reading.limit());
            return new Page(
                    all.subList(Math.min(from, to), to),
                    to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
        }

        /// As Slack answers.
        Map<String, Object> json() {
            return Map.of(
                    "ok",
                    true,
                    "messages",
                    messages,
                    "has_more",
                    next.isPresent(),
                    "response_metadata",
                    Map.of("next_cursor", next.orElse("")));
        }
    }

    private final Map<String, Kept> messages = new ConcurrentHashMap<>();
    private final Map<String, List<Map<String, Object>>> posted = new ConcurrentHashMap<>();
    private final Map<String, String> topics = new ConcurrentHashMap<>();
    private final Set<String> pinned = new ConcurrentSkipListSet<>();

    /// Somebody said it.
    public void keep(String ts, String user, String text, Optional<String> thread) {
        keep(ts, Map.of("user", user, "text", text), thread);
    }

    /// A message that is more than somebody's words: with files, with attachments, or a bot's.
    public void keep(String ts, Map<String, Object> fields, Optional<String> thread) {
        var said = new LinkedHashMap<String, Object>(Map.of("type", "message", "ts", ts));
        said.putAll(fields);
        messages.put(ts, new Kept(said, thread, new ConcurrentSkipListMap<>()));
    }

    /// It now reads otherwise.
    public void edit(String ts, String text) {
        edit(ts, text, ts);
    }

    /// It reads otherwise since then.
    public void edit(String ts, String text, String edited) {
        messages.computeIfPresent(ts, (_, it) -> {
            var said = new LinkedHashMap<>(it.said());
            said.put("text", text);
            said.put("edited", Map.of("user", String.valueOf(it.said().get("user")), "ts", edited));
            return new Kept(said, it.thread(), it.emoji());
        });
    }

    /// It is gone.
    public void delete(String ts) {
        messages.remove(ts);
    }

    /// Somebody put an emoji on it, or took theirs away.
    public void react(String ts, String user, String emoji, boolean added) {
        Kept kept = messages.get(ts);
        if (kept == null) {
            return;
        }
        Set<String> users = kept.emoji().computeIfAbsent(emoji, _ -> new ConcurrentSkipListSet<>());
        if (added) {
            users.add(user);
        } else {
            users.remove(user);
        }
    }

    /// What stands in the channel itself, the newest first.
    Page history(Reading reading) {
        return Page.of(
                sorted(reading).reversed().stream()
                        .filter(it -> it.thread().isEmpty())
                        .map(this::withReplies)
                        .toList(),
                reading);
    }

    /// The thread that this message hangs in, the oldest first.
    Page replies(String ts, Reading reading) {
        String root =
                Optional.ofNullable(messages.get(ts)).flatMap(Kept::thread).orElse(ts);
        return Page.of(
                sorted(reading).stream()
                        .filter(it -> it.ts().equals(root) || it.thread().equals(Optional.of(root)))
                        .map(this::withReplies)
                        .toList(),
                reading);
    }

    private List<Kept> sorted(Reading reading) {
        return messages.values().stream()
                .filter(reading::covers)
                .sorted(Comparator.comparing(it -> Message.instant(it.ts())))
                .toList();
    }

    private Map<String, Object> withReplies(Kept kept) {
        var json = kept.json();
        List<String> replies = messages.values().stream()
                .filter(it -> it.thread().equals(Optional.of(kept.ts())))
                .map(Kept::ts)
                .sorted(Comparator.comparing(Message::instant))
                .toList();
        if (!replies.isEmpty()) {
            json.put("thread_ts", kept.ts());
            json.put("reply_count", replies.size());
            json.put("latest_reply", replies.getLast());
        }
        return json;
    }

    /// A message by itself, with what is on it.
    Map<String, Object> message(String ts) {
        return Optional.ofNullable(messages.get(ts))
                .map(it -> Map.of("ok", true, "type", "message", "message", it.json()))
                .orElseGet(() -> Map.of("ok", false, "error", "message_not_found"));
    }

    /// What stands in the topic of that channel.
    public String topic(String channel) {
        return topics.getOrDefault(channel, "");
    }

    /// Somebody sets the topic of that channel.
    public Map<String, Object> setTopic(String channel, String topic) {
        topics.put(channel, topic);
        return Map.of("ok", true);
    }

    /// What the scribe has in that channel, as it reads now: the text of each of its messages.
    public List<String> texts(String channel) {
        return posted(channel).stream()
                .map(it -> String.valueOf(it.getOrDefault("text", "")))
                .toList();
    }

    /// The timestamps of the scribe's messages in that channel.
    public List<String> timestamps(String channel) {
        return posted(channel).stream().map(it -> String.valueOf(it.get("ts"))).toList();
    }

    /// The texts of the scribe's messages there that are pinned.
    public List<String> pinned(String channel) {
        return posted(channel).stream()
                .filter(it -> pinned.contains(it.get("ts")))
                .map(it -> String.valueOf(it.get("text")))
                .toList();
    }

    Map<String, Object> pin(String ts, boolean wanted) {
        boolean changed = wanted ? pinned.add(ts) : pinned.remove(ts);
        return changed ? Map.of("ok", true) : Map.of("ok", false, "error", wanted ? "already_pinned" : "no_pin");
    }

    Map<String, Object> update(String ts, String text) {
        boolean found = posted.values().stream()
                .flatMap(List::stream)
                .filter(it -> ts.equals(it.get("ts")))
                .peek(it -> it.put("text", text))
                .findFirst()
                .isPresent();
        return found ? Map.of("ok", true) : Map.of("ok", false, "error", "message_not_found");
    }

    /// The scribe posted it.
    void post(String channel, String ts, Map<String, Object> fields) {
        var said = new LinkedHashMap<String, Object>(Map.of("type", "message", "ts", ts, "user", StandIn.BOT));
        said.putAll(fields);
        posted.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>()).add(said);
    }

    /// What the scribe posted there.
    List<Map<String, Object>> posted(String channel) {
        return posted.getOrDefault(channel, List.of());
    }
}

package dev.incidentscribe.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// The messages that the stand-in keeps, as Slack would tell of them.
final class Channels {
    /// A message as it is now.
    record Kept(String channel, String ts, String user, String text, Optional<String> thread, Set<String> emoji) {

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("type", "message");
            json.put("user", user);
            json.put("text", text);
            json.put("ts", ts);
            thread.ifPresent(it -> json.put("thread_ts", it));
            json.put(
                    "reactions",
                    emoji.stream()
                            .map(name -> Map.of("name", name, "count", 1, "users", List.of(user)))
                            .toList());
            return json;
        }
    }

    private final Map<String, Kept> messages = new ConcurrentHashMap<>();

    void keep(String channel, String ts, String user, String text, Optional<String> thread) {
        messages.put(ts, new Kept(channel, ts, user, text, thread, new ConcurrentSkipListSet<>()));
    }

    void edit(String ts, String text) {
        messages.computeIfPresent(
                ts, (_, it) -> new Kept(it.channel(), it.ts(), it.user(), text, it.thread(), it.emoji()));
    }

    void delete(String ts) {
        messages.remove(ts);
    }

    void react(String ts, String emoji, boolean added) {
        Kept kept = messages.get(ts);
        if (kept != null && added) {
            kept.emoji().add(emoji);
        } else if (kept != null) {
            kept.emoji().remove(emoji);
        }
    }

    Optional<Kept> message(String ts) {
        return Optional.ofNullable(messages.get(ts));
    }
}

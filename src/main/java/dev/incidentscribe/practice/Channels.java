package dev.incidentscribe.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// The messages that the stand-in keeps, as Slack would tell of them. Whoever changes one still has to send the event
/// that says so.
public final class Channels {
    /// A message as it is now.
    ///
    /// @param said what Slack tells of it, without its reactions
    /// @param thread the timestamp of the message it replies to
    /// @param emoji who put each of them on it
    record Kept(Map<String, Object> said, Optional<String> thread, Map<String, Set<String>> emoji) {

        Map<String, Object> json() {
            var json = new LinkedHashMap<>(said);
            thread.ifPresent(it -> json.put("thread_ts", it));
            json.put(
                    "reactions",
                    emoji.entrySet().stream()
                            .filter(it -> !it.getValue().isEmpty())
                            .map(it -> Map.of(
                                    "name", it.getKey(),
                                    "count", it.getValue().size(),
                                    "users", List.copyOf(it.getValue())))
                            .toList());
            return json;
        }
    }

    private final Map<String, Kept> messages = new ConcurrentHashMap<>();

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
        messages.computeIfPresent(ts, (_, it) -> {
            var said = new LinkedHashMap<>(it.said());
            said.put("text", text);
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

    Optional<Kept> message(String ts) {
        return Optional.ofNullable(messages.get(ts));
    }
}

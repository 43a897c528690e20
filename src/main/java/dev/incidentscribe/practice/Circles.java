package dev.incidentscribe.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who is among whom in the stand-in's workspace: its private channels and its user groups. All other channels are
/// public.
public final class Circles {
    private static final Map<String, Object> SILENCE = Map.of("ok", false, "error", "fatal_error");

    private final Map<String, Set<String>> channels = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();
    private volatile boolean silent;

    /// From now on the channel is private, with these members.
    public void makePrivate(String channel, Set<String> members) {
        channels.put(channel, Set.copyOf(members));
    }

    /// From now on these are in the user group.
    public void group(String id, Set<String> members) {
        groups.put(id, Set.copyOf(members));
    }

    /// From now on it does not say, or does again.
    public void silence(boolean silent) {
        this.silent = silent;
    }

    Map<String, Object> info(String channel, String topic) {
        if (silent) {
            return SILENCE;
        }
        return Map.of(
                "ok",
                true,
                "channel",
                Map.of("id", channel, "is_private", channels.containsKey(channel), "topic", Map.of("value", topic)));
    }

    Map<String, Object> members(String channel) {
        if (silent) {
            return SILENCE;
        }
        return Map.of("ok", true, "members", people(channels, channel));
    }

    Map<String, Object> users(String group) {
        return groups.containsKey(group) && !silent
                ? Map.of("ok", true, "users", people(groups, group))
                : Map.of("ok", false, "error", "no_such_subteam");
    }

    private static List<String> people(Map<String, Set<String>> circles, String id) {
        return List.copyOf(Optional.ofNullable(circles.get(id)).orElse(Set.of()));
    }
}

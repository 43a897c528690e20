package dev.incidentscribe.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who is among whom in the stand-in's workspace: its private channels, those that were made, and its user groups. All
/// other channels are public.
public final class Circles {
    /// When channels are made here, in seconds since 1970: after whatever is practised.
    private static final int LATE = 2_000_000_000;

    private static final Map<String, Object> SILENCE = Map.of("ok", false, "error", "fatal_error");

    private final Map<String, Set<String>> channels = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();
    private final Map<String, Made> made = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> invited = new ConcurrentHashMap<>();
    private volatile boolean silent;

    /// A channel that somebody made.
    public record Made(String id, String name, String creator, boolean secret) {}

    /// From now on the channel is private, with these members.
    public void makePrivate(String channel, Set<String> members) {
        channels.put(channel, Set.copyOf(members));
    }

    /// Somebody makes a channel.
    public Map<String, Object> create(String name, String creator, boolean secret) {
        var channel = new Made("C0MADE" + (made.size() + 1), name, creator, secret);
        if (made.putIfAbsent(name, channel) != null) {
            return Map.of("ok", false, "error", "name_taken");
        }
        if (secret) {
            makePrivate(channel.id(), Set.of(creator));
        }
        return Map.of("ok", true, "channel", Map.of("id", channel.id(), "name", name));
    }

    /// The channels that were made, by name.
    public Map<String, Made> made() {
        return Map.copyOf(made);
    }

    /// Who was invited into that channel.
    public Set<String> invited(String channel) {
        return Set.copyOf(invited.getOrDefault(channel, Set.of()));
    }

    Map<String, Object> invite(String channel, String user) {
        boolean added = invited.computeIfAbsent(channel, _ -> ConcurrentHashMap.newKeySet())
                .add(user);
        channels.computeIfPresent(
                channel,
                (_, members) ->
                        Stream.concat(members.stream(), Stream.of(user)).collect(Collectors.toUnmodifiableSet()));
        return added ? Map.of("ok", true) : Map.of("ok", false, "error", "already_in_channel");
    }

    Map<String, Object> list() {
        List<Map<String, Object>> all = made.values().stream()
                .map(it -> Map.<String, Object>of(
                        "id", it.id(), "name", it.name(), "creator", it.creator(), "created", LATE))
                .toList();
        return Map.of("ok", true, "channels", all);
    }

    /// From now on these are in the user group.
    public void group(String id, Set<String> members) {
        groups.put(id, Set.copyOf(members));
    }

    /// From now on it does not say, or does again.
    public void silence(boolean silent) {
        this.silent = silent;
    }

    Map<String, Object> info(String channel, String topic, List<Map<String, Object>> tabs) {
        if (silent) {
            return SILENCE;
        }
        return Map.of(
                "ok",
                true,
                "channel",
                Map.of(
                        "id",
                        channel,
                        "is_private",
                        channels.containsKey(channel),
                        "topic",
                        Map.of("value", topic),
                        "properties",
                        Map.of("tabs", tabs)));
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

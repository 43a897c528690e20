package dev.incidentscribe.practice;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The bookmarks in the channels of the stand-in's workspace.
public final class Bookmarks {
    private final Map<String, Kept> kept = new ConcurrentSkipListMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    /// A bookmark as it is now.
    public record Kept(String channel, String title, String link) {}

    /// Those of that channel.
    public List<Kept> of(String channel) {
        return kept.values().stream().filter(it -> it.channel().equals(channel)).toList();
    }

    /// Somebody removes all of them.
    public void clear() {
        kept.clear();
    }

    Map<String, Object> add(String channel, String title, String link) {
        String id = "Bk%04d".formatted(counter.incrementAndGet());
        kept.put(id, new Kept(channel, title, link));
        return Map.of("ok", true, "bookmark", Map.of("id", id, "title", title, "link", link));
    }

    Map<String, Object> edit(String id, String title, String link) {
        boolean found = kept.computeIfPresent(id, (_, it) -> new Kept(it.channel(), title, link)) != null;
        return found ? Map.of("ok", true) : Map.of("ok", false, "error", "not_found");
    }

    Map<String, Object> list(String channel) {
        List<Map<String, Object>> all = kept.entrySet().stream()
                .filter(it -> it.getValue().channel().equals(channel))
                .map(it -> Map.<String, Object>of(
                        "id", it.getKey(), "title", it.getValue().title()))
                .toList();
        return Map.of("ok", true, "bookmarks", all);
    }
}

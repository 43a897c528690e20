package dev.incidentscribe.practice;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The canvases in the tabs of the channels of the stand-in's workspace.
public final class Canvases {
    private final Map<String, Kept> kept = new ConcurrentSkipListMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    /// A canvas as it is now.
    public record Kept(String channel, String title, String markdown) {}

    /// Those of that channel, in the order of their tabs.
    public List<Kept> of(String channel) {
        return kept.values().stream().filter(it -> it.channel().equals(channel)).toList();
    }

    /// Somebody deletes all of them.
    public void clear() {
        kept.clear();
    }

    Map<String, Object> create(String channel, String title, String markdown) {
        String id = "F0CANVAS%04d".formatted(counter.incrementAndGet());
        kept.put(id, new Kept(channel, title, markdown));
        return Map.of("ok", true, "canvas_id", id);
    }

    Map<String, Object> replace(String id, String markdown) {
        boolean found = kept.computeIfPresent(id, (_, it) -> new Kept(it.channel(), it.title(), markdown)) != null;
        return found ? Map.of("ok", true) : Map.of("ok", false, "error", "canvas_not_found");
    }

    /// As `conversations.info` tells of them.
    List<Map<String, Object>> tabs(String channel) {
        return kept.entrySet().stream()
                .filter(it -> it.getValue().channel().equals(channel))
                .map(it -> Map.<String, Object>of(
                        "id",
                        "Ct" + it.getKey(),
                        "type",
                        "canvas",
                        "label",
                        it.getValue().title(),
                        "data",
                        Map.of("file_id", it.getKey())))
                .toList();
    }
}

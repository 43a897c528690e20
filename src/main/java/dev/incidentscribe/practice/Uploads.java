package dev.incidentscribe.practice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The files that the stand-in was sent, by the ids that it gave: `F1`, `F2`, ….
final class Uploads {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /// A file is going to be sent.
    void offer(String id, String name) {
        contents.put(id, new byte[0]);
        names.put(id, name);
    }

    /// Here it is.
    void take(String id, byte[] content) {
        contents.put(id, content);
    }

    Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /// What was sent last under that name.
    Optional<byte[]> latest(String name) {
        return names.entrySet().stream()
                .filter(it -> it.getValue().equals(name))
                .max(Comparator.comparingInt(it -> Integer.parseInt(it.getKey().substring(1))))
                .map(it -> content(it.getKey()));
    }

    /// The content as text; empty if it is none.
    String text(String id) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content(id)))
                    .toString();
        } catch (CharacterCodingException _) {
            return "";
        }
    }

    private byte[] content(String id) {
        return contents.getOrDefault(id, new byte[0]);
    }
}

package dev.incidentscribe.incident;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The characters behind Slack's names of emoji: 🔥 for `:fire:`. A workspace's own emoji have none, and stay names.
final class Emoji {
    /// Not where the colons are part of a number, a time, a path or an address.
    private static final Pattern NAME = Pattern.compile("(?<![\\w/.]):([a-z0-9_+'-]{1,60}):(?![\\d/])");

    private static final Map<String, String> CHARACTERS = read();

    private Emoji() {}

    /// The text with characters in the place of names.
    static String readable(String text) {
        return text.indexOf(':') < 0
                ? text
                : NAME.matcher(text)
                        .replaceAll(
                                name -> Matcher.quoteReplacement(CHARACTERS.getOrDefault(name.group(1), name.group())));
    }

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(Emoji.class.getResourceAsStream("emoji.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the names of emoji", e);
        }
    }
}

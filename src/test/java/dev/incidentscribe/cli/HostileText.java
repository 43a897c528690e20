package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One of the texts in `hostile.txt`.
///
/// @param number in the order of the file, from 1
/// @param written as it stands there
public record HostileText(int number, String written) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:\\\\|u([0-9a-f]{4}))");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+):([^}]*)}");

    /// All of them.
    public static List<HostileText> all() {
        try (InputStream in = Objects.requireNonNull(HostileText.class.getResourceAsStream("hostile.txt"))) {
            List<String> lines =
                    new String(in.readAllBytes(), UTF_8).lines().skip(1).toList();
            return IntStream.range(0, lines.size())
                    .mapToObj(line -> new HostileText(line + 1, lines.get(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What somebody sends.
    public String text() {
        return REPEATED.matcher(ESCAPE.matcher(written).replaceAll(HostileText::character))
                .replaceAll(it -> Matcher.quoteReplacement(it.group(2).repeat(Integer.parseInt(it.group(1)))));
    }

    /// What arrives of it as UTF-8, which has no halves of characters.
    String sent() {
        return new String(text().getBytes(UTF_8), UTF_8);
    }

    private static String character(MatchResult escape) {
        String character =
                escape.group(1) == null ? "\\" : Character.toString((char) Integer.parseInt(escape.group(1), 16));
        return Matcher.quoteReplacement(character);
    }

    @Override
    public String toString() {
        return number + " " + written;
    }
}

package dev.incidentscribe.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How secrets look, in a table; what looks so is made when it is needed.
record SecretTable(List<Row> rows) {
    private static final String DIGITS = "0123456789";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Map<String, String> ALPHABETS = Map.of(
            "a", SMALL + CAPITALS + DIGITS,
            "l", SMALL + DIGITS,
            "u", CAPITALS + DIGITS,
            "s", SMALL,
            "h", DIGITS + "abcdef",
            "d", DIGITS,
            "w", SMALL + CAPITALS + DIGITS + "_-",
            "b", SMALL + CAPITALS + DIGITS + "+/",
            "t", CAPITALS + "234567");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]):(\\d+)}");

    /// @param secret with the secret itself in «»
    /// @param resembling what is none
    record Row(String rule, String secret, String resembling) {
        Example secret(int number) {
            String filled = filled(secret, number);
            int from = filled.indexOf('«');
            int to = filled.indexOf('»');
            return new Example(
                    filled.substring(0, from) + filled.substring(from + 1, to) + filled.substring(to + 1),
                    filled.substring(from + 1, to));
        }

        String resembling(int number) {
            return filled(resembling, number);
        }

        private String filled(String template, int number) {
            var random = new Random(31L * template.hashCode() + number);
            return PLACE.matcher(template)
                    .replaceAll(place -> characters(
                            Objects.requireNonNull(ALPHABETS.get(place.group(1))),
                            Integer.parseInt(place.group(2)),
                            random));
        }

        private static String characters(String alphabet, int count, Random random) {
            return IntStream.range(0, count)
                    .mapToObj(_ -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                    .collect(Collectors.joining());
        }
    }

    /// @param text with the secret in it
    record Example(String text, String secret) {}

    static SecretTable read() {
        return new SecretTable(lines("secrets.txt")
                .map(line -> line.split(" \\| ", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2]))
                .toList());
    }

    /// The lines of a file beside this class that are no comments.
    static Stream<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(SecretTable.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

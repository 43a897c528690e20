package dev.incidentscribe.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the tables that stand beside the tests: `input  =>  expected`, one a line; `# ` begins a comment.
final class CommandTable {
    private static final String ARROW = "  =>  ";
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:n|t|s|u([0-9a-f]{4}))");

    /// One line of a table.
    record Row(String input, String expected) {
        @Override
        public String toString() {
            return input;
        }
    }

    private CommandTable() {}

    static List<Row> read(String name) {
        try (InputStream in = Objects.requireNonNull(CommandTable.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(CommandTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What people type has line breaks, tabs and stranger things, which a table writes as `\n`, `\t` and `\u0000`.
    static String unescape(String written) {
        return ESCAPE.matcher(written).replaceAll(CommandTable::character);
    }

    private static String character(MatchResult escape) {
        return switch (escape.group().charAt(1)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 's' -> " ";
            default -> Character.toString((char) Integer.parseInt(escape.group(1), 16));
        };
    }

    private static Row row(String line) {
        int arrow = line.lastIndexOf(ARROW);
        if (arrow < 0) {
            throw new IllegalArgumentException("no arrow in: " + line);
        }
        return new Row(line.substring(0, arrow), line.substring(arrow + ARROW.length()));
    }
}

package dev.incidentscribe.typeface;

import java.text.Bidi;
import java.util.stream.IntStream;

/// Puts the characters of a line into the order in which they are seen from left to right.
public final class Visually {
    private Visually() {}

    /// The line as it is seen.
    public static String ordered(String line) {
        char[] characters = line.toCharArray();
        return Bidi.requiresBidi(characters, 0, characters.length)
                ? seen(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                : line;
    }

    /// A run from right to left as it is seen: with its brackets turned, and its numbers as they are.
    public static String reversed(String run) {
        return seen(run, Bidi.DIRECTION_RIGHT_TO_LEFT);
    }

    private static String seen(String line, int direction) {
        var bidi = new Bidi(line, direction);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] runs = new Integer[count];
        for (int run = 0; run < count; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            runs[run] = run;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        var seen = new StringBuilder(line.length());
        for (int run : runs) {
            String text = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            seen.append(bidi.getRunLevel(run) % 2 == 0 ? text : turned(text));
        }
        return seen.toString();
    }

    private static String turned(String run) {
        int[] characters = run.codePoints().toArray();
        return IntStream.iterate(characters.length - 1, index -> index >= 0, index -> index - 1)
                .map(index -> mirrored(characters[index]))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int mirrored(int character) {
        return switch (character) {
            case '(' -> ')';
            case ')' -> '(';
            case '[' -> ']';
            case ']' -> '[';
            case '{' -> '}';
            case '}' -> '{';
            case '<' -> '>';
            case '>' -> '<';
            case '«' -> '»';
            case '»' -> '«';
            default -> character;
        };
    }
}

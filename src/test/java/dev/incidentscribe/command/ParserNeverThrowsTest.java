package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.incidentscribe.command.CommandTable.Row;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParserNeverThrowsTest {
    private static final int TRIES = 20_000;

    private static final List<String> TOKENS = Stream.of(
                    Stream.of(Verb.values()).flatMap(v -> Stream.concat(Stream.of(v.word()), v.synonyms().stream())),
                    Stream.of(
                            ("at now ago today yesterday noon midnight 14:05 2:05 25:61 2pm 14:05:30 14:05Z 10m 1h30m -10m"
                                            + " 99999d 2023-03-12 2023-02-30 2023-03-03T13:00:00+03:00 EST WAT QQT CET"
                                            + " Europe/Berlin Mars/Phobos +02:00 UTC+3 (UTC) INC-3 INC-999999999 inc-0 sev1"
                                            + " (SEV-2) p1 p2 @mia <@U123|mia> <@U1> <@ https://x <https://x|a <https://x|a>"
                                            + " b> by friday 8 march 2024 feb 29 prevent process #3 3 999999 0 well wrong:"
                                            + " resolved monitoring open all share markdown list lint - – — : , . ! | > < &amp;"
                                            + " “ ” ' \" word naïve 再起動 🔥")
                                    .split(" ")),
                    Stream.of(" ", "\n", "\t", "\r\n", "\u00a0", "\u202f", "\u2003", "\u0000", "\ud800"))
            .flatMap(tokens -> tokens)
            .toList();

    @Test
    void randomCharactersGiveACommandOrARefusal() {
        var random = new Random(1);

        Stream<String> texts = Stream.generate(() -> characters(random, random.nextInt(60)));

        assertThatAllAreAnswered(texts);
    }

    @Test
    void randomWordsOfTheGrammarGiveACommandOrARefusal() {
        var random = new Random(2);

        Stream<String> texts = Stream.generate(() -> IntStream.range(0, random.nextInt(9))
                .mapToObj(_ -> any(TOKENS, random))
                .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " ")));

        assertThatAllAreAnswered(texts);
    }

    @Test
    void spoiltLinesOfTheTablesGiveACommandOrARefusal() {
        var random = new Random(3);
        List<String> lines = Stream.of("commands.txt", "postmortem-commands.txt")
                .flatMap(table -> CommandTable.read(table).stream())
                .map(Row::input)
                .map(CommandTable::unescape)
                .toList();

        Stream<String> texts = Stream.generate(() -> spoilt(any(lines, random), random));

        assertThatAllAreAnswered(texts);
    }

    private static Stream<String> fillings() {
        List<String> heads = List.of(
                "",
                "note ",
                "at ",
                "at 14:05 ",
                "at 14:05 Aa/Aa",
                "started ",
                "action ",
                "action a ",
                "action by ",
                "retime 1 at ",
                "at March ",
                "open ",
                "link <https://x|",
                "link https://",
                "role ",
                "role a",
                "service ",
                "retime 1 ",
                "INC-",
                "zone ");
        List<String> units = List.of(
                " ",
                "by ",
                "by",
                "1m",
                "1m ",
                "1d1h",
                "@",
                "@a ",
                "<@U1|",
                "a",
                "a ",
                "AB ",
                "12:",
                "12:00 ",
                "-",
                ",",
                "\n",
                "\u2003",
                "\u0000",
                "p1 ",
                "(sev1",
                "_Aa",
                "/a",
                "0",
                "today at ",
                "by friday ",
                ";",
                "“",
                "May 3 ",
                "Standard Time ",
                "\ud83d");
        List<String> tails = List.of("", "\nx", " by x y z w", " a" + "b".repeat(CommandParser.LONGEST / 2));
        return heads.stream()
                .flatMap(head -> units.stream().flatMap(unit -> tails.stream().map(tail -> filled(head, unit, tail))));
    }

    @Test
    void theLongestTextsOfOneRepeatedPieceGiveACommandOrARefusal() {
        fillings().forEach(ParserNeverThrowsTest::assertAnswered);
    }

    private static void assertThatAllAreAnswered(Stream<String> texts) {
        texts.limit(TRIES).forEach(ParserNeverThrowsTest::assertAnswered);
    }

    private static void assertAnswered(String text) {
        assertThatCode(() -> CommandFuzz.answer(text)).as(() -> escaped(text)).doesNotThrowAnyException();
    }

    private static String characters(Random random, int length) {
        return IntStream.range(0, length)
                .mapToObj(_ -> String.valueOf(character(random)))
                .collect(Collectors.joining());
    }

    /// Mostly ASCII, else any UTF-16 unit: a lone surrogate and NUL among them.
    private static char character(Random random) {
        return (char) random.nextInt(random.nextInt(4) == 0 ? Character.MAX_VALUE + 1 : 128);
    }

    private static String spoilt(String line, Random random) {
        var text = new StringBuilder(line);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, any(TOKENS, random));
                case 2 -> text.replace(from, to, characters(random, random.nextInt(1, 4)));
                default -> text.insert(from, text.substring(from, to));
            }
        }
        return text.toString();
    }

    private static String filled(String head, String unit, String tail) {
        int times = (CommandParser.LONGEST - head.length() - tail.length()) / unit.length();
        return head + unit.repeat(times) + tail;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String escaped(String text) {
        return text.chars()
                .limit(200)
                .mapToObj(c -> c > ' ' && c < 127 ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }
}

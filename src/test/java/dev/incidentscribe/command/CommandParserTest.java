package dev.incidentscribe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.command.CommandTable.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private static List<Row> commands() {
        return CommandTable.read("commands.txt");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatPeopleTypeIsReadAsTheTableSays(Row row) {
        String typed = CommandTable.unescape(row.input());

        Parsed parsed = CommandParser.parse(typed);

        assertThat(Rendering.of(parsed)).isEqualTo(row.expected());
    }

    @Test
    void everyVerbAndSynonymIsInTheTable() {
        List<String> typed =
                commands().stream().map(row -> new Words(row.input()).first()).toList();

        List<String> names = Arrays.stream(Verb.values())
                .flatMap(verb -> Stream.concat(Stream.of(verb.word()), verb.synonyms().stream()))
                .toList();

        assertThat(typed).containsAll(names);
    }

    @Test
    void aRefusalShowsTheFormOfTheVerb() {
        Parsed parsed = CommandParser.parse("status page updated");

        assertThat(parsed)
                .isEqualTo(new Parsed.Misunderstood(
                        Refusal.of("“page” is not a status", Verb.STATUS).likely("update status page updated")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status page updated | update status page updated",
                "INC-3 status page updated | INC-3 update status page updated",
                "status INC-3 page updated | INC-3 update status page updated",
                "link between DB and cache is down | finding link between DB and cache is down",
                "zone b is gone | finding zone b is gone",
                "remove the node from the pool | did remove the node from the pool",
                "restore the backup | did restore the backup",
                "undo the deployment | did undo the deployment",
                "drop the table | did drop the table",
                "lesson we had no alert | lesson wrong we had no alert",
                "lesson went well: the pager fired | lesson well the pager fired",
                "lesson Good - the pager fired | lesson well the pager fired",
                "lesson badly, we had no alert | lesson wrong we had no alert",
                "lesson we got lucky it was Sunday | lesson lucky it was Sunday",
                "lesson good alerts came late | lesson well alerts came late",
                "status mitigated | mitigated",
                "INC-3 status Mitigated at 14:05 rolled back | INC-3 mitigated at 14:05 rolled back",
                "status detected by the pager | detected by the pager",
                "retime 12 5m | retime 12 5m ago",
                "retime 12 +5m | retime 12 5m ago",
                "retime 12 5 minutes earlier | retime 12 5 minutes ago",
                "retime 12 ~10m ago | retime 12 10m ago",
                "INC-3 retime 12 about 14:05 | INC-3 retime 12 14:05",
                "retime 12 the deploy | did retime 12 the deploy",
                "timeline slipped by a day | timeline",
                "show me | show",
                "INC-3 missing again | INC-3 missing",
                "undo 3 | remove 3",
                "help me | help",
                "list mine | list",
                "undo last | undo",
                "INC-3 remove the last one | INC-3 undo",
                "done 3 shipped it | done 3",
                "INC-3 restore #3 please | INC-3 restore #3",
                "retime entry 12 to 14:05 EST please | retime 12 14:05 EST",
                "status closed | close",
                "INC-3 status fixed | INC-3 status resolved",
                "zone nairobi | zone Africa/Nairobi",
                "INC-3 open the shop is slow | open the shop is slow",
                "started 5m | started 5m ago",
                "started around 14:05 | started 14:05",
                "started the pool filled up | started now the pool filled up"
            })
    void aSentenceThatBeginsLikeACommandIsOfferedAsWhatItIs(String typed, String likely) {
        Parsed parsed = CommandParser.parse(typed);

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Parsed.Misunderstood.class,
                        it -> assertThat(it.refusal().likely()).contains(likely));
        assertThat(CommandParser.parse(likely)).isInstanceOf(Parsed.Understood.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"started at 9", "started last night", "started Monday 9:00", "started 9.3.2026 9:00"})
    void whatTellsOfAnotherTimeIsNotOfferedAsOfNow(String typed) {
        assertThat(CommandParser.parse(typed))
                .isInstanceOfSatisfying(
                        Parsed.Misunderstood.class,
                        it -> assertThat(it.refusal().likely()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and",
                "all",
                "ad",
                "lad",
                "air",
                "dig",
                "dad",
                "old",
                "six",
                "see",
                "set",
                "let",
                "not",
                "now",
                "no",
                "we",
                "it",
                "is",
                "as",
                "an",
                "a",
                "in",
                "on",
                "of",
                "if",
                "do",
                "did't",
                "db",
                "dev",
                "rev",
                "dns",
                "api",
                "app",
                "aws",
                "back",
                "pack",
                "rack",
                "act",
                "ask",
                "mix",
                "fox",
                "log4j",
                "lot",
                "low",
                "few",
                "new-relic",
                "net",
                "next",
                "die",
                "hat",
                "cat",
                "what",
                "that",
                "odd",
                "kid",
                "long",
                "blog",
                "dd",
                "pid",
                "uid",
                "seq",
                "sec",
                "age",
                "but",
                "the",
                "two"
            })
    void anOrdinaryWordIsNoMistypedVerb(String word) {
        Parsed parsed = CommandParser.parse(word + " x");

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Parsed.Understood.class, it -> assertThat(it.almost()).isEmpty());
    }

    @Test
    void noTextAtAllIsARequestForTheMenu() {
        Parsed parsed = CommandParser.parse("");

        assertThat(Rendering.of(parsed)).isEqualTo("ShowMenu()");
    }

    @Test
    void theLongestTextThatSlackSendsIsTaken() {
        String text = "x".repeat(CommandParser.LONGEST);

        Parsed parsed = CommandParser.parse(text);

        assertThat(Rendering.of(parsed)).isEqualTo("Note(OBSERVATION, now, “" + text + "”)");
    }

    @Test
    void aLongerTextIsRefusedWithItsLength() {
        Parsed parsed = CommandParser.parse("x".repeat(CommandParser.LONGEST + 1));

        assertThat(Rendering.of(parsed))
                .startsWith("refused: that is 40,001 characters; the most I can take is 40,000");
    }

    @Test
    void blanksAroundATextDoNotCountTowardsItsLength() {
        Parsed parsed = CommandParser.parse("  " + "x".repeat(CommandParser.LONGEST) + "  ");

        assertThat(parsed).isInstanceOf(Parsed.Understood.class);
    }

    @Test
    void aRefusalQuotesNoMoreThanTheBeginningOfALongWord() {
        Parsed parsed = CommandParser.parse("status " + "🔥".repeat(1_000));

        assertThat(Rendering.of(parsed)).isEqualTo("refused: “" + "🔥".repeat(30) + "…” is not a status");
    }
}

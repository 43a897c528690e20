package dev.incidentscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.postmortem.Finding.Level;
import dev.incidentscribe.postmortem.Postmortem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Each rule against tables of what it is to find and of what is like it and right. Prints how well it does.
class RuleTest {
    private static final double PRECISE = 0.95;
    private static final double COMPLETE = 0.85;
    private static final double MOSTLY = 0.7;

    @TempDir
    private static Path folder;

    private static Told told;

    @BeforeAll
    static void open() {
        told = new Told(folder.resolve("scribe.db"));
    }

    @AfterAll
    static void close() {
        told.close();
    }

    /// The sentences that the rules were written with.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FUTURE_TIME")
    void itFindsWhatIsWrongAndLeavesTheRestInPeace(Rule rule) {
        Score score = score(".", rule);

        assertThat(score.sentences()).isGreaterThanOrEqualTo(30);
        assertThat(score.precision())
                .as("false alarms: %s", score.falseAlarms())
                .isGreaterThanOrEqualTo(PRECISE);
        assertThat(score.recall()).as("missed: %s", score.missed()).isGreaterThanOrEqualTo(COMPLETE);
    }

    /// Sentences that were written without a look at the rules' code; what they showed was mended afterwards.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FUTURE_TIME")
    void itIsPreciseOnSentencesItWasNotWrittenFor(Rule rule) {
        Score score = score("heldout", rule);

        assertThat(score.sentences()).isGreaterThanOrEqualTo(35);
        assertThat(score.precision())
                .as("false alarms: %s", score.falseAlarms())
                .isGreaterThanOrEqualTo(PRECISE);
        assertThat(score.recall()).as("missed: %s", score.missed()).isGreaterThanOrEqualTo(MOSTLY);
    }

    /// Sentences that were written after that, once more without a look.
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FUTURE_TIME")
    void itStaysPreciseOnFreshSentences(Rule rule) {
        Score score = score("fresh", rule);

        assertThat(score.sentences()).isGreaterThanOrEqualTo(10);
        assertThat(score.precision())
                .as("false alarms: %s", score.falseAlarms())
                .isGreaterThanOrEqualTo(PRECISE);
        assertThat(score.recall()).as("missed: %s", score.missed()).isGreaterThanOrEqualTo(MOSTLY);
    }

    private static Score score(String table, Rule rule) {
        Score score = Score.of(Sentence.read(table, rule), line -> finds(rule, told.postmortem(line)));
        System.out.println(score.report(table.equals(".") ? rule.wire() : rule.wire() + " (" + table + ")"));
        return score;
    }

    private static boolean finds(Rule rule, Postmortem postmortem) {
        return new Linter(only(rule))
                .lint(postmortem).stream().anyMatch(finding -> finding.rule().equals(rule.wire()));
    }

    private static Strictness only(Rule rule) {
        Set<Rule> others = EnumSet.complementOf(EnumSet.of(rule));
        Map<Rule, Optional<Level>> off = new EnumMap<>(Rule.class);
        others.forEach(other -> off.put(other, Optional.empty()));
        return new Strictness(off, Strictness.standard().gap());
    }
}

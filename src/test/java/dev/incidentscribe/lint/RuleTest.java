package dev.incidentscribe.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.postmortem.Finding.Level;
import dev.incidentscribe.postmortem.Postmortem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Each rule against a table of what it is to find (`!`) and of what is like it and right (`.`). Prints how well it
/// does.
class RuleTest {
    private static final double PRECISE = 0.95;
    private static final double COMPLETE = 0.85;

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

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FUTURE_TIME")
    void itFindsWhatIsWrongAndLeavesTheRestInPeace(Rule rule) {
        List<Case> cases = Case.read(rule);
        var falseAlarms = new ArrayList<String>();
        var missed = new ArrayList<String>();

        for (Case it : cases) {
            boolean found = finds(rule, told.postmortem(it.told()));
            if (found && !it.wrong()) {
                falseAlarms.add(it.told());
            } else if (!found && it.wrong()) {
                missed.add(it.told());
            }
        }

        long wrong = cases.stream().filter(Case::wrong).count();
        double hits = wrong - missed.size();
        double precision = hits / (hits + falseAlarms.size());
        double recall = hits / wrong;
        System.out.printf(
                "%-24s %3d cases  precision %.3f  recall %.3f%n", rule.wire(), cases.size(), precision, recall);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(30);
        assertThat(precision).as("false alarms: %s", falseAlarms).isGreaterThanOrEqualTo(PRECISE);
        assertThat(recall).as("missed: %s", missed).isGreaterThanOrEqualTo(COMPLETE);
        if (Boolean.getBoolean("lint.details")) {
            falseAlarms.forEach(it -> System.out.println("    false alarm: " + it));
            missed.forEach(it -> System.out.println("    missed:      " + it));
        }
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

    /// A line of a table.
    ///
    /// @param wrong whether the rule is to object to it
    private record Case(boolean wrong, String told) {
        private static final String SAY = "say: ";

        static List<Case> read(Rule rule) {
            List<String> lines = lines(rule.wire() + ".txt");
            String verb = lines.getFirst().startsWith(SAY) ? lines.getFirst().substring(SAY.length()) + " " : "";
            return lines.stream()
                    .filter(line -> line.startsWith("! ") || line.startsWith(". "))
                    .map(line -> new Case(line.startsWith("! "), verb + line.substring(2)))
                    .toList();
        }

        private static List<String> lines(String name) {
            try (InputStream in = Objects.requireNonNull(RuleTest.class.getResourceAsStream(name), name)) {
                return new String(in.readAllBytes(), UTF_8).lines().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

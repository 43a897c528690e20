package dev.incidentscribe.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.postmortem.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts as long as Slack lets anybody type, made of what the rules' expressions begin with and never end with. With an
/// expression that backtracks, one of these takes minutes; the fault at the end shows that all of it was read.
class LongTextTest {
    private static final int LONG = 39_900;

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
    @ValueSource(
            strings = {
                "an engineer ",
                "the on-call who had then ",
                "Pavel who ",
                "he had also simply ",
                "deleted the ",
                "not ",
                "we should probably not have been ",
                "if the other team ",
                "had we never been ",
                "ensure that this ",
                "improve by a-",
                "a-",
                "1",
                "1:",
                "around 10:5",
                "the 10:10 ",
                "“",
                "„",
                "«",
                "```",
                "` ",
                "\"",
                "lazy-",
                "a complete ",
                "ümlaut ",
                "\uD83D\uDD25",
                "¦ "
            })
    void aLongTextIsReadToItsEnd(String part) {
        String text = part.repeat(LONG / part.length()) + "\n\nAn engineer deleted the wrong table";

        List<Finding> findings = new Linter(Strictness.standard())
                .lint(told.postmortem(
                        "cause " + text + " | impact " + text + " | lesson wrong " + text + " | action " + text));

        assertThat(findings).extracting(Finding::rule).contains("blame", "action-owner");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.message()).hasSizeLessThan(200));
    }
}

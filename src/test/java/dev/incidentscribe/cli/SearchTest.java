package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Past incidents are found by whatever was said of them.
class SearchTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void tellThree() throws Exception {
        app = TestApp.start(folder, Way.http);
        tell("/incident open the checkout fails sev2");
        tell("/incident note the café's terminals in us-east-1 answer a &lt; b");
        tell("/incident cause an expired certificate");
        tell("/incident close");
        tell("/incident open search is slow sev3");
        tell("/incident note the checkout is fine");
        tell("/incident note nothing but noise");
        tell("/incident remove 3");
        tell("/incident link https://example.org/graphs the latency");
        tell("/incident cancel a false alarm");
        tell("/incident open the Straße is blocked");
        tell("/incident cancel not ours");
    }

    @ParameterizedTest
    @CsvSource({
        "checkout, INC-1 INC-2",
        "CHECKOUT fine, INC-2",
        "certif, INC-1",
        "expired checkout, INC-1",
        "cafe, INC-1",
        "CAFÉ, INC-1",
        "us-east-1, INC-1",
        "a < b, INC-1",
        "graphs, INC-2",
        "blocked straße, INC-3",
        "false alarm, INC-2",
        "noise, ''",
        "expired noise, ''",
        "checko fine, ''",
        "payments, ''"
    })
    void theIncidentsThatHaveAllTheWordsAreFound(String words, String expected) throws Exception {
        String answer =
                app.type("/postmortem list " + words.replace("<", "&lt;")).text();

        assertThat(names(answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "checkout\"",
                "AND",
                "NOT checkout",
                "checkout OR",
                "NEAR(checkout, 2)",
                "title:checkout",
                "*",
                "(",
                "^checkout",
                "{title}: x",
                "- - -",
                "'; DROP TABLE event; --",
                "checkout\u0000",
                "&amp;",
                "<@U123|mia>",
                "ﬁ ☃ \uD800"
            })
    void nothingThatIsTypedIsAnOperator(String words) throws Exception {
        String answer = app.type("/postmortem list " + words).text();

        assertThat(answer).doesNotContain("went wrong").containsPattern("No incident has|\\*INC-");
    }

    @Test
    void aLineTellsWhichIncidentItIsAndWhereTheWordsStand() throws Exception {
        String answer = app.type("/postmortem list expired").text();

        assertThat(answer).isEqualTo("""
                *INC-1* SEV-2 the checkout fails · closed · 2026-03-09
                      `#3` an expired certificate""");
    }

    @Test
    void whatIsCorrectedIsFoundAsItReadsNow() throws Exception {
        tell("/incident edit INC-1 3 a forgotten renewal");

        assertThat(search("certificate")).isEmpty();
        assertThat(search("forgotten")).isEqualTo("INC-1");
    }

    @Test
    void whatIsRestoredIsFoundAgain() throws Exception {
        tell("/incident restore INC-2 3");

        assertThat(search("noise")).isEqualTo("INC-2");
    }

    @Test
    void aTitleCountsMoreThanANote() throws Exception {
        assertThat(search("checkout")).isEqualTo("INC-1 INC-2");
    }

    private void tell(String line) throws IOException, InterruptedException {
        app.type(line);
    }

    private String search(String words) throws IOException, InterruptedException {
        return names(app.type("/postmortem list " + words).text());
    }

    private static String names(String answer) {
        return String.join(
                " ",
                answer.lines()
                        .filter(line -> line.startsWith("*INC-"))
                        .map(line -> line.substring(1, line.indexOf('*', 1)))
                        .toList());
    }
}

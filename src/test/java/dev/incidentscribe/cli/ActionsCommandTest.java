package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The follow-ups of all incidents on the terminal.
class ActionsCommandTest {
    @TempDir
    private Path folder;

    private String journal = "";

    @BeforeEach
    void tell() throws Exception {
        journal = folder.resolve("scribe.db").toString();
        try (TestApp app = TestApp.start(folder, Rehearsal.Way.http)) {
            app.type("/incident open the shop is slow");
            app.type("/incident action alert on the queue <@UMIA|mia> by 2999-01-31 detect p2");
            app.type("/incident action test renewals in staging <@UBEN|ben> by 2020-01-31 prevent p1");
            app.type("/incident action \u001b[31mtidy\u001b[0m up");
            app.type("/incident close");
            app.type("/incident done 1");
            app.type("/incident open the shop is down");
            app.type("/incident action buy a spare <@UMIA|mia>");
        }
    }

    @Test
    void thoseOfAllIncidentsAreListedTheNewestIncidentFirst() {
        assertThat(actions())
                .containsExactly(
                        "INC-2/1   open     -           -   -         Mia Novak  buy a spare",
                        "INC-1/1   done     2999-01-31  p2  detect    Mia Novak  alert on the queue",
                        "INC-1/2   overdue  2020-01-31  p1  prevent   ben        test renewals in staging",
                        "INC-1/3   open     -           -   -         -          \uFFFD[31mtidy\uFFFD[0m up");
    }

    @Test
    void onlyTheOpenOnesAreListedIfAskedFor() {
        assertThat(actions("--open")).hasSize(3).noneMatch(line -> line.contains("done"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UMIA", "@mia novak", "Mia Novak"})
    void onlyThoseOfOnePersonAreListedIfAskedFor(String who) {
        assertThat(actions("--open", "--owner", who)).singleElement().asString().endsWith("buy a spare");
    }

    @Test
    void whereThereIsNoneItSaysSo() {
        assertThat(actions("--owner", "nobody")).containsExactly("There is none.");
    }

    private List<String> actions(String... options) {
        Console console = Console.run(Stream.concat(Stream.of("actions", "--db", journal), Stream.of(options))
                .toArray(String[]::new));
        assertThat(console.code()).isZero();
        return console.out().lines().toList();
    }
}

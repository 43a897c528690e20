package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever joins late reads what fits into one message, however much there is.
class LongRecapTest {
    private static final String LONG = "word ".repeat(40);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void anIncidentIsOpen() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @Test
    void ofManyCausesTheFirstAreShown() throws Exception {
        for (int i = 1; i <= 7; i++) {
            app.type("/incident cause cause %d".formatted(i));
        }

        assertThat(app.type("/incident show").text()).contains("Cause: cause 5\n… and 2 more\n*Latest*");
    }

    @Test
    void ofManyFollowUpsAsManyAreShownAsAMessageHolds() throws Exception {
        for (int i = 0; i < 40; i++) {
            app.type("/incident action do %d %s".formatted(i, LONG));
            app.type("/incident cause cause %d %s".formatted(i, LONG));
            app.type("/incident note %s".formatted(LONG));
        }

        String shown = app.type("/incident show").text();

        assertThat(shown)
                .hasSizeLessThan(4_000)
                .contains("*Open follow-ups*\n1. do 0")
                .containsPattern("… and \\d+ more$");
    }
}

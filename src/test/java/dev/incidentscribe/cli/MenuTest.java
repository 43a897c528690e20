package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What `/incident` alone shows.
class MenuTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http);
        mia = new SlackGestures(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/incident", "/incident ", "/incident    "})
    void nothingTypedShowsWhatFitsToThatPersonAlone(String line) throws Exception {
        JsonNode menu = mia.type(line);

        assertThat(menu.path("response_type").asString("")).isEqualTo("ephemeral");
        assertThat(menu.path("text").asString("")).contains("No incident is open in this channel.");
        assertThat(SlackGestures.labels(menu.path("blocks"))).containsExactly("Open an incident", "List", "Help");
    }

    @Test
    void itNamesEveryVerb() throws Exception {
        String text = mia.type("/incident").path("text").asString("");

        assertThat(Arrays.stream(Verb.values()).map(verb -> "`%s`".formatted(verb.word())))
                .allSatisfy(verb -> assertThat(text).contains(verb));
    }

    @Test
    void duringAnIncidentItSaysWhereItStands() throws Exception {
        app.type("/incident open the shop is slow sev2");
        app.later(Duration.ofMinutes(12));

        JsonNode menu = mia.type("/incident");

        assertThat(menu.path("text").asString(""))
                .startsWith("*INC-1* SEV-2 the shop is slow · investigating · open for 12 min · nobody leads\n");
        assertThat(SlackGestures.labels(menu.path("blocks")))
                .containsExactly("Catch up", "Timeline", "What is missing", "Close", "Help");
    }

    @Test
    void inItsFirstMinuteAnIncidentIsOpenForSeconds() throws Exception {
        app.type("/incident open the shop is slow sev2");
        app.later(Duration.ofSeconds(45));

        assertThat(app.type("/incident").text()).contains(" · open for 45 s · ");
    }

    @Test
    void whatIsChosenTakesThePlaceOfTheMenu() throws Exception {
        app.type("/incident open the shop is slow sev2");

        mia.press(mia.type("/incident").path("blocks"), "Timeline");

        assertThat(app.standIn().replacements()).singleElement().satisfies(it -> {
            assertThat(it.path("text").asString("")).contains("`#1`", "the shop is slow");
            assertThat(it.path("replace_original").asBoolean(false)).isTrue();
        });
    }

    @Test
    void whatIsMissingMayBeFilledInAtOnce() throws Exception {
        app.type("/incident open the shop is slow sev2");
        mia.press(mia.type("/incident").path("blocks"), "What is missing");
        JsonNode missing = app.standIn().replacements().getFirst();

        JsonNode form = mia.form(() -> mia.press(missing.path("blocks"), "Fill in the blanks"));

        assertThat(form.at("/title/text").asString("")).isEqualTo("Fill in the blanks");
    }

    @Test
    void closingIsAskedAboutFirstAndCountsFromThePress() throws Exception {
        app.type("/incident open the shop is slow");
        JsonNode menu = mia.type("/incident").path("blocks");
        app.later(Duration.ofMinutes(20));

        mia.press(menu, "Close");
        app.later(Duration.ofMinutes(1));
        mia.press(menu, "Close");

        Incident incident = app.incident(1);
        assertThat(SlackGestures.buttons(menu).get(3).at("/confirm/text/text").asString(""))
                .contains("This ends INC-1");
        assertThat(incident.state()).isEqualTo(Incident.State.CLOSED);
        assertThat(incident.milestones().at(Milestone.CLOSED)).contains(TestApp.NOW.plus(Duration.ofMinutes(20)));
        assertThat(incident.entries()).hasSize(2);
    }

    @Test
    void anIncidentIsOpenedWithTheForm() throws Exception {
        JsonNode menu = mia.type("/incident").path("blocks");

        JsonNode form = mia.form(() -> mia.press(menu, "Open an incident"));

        assertThat(form.at("/title/text").asString("")).isEqualTo("Open an incident");
    }
}

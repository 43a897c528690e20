package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Room;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.practice.BlockKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever people type, what Slack is sent keeps within its limits. [TestApp] checks every message and view.
class SlackLimitsTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST = 40_000;

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http, TestApp.RULES.with(Room.standard()));
        mia = new SlackGestures(app);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 75, 149, 150, 151, 2_000, 2_999, 3_000, 3_001, 12_000, 39_000})
    void textsOfAnyLengthAreShownWhereverTheyCanBe(int length) throws Exception {
        String text = "wörd <@UBEN|ben> &amp; 🔥 ".repeat(length / 24 + 1).substring(0, length);
        app.type("/incident open " + text + " sev2");
        for (String line :
                List.of("note at 9:00 ", "impact ", "cause ", "action ", "service ", "status ", "lesson wrong ")) {
            app.type("/incident " + line + text);
        }
        app.type("/incident lead <@ULONG|%s>".formatted("Ω".repeat(Math.min(length, 1_000))));
        app.later(Duration.ofSeconds(5));
        app.settle();

        for (String line : List.of("", "show", "timeline", "missing", "actions", "list", "open")) {
            JsonNode answer = mia.type("/incident " + line);
            assertThat(answer.path("text").asString("")).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST);
        }
        mia.form(() -> mia.press(mia.type("/incident missing").path("blocks"), "Fill in the blanks"));
        app.type("/incident close " + text);
        app.settle();

        assertThat(app.standIn().refused()).isEmpty();
        assertThat(app.standIn().posted()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 59, 60, 79, 80, 81, 300, 3_000})
    void aTitleOfAnyLengthMakesAChannelName(int length) throws Exception {
        app.type("/incident open %s in-new-channel"
                .formatted("wörds and more ".repeat(length).substring(0, length)));
        app.settle();

        assertThat(app.incident(1).movedFrom()).contains(TestApp.CHANNEL);
        assertThat(app.standIn().refused()).isEmpty();
    }

    @Test
    void twoHundredEntriesAreShown() throws Exception {
        app.type("/incident open the shop is slow");
        for (int i = 1; i <= 200; i++) {
            app.type("/incident %s entry %d %s".formatted(i % 4 == 0 ? "action" : "note", i, "x".repeat(120)));
        }

        JsonNode timeline = mia.type("/incident timeline");
        JsonNode missing = mia.type("/incident missing");
        mia.form(() -> mia.press(missing.path("blocks"), "Fill in the blanks"));
        app.type("/incident close");
        app.later(Duration.ofSeconds(5));
        app.settle();

        assertThat(timeline.path("text").asString("")).contains("earlier entries", "entry 199");
        assertThat(missing.path("text").asString("")).contains("… and ");
        assertThat(app.standIn().refused()).isEmpty();
    }

    /// That what is too much is noticed at all.
    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatSlackWouldNotTakeIsNoticed(String blocks, String said) {
        assertThat(BlockKit.message("text", MAPPER.readTree(blocks)))
                .singleElement()
                .asString()
                .contains(said);
    }

    private static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of("[]", "there are no blocks"),
                Arguments.of(section("x".repeat(3_001)), "text: 3001 of at most 3000"),
                Arguments.of(section(""), "text is empty"),
                Arguments.of(
                        "[%s]".formatted(String.join(",", Collections.nCopies(51, "{\"type\":\"divider\"}"))),
                        "blocks: 51 of at most 50"),
                Arguments.of(
                        "[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}]"
                                .formatted("x".repeat(151)),
                        "header: 151 of at most 150"),
                Arguments.of(button("x".repeat(76), "v"), "text of a button: 76 of at most 75"),
                Arguments.of(button("x", "v".repeat(2_001)), "value of a button: 2001 of at most 2000"));
    }

    @Test
    void aViewThatSlackWouldNotTakeIsNoticed() {
        JsonNode view = MAPPER.valueToTree(Map.of(
                "type", "modal",
                "title", Map.of("type", "plain_text", "text", "x".repeat(25)),
                "private_metadata", "x".repeat(3_001),
                "blocks", List.of(Map.of("type", "divider"))));

        assertThat(BlockKit.view(view))
                .containsExactly("title: 25 of at most 24", "private_metadata: 3001 of at most 3000");
    }

    private static String section(String text) {
        return "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}]".formatted(text);
    }

    private static String button(String text, String value) {
        return ("[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"a\",\"value\":\"%s\","
                        + "\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"}}]}]")
                .formatted(value, text);
    }
}

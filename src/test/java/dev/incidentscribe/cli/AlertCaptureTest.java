package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Person;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What apps say often stands elsewhere than in the text of the message.
class AlertCaptureTest {
    private static final String TS = SlackEvents.ts(Instant.parse("2026-03-09T14:01:30.000200Z"));
    private static final List<Map<String, Object>> BLOCKS = List.of(
            Map.of("type", "header", "text", Map.of("type", "plain_text", "text", "HighLatency")),
            Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", "p95 is 9 s")),
            Map.of("type", "divider"),
            Map.of("type", "section", "fields", List.of(Map.of("type", "mrkdwn", "text", "severity: page"))),
            Map.of("type", "context", "elements", List.of(Map.of("type", "mrkdwn", "text", "since 13:58"))),
            Map.of("type", "of_tomorrow"));
    private static final String SHOWN = "HighLatency\np95 is 9 s\nseverity: page\nsince 13:58";

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
    void itsWordsInAttachmentsAreTaken() throws Exception {
        Entry entry = taken(
                "",
                Map.of(
                        "attachments",
                        List.of(
                                Map.of("text", "p95 is 9 s", "fallback", "never read"),
                                Map.of("fallback", "since 13:58"))));

        assertThat(entry.text()).isEqualTo("p95 is 9 s\nsince 13:58");
        assertThat(entry.author()).isEqualTo(new Person("B0ALERTS", "Alerts"));
    }

    @Test
    void theTitleOfAnAttachmentIsTakenToo() throws Exception {
        Entry entry = taken(
                "",
                Map.of(
                        "attachments",
                        List.of(Map.of(
                                "pretext", "production",
                                "title", "[FIRING:1] HighLatency",
                                "text", "p95 is 9 s",
                                "fallback", "never read"))));

        assertThat(entry.text()).isEqualTo("production\n[FIRING:1] HighLatency\np95 is 9 s");
    }

    @Test
    void itsWordsInBlocksAreTaken() throws Exception {
        Entry entry = taken("This content can't be displayed.", Map.of("blocks", BLOCKS));

        assertThat(entry.text()).isEqualTo(SHOWN);
    }

    @Test
    void itsWordsInTheBlocksOfAnAttachmentAreTaken() throws Exception {
        Entry entry = taken(
                "", Map.of("attachments", List.of(Map.of("fallback", "[no preview available]", "blocks", BLOCKS))));

        assertThat(entry.text()).isEqualTo(SHOWN);
    }

    @Test
    void itsWordsInRichTextAreTaken() throws Exception {
        Map<String, Object> rich = Map.of(
                "type",
                "rich_text",
                "elements",
                List.of(
                        part(
                                "section",
                                Map.of("type", "user", "user_id", TestApp.MIA.id()),
                                text(" & "),
                                Map.of("type", "usergroup", "usergroup_id", "S0OPS"),
                                text(": p95 < 9 s in "),
                                Map.of("type", "channel", "channel_id", "C0OPS"),
                                text(", see "),
                                Map.of("type", "link", "url", "https://example.org/a", "text", "the graph"),
                                text(" "),
                                Map.of("type", "emoji", "name", "fire")),
                        Map.of(
                                "type",
                                "rich_text_list",
                                "style",
                                "bullet",
                                "elements",
                                List.of(part("section", text("checkout")), part("section", text("search")))),
                        part("quote", text("since 13:58")),
                        part("preformatted", text("OOM: 512 > 500")),
                        part("of_tomorrow", text("?"))));

        Entry entry = taken("", Map.of("attachments", List.of(Map.of("blocks", List.of(rich)))));

        assertThat(entry.text())
                .isEqualTo(
                        "<@UMIA> &amp; <!subteam^S0OPS>: p95 &lt; 9 s in <#C0OPS>, see <https://example.org/a|the graph> :fire:"
                                + "\n• checkout\n• search\n&gt; since 13:58\n```OOM: 512 &gt; 500```");
    }

    @Test
    void theTitleOfAPictureIsTaken() throws Exception {
        Entry entry = taken(
                "",
                Map.of(
                        "blocks",
                        List.of(Map.of(
                                "type", "image",
                                "image_url", "https://example.org/a.png",
                                "alt_text", "a line",
                                "title", Map.of("type", "plain_text", "text", "p95 of checkout")))));

        assertThat(entry.text()).isEqualTo("p95 of checkout");
    }

    @Test
    void itsWordsInAttachmentsFollowThoseInTheText() throws Exception {
        Entry entry = taken(
                "Triggered: HighLatency",
                Map.of(
                        "attachments",
                        List.of(Map.of(
                                "text",
                                "p95 is 9 s",
                                "fields",
                                List.of(
                                        Map.of("title", "Service", "value", "checkout"),
                                        Map.of("title", "", "value", "since 13:58"))))));

        assertThat(entry.text()).isEqualTo("Triggered: HighLatency\np95 is 9 s\nService: checkout\nsince 13:58");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from_url", "original_url", "is_app_unfurl", "is_msg_unfurl"})
    void whatSlackUnfoldedOfALinkIsNotPartOfAText(String mark) throws Exception {
        Object value = mark.startsWith("is") ? true : "https://example.org";
        Entry entry = taken(
                "see https://example.org",
                Map.of("attachments", List.of(Map.of("title", "Example", "text", "a page of examples", mark, value))));

        assertThat(entry.text()).isEqualTo("see https://example.org");
    }

    private static Map<String, Object> part(String kind, Object... elements) {
        return Map.of("type", "rich_text_" + kind, "elements", List.of(elements));
    }

    private static Map<String, Object> text(String words) {
        return Map.of("type", "text", "text", words);
    }

    /// The entry of a message in which an app says this.
    private Entry taken(String text, Map<String, Object> more) throws Exception {
        var fields = new HashMap<String, Object>(
                Map.of("subtype", "bot_message", "bot_id", "B0ALERTS", "username", "Alerts", "text", text));
        fields.putAll(more);
        app.standIn().channels().keep(TS, fields, Optional.empty());
        app.standIn().channels().react(TS, TestApp.MIA.id(), "pushpin", true);
        app.event(SlackEvents.reacted("Ev1", TestApp.MIA.id(), "pushpin", TS));
        return app.told(1).getFirst();
    }
}

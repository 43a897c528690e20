package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Context;
import dev.incidentscribe.Rules;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Timeline;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With `capture: all`, everything in the channel of an open incident is kept beside its timeline.
class ChannelContextTest {
    private static final String TS = SlackEvents.ts(TestApp.NOW);
    private static final String CONTEXT = """
            SELECT json_extract(CAST(body AS TEXT), '$.event.kind') || ' '
                || json_extract(CAST(body AS TEXT), '$.event.text')
            FROM event WHERE kind = 'channelContext' ORDER BY sequence""";

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start(folder, Way.http, everything());
    }

    @Test
    void whatIsSaidIsKeptAndIsNoEntry() throws Exception {
        app.type("/incident open the shop is slow");

        app.event(said("E1", TS, "just talking"));
        app.event(SlackEvents.said(
                "E2",
                Map.of("type", "member_joined_channel", "user", TestApp.BEN.id(), "event_ts", "1700000000.000002")));
        app.event(SlackEvents.said(
                "E3",
                Map.of(
                        "type", "message",
                        "subtype", "channel_topic",
                        "user", TestApp.BEN.id(),
                        "topic", "all hands",
                        "text", "set the topic",
                        "ts", "1700000000.000003")));
        app.event(SlackEvents.said(
                "E4",
                Map.of(
                        "type", "message",
                        "subtype", "bot_message",
                        "bot_id", "B0ALERTS",
                        "username", "alerts",
                        "text", "",
                        "attachments", List.of(Map.of("fallback", "CPU is high")),
                        "ts", "1700000000.000004")));

        assertThat(app.incident(1).context()).isEqualTo(4);
        assertThat(app.incident(1).entries()).hasSize(1);
    }

    @Test
    void entriesKeepTheirNumbersAndDraftsDoNotSayIt() throws Exception {
        app.type("/incident open the shop is slow");
        app.event(said("E1", TS, "just talking"));

        String answer = app.type("/incident the pool is full").text();

        assertThat(answer).startsWith("INC-1 *#2*");
        assertThat(Timeline.of(app.incident(1)).entries()).hasSize(2);
        assertThat(Composer.compose(app.incident(1), app.journal().people(StandIn.TEAM))
                        .toString())
                .doesNotContain("just talking");
        assertThat(app.type("/incident show").text()).contains("as context of the channel: 1.");
    }

    @Test
    void deliveredAgainItIsKeptOnce() throws Exception {
        app.type("/incident open the shop is slow");

        app.event(said("E1", TS, "just talking"));
        app.event(said("E1", TS, "just talking"));
        app.event(said("E1 by another way", TS, "just talking"));

        assertThat(app.incident(1).context()).isEqualTo(1);
    }

    @Test
    void theScribesOwnMessagesAreNotKept() throws Exception {
        app.type("/incident open the shop is slow");

        app.event(SlackEvents.said(
                "E1",
                Map.of("type", "message", "user", StandIn.BOT, "bot_id", "B1", "text", "INC-1 is open", "ts", TS)));

        assertThat(app.incident(1).context()).isZero();
    }

    @Test
    void whatBecomesOfAMessageIsKeptBesideWhatItSaid() throws Exception {
        app.type("/incident open the shop is slow");
        app.event(said("E1", TS, "just talking"));

        app.event(edited("E2", TS, "just saying"));
        app.event(edited("E2 by another way", TS, "just saying"));
        app.event(SlackEvents.deleted("E3", TestApp.BEN.id(), TS));

        assertThat(context()).containsExactly("MESSAGE just talking", "EDIT just saying", "DELETION ");
        assertThat(app.incident(1).entries()).hasSize(1);
    }

    @Test
    void whatBecomesOfOtherMessagesIsNot() throws Exception {
        app.type("/incident open the shop is slow");
        String early = SlackEvents.ts(TestApp.NOW.minusSeconds(60));
        Map<String, Object> unfolded = SlackEvents.message(TS, TestApp.BEN.id(), "see https://example.org");
        Map<String, Object> ours = SlackEvents.message(TS, StandIn.BOT, "INC-1 stands so");

        app.event(edited("E1", early, "said before it"));
        app.event(SlackEvents.deleted("E2", TestApp.BEN.id(), early));
        app.event(SlackEvents.changed("E3", unfolded, unfolded, TestApp.NOW));
        app.event(SlackEvents.changed("E4", ours, edited(ours), TestApp.NOW));
        app.event(SlackEvents.deleted("E5", StandIn.BOT, TS));

        assertThat(context()).isEmpty();
    }

    @Test
    void withoutAnOpenIncidentNothingIsKept() throws Exception {
        app.event(said("E1", TS, "before"));
        app.type("/incident open the shop is slow");
        app.type("/incident close");
        app.event(said("E2", "1700000000.000002", "after"));

        assertThat(app.incident(1).context()).isZero();
    }

    @Test
    void itIsKeptOnDiskAndCountedAfterARestart() throws Exception {
        app.type("/incident open the shop is slow");
        app.event(said("E1", TS, "just talking"));
        app.close();

        app = TestApp.start(folder, Way.http, everything());
        new SlackGestures(app).type("/incident still slow");

        assertThat(app.incident(1).context()).isEqualTo(1);
        assertThat(app.incident(1).entries()).hasSize(2);
    }

    @Test
    void unlessConfiguredNothingIsKept() throws Exception {
        app.close();
        app = TestApp.start(folder.resolve("other"), Way.http);
        app.type("/incident open the shop is slow");

        app.event(said("E1", TS, "just talking"));

        assertThat(app.incident(1).context()).isZero();
    }

    private static Map<String, Object> said(String id, String ts, String text) {
        return SlackEvents.said(id, new HashMap<>(SlackEvents.message(ts, TestApp.BEN.id(), text)));
    }

    private static Map<String, Object> edited(String id, String ts, String text) {
        Map<String, Object> now = edited(SlackEvents.message(ts, TestApp.BEN.id(), text));
        return SlackEvents.changed(id, SlackEvents.message(ts, TestApp.BEN.id(), "just talking"), now, TestApp.NOW);
    }

    private static Map<String, Object> edited(Map<String, Object> message) {
        var edited = new HashMap<>(message);
        edited.put("edited", Map.of("user", String.valueOf(message.get("user")), "ts", SlackEvents.ts(TestApp.NOW)));
        return edited;
    }

    /// The kind and the text of what is on disk, in the order of recording.
    private List<String> context() throws Exception {
        var context = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CONTEXT)) {
            while (row.next()) {
                context.add(row.getString(1));
            }
        }
        return context;
    }

    private static Rules everything() {
        return TestApp.RULES.with(Context.all());
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.practice.StandIn;
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
import tools.jackson.databind.JsonNode;

/// A channel that is shared with another company. What somebody of theirs does there, Slack tells as of their
/// workspace; the incident is ours.
class SharedChannelTest {
    private static final String TS = SlackEvents.ts(Instant.parse("2026-03-09T14:01:30Z"));
    private static final String THEIRS = "T0PARTNER";
    private static final String GUEST = "UGUEST";

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    private SlackGestures mia;

    @BeforeEach
    void anIncidentIsOpen() throws Exception {
        app = TestApp.start(folder, Way.http);
        mia = new SlackGestures(app);
        app.type("/incident open the shop is slow");
    }

    @Test
    void theirEmojiTakesAMessage() throws Exception {
        app.standIn().channels().keep(TS, Map.of("user", GUEST, "text", "our side is down"), Optional.empty());
        app.standIn().channels().react(TS, GUEST, "pushpin", true);

        app.event(ofTheirs(SlackEvents.reacted("Ev1", GUEST, "pushpin", TS)));

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("our side is down");
    }

    @Test
    void theirFileIsNamedAsSuch() throws Exception {
        Map<String, String> file = Map.of("id", "F0THEIRS", "file_access", "check_file_info");
        app.standIn().channels().keep(TS, Map.of("user", GUEST, "text", "", "files", List.of(file)), Optional.empty());
        app.standIn().channels().react(TS, GUEST, "pushpin", true);

        app.event(ofTheirs(SlackEvents.reacted("Ev1", GUEST, "pushpin", TS)));

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("[shared: a file]");
    }

    @Test
    void theirMentionIsRecorded() throws Exception {
        app.event(ofTheirs(
                SlackEvents.mentioned("Ev1", GUEST, TS, TS, "<@%s> finding our side is down".formatted(StandIn.BOT))));

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("our side is down");
    }

    @Test
    void aFormThatTheyFillInIsRecorded() throws Exception {
        JsonNode form = mia.form(() -> mia.press(mia.type("/incident missing").path("blocks"), "Fill in the blanks"));

        Answer answer = app.interact(SlackGestures.submitted(
                Map.of("team", Map.of("id", THEIRS), "user", Map.of("id", GUEST, "team_id", THEIRS)),
                Map.of("id", "V1", "team_id", THEIRS, "app_installed_team_id", StandIn.TEAM),
                form,
                Map.of("trigger", "a release of theirs")));

        assertThat(answer.body()).isEmpty();
        assertThat(app.told(1)).extracting(Entry::text).containsExactly("a release of theirs");
    }

    private static Map<String, Object> ofTheirs(Map<String, Object> event) {
        var theirs = new HashMap<>(event);
        theirs.put("team_id", THEIRS);
        theirs.put("is_ext_shared_channel", true);
        return theirs;
    }
}

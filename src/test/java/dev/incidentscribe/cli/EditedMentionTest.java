package dev.incidentscribe.cli;

import static dev.incidentscribe.cli.SlackEvents.changed;
import static dev.incidentscribe.cli.SlackEvents.mentioned;
import static dev.incidentscribe.cli.SlackEvents.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who mistyped what they said to the scribe edits the message.
class EditedMentionTest {
    private static final String MIA = TestApp.MIA.id();
    private static final Instant SAID = Instant.parse("2026-03-09T14:04:30Z");
    private static final String TS = SlackEvents.ts(SAID);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @Test
    void whatIsOfAnotherKindTakesTheEntrysPlaceAtTheSameTime() throws Exception {
        say("decison roll back");

        edit("decison roll back", "decision roll back", 1);

        assertThat(statements()).containsExactly(new Noted(NoteKind.DECISION, "roll back"));
        assertThat(app.told(1)).extracting(Entry::at).containsExactly(SAID);
        assertThat(app.words(1)).containsExactly("the shop is slow", "decison roll back", "roll back");
        assertThat(lastAnswer())
                .isEqualTo("INC-1 *#3* 10:04 EDT (14:04 UTC) · *Decision*: roll back"
                        + "\nThe message was edited; this takes the place of #2.");
    }

    @Test
    void anEditThatIsToldTwiceIsDoneOnce() throws Exception {
        say("strated 10m ago");

        edit("strated 10m ago", "started 10m ago", 1);
        edit("strated 10m ago", "started 10m ago", 1);
        edit("started 10m ago", "started 12m ago", 2);

        assertThat(statements()).containsExactly(new MilestoneReached(Milestone.STARTED, ""));
        assertThat(app.told(1)).extracting(Entry::at).containsExactly(SAID.minusSeconds(720));
        assertThat(app.standIn().posted()).hasSize(2);
    }

    @Test
    void whatWasRefusedIsTriedAgain() throws Exception {
        say("note at 25:00 rolled back");

        edit("note at 25:00 rolled back", "note at 9:50 rolled back", 1);
        edit("note at 9:50 rolled back", "note at 9:51 rolled back", 2);

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("rolled back");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-09T13:51:00Z"));
        });
    }

    @Test
    void anEntryThatSomebodyRemovedStaysSo() throws Exception {
        say("decison roll back");
        app.type("/incident remove 2");

        edit("decison roll back", "decision roll back", 1);

        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void noIncidentEndsByAnEditOfSomethingElse() throws Exception {
        say("note it is fine");

        edit("note it is fine", "close it is fine", 1);

        assertThat(statements()).containsExactly(new Noted(NoteKind.OBSERVATION, "it is fine"));
    }

    @Test
    void aCorrectionIsMadeOnce() throws Exception {
        app.type("/incident note the disk is full");
        app.type("/incident note the cache is cold");
        say("remove 9");

        edit("remove 9", "remove 3", 1);
        edit("remove 3", "remove 2", 2);

        assertThat(statements()).containsExactly(new Noted(NoteKind.OBSERVATION, "the disk is full"));
    }

    private List<Statement> statements() {
        return app.told(1).stream().map(Entry::statement).toList();
    }

    private String lastAnswer() {
        return app.standIn().posted().getLast().text();
    }

    private void say(String text) throws Exception {
        app.event(mentioned("Ev0", MIA, TS, TS, named(text)));
    }

    private void edit(String before, String now, int edit) throws Exception {
        Instant at = SAID.plusSeconds(60L * edit);
        Map<String, Object> message = new HashMap<>(message(TS, MIA, named(now)));
        message.put("edited", Map.of("user", MIA, "ts", SlackEvents.ts(at)));
        app.event(changed("Ev" + edit, message(TS, MIA, named(before)), message, at));
    }

    private static String named(String text) {
        return "<@%s> %s".formatted(StandIn.BOT, text);
    }
}

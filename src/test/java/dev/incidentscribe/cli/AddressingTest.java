package dev.incidentscribe.cli;

import static dev.incidentscribe.cli.SlackEvents.mentioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// However people speak to the scribe in a thread, what they tell it is what stands behind its name.
class AddressingTest {
    private static final String MIA = TestApp.MIA.id();
    private static final String TS = SlackEvents.ts(TestApp.NOW.minusSeconds(30));
    private static final String THREAD = SlackEvents.ts(TestApp.NOW.minusSeconds(600));

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@scribe decision roll back",
                "@scribe: decision roll back",
                "@scribe - decision roll back",
                "@scribe\ndecision roll back",
                "@scribe @scribe decision roll back",
                "*@scribe* decision roll back",
                "hey @scribe decision roll back",
                "Hey there @scribe, decision: roll back",
                "ok, so @scribe decision roll back",
                "<@UBEN> @scribe decision roll back",
                "Hi <@UBEN|ben>, @scribe decision roll back",
                "@scribe /incident decision roll back"
            })
    void aGreetingAndTheNamesOfOthersAreNoPartOfIt(String text) throws Exception {
        say(text);

        assertThat(app.told(1)).extracting(Entry::statement).containsExactly(new Noted(NoteKind.DECISION, "roll back"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@scribe :fire: it burns | :fire: it burns",
                "@scribe: :fire: it burns | :fire: it burns",
                "@scribe <@UBEN> rolled back | <@UBEN> rolled back",
                "hey <@UBEN> tell @scribe | hey <@UBEN> tell <@U0SCRIBE>",
                "Thanks @scribe, that helps! | Thanks <@U0SCRIBE>, that helps!",
                "somebody tell @scribe note it is down | somebody tell <@U0SCRIBE> note it is down"
            })
    void allElseIsKept(String text, String kept) throws Exception {
        say(text);

        assertThat(app.words(1)).last().isEqualTo(kept);
    }

    @Test
    void whoAsksAMomentBeforeTheOpeningReadsNoTimeBelowZero() throws Exception {
        say("@scribe");

        assertThat(app.standIn().posted())
                .last()
                .satisfies(posted -> assertThat(posted.text()).contains("open for 0 s"));
    }

    @Test
    void aDashBeforeATimeIsPartOfTheTime() throws Exception {
        say("@scribe -10m it began");

        assertThat(app.told(1)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("it began");
            assertThat(entry.isBackdated()).isTrue();
        });
    }

    @Test
    void aMentionWithAGreetingMayBeEdited() throws Exception {
        String before = inSlack("<@UBEN> hey @scribe did rolled back");
        app.event(mentioned("Ev1", MIA, TS, THREAD, before));

        app.event(SlackEvents.changed(
                "Ev2",
                SlackEvents.message(TS, MIA, before),
                SlackEvents.message(TS, MIA, before + " to 4.9"),
                TestApp.NOW));

        assertThat(app.told(1)).extracting(Entry::text).containsExactly("rolled back to 4.9");
    }

    private void say(String text) throws Exception {
        app.event(mentioned("Ev1", MIA, TS, THREAD, inSlack(text)));
    }

    private static String inSlack(String text) {
        return text.replace("@scribe", "<@" + StandIn.BOT + ">");
    }
}

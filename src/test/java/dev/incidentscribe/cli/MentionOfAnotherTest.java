package dev.incidentscribe.cli;

import static dev.incidentscribe.cli.SlackEvents.changed;
import static dev.incidentscribe.cli.SlackEvents.deleted;
import static dev.incidentscribe.cli.SlackEvents.mentioned;
import static dev.incidentscribe.cli.SlackEvents.message;
import static dev.incidentscribe.cli.SlackEvents.reacted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a message here tells of another channel's incident goes the way of the message, too.
class MentionOfAnotherTest {
    private static final String BEN = TestApp.BEN.id();
    private static final String TS = SlackEvents.ts(Instant.parse("2026-03-09T14:04:30Z"));
    private static final String BEFORE = "<@%s> note INC-2 the queue is full".formatted(StandIn.BOT);
    private static final String AFTER = "<@%s> note at 10:02 INC-2 the queue is half full".formatted(StandIn.BOT);

    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void tell() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
        app.requests()
                .type(
                        new SlackRequests.Person(BEN, TestApp.BEN.handle(), "C0ELSEWHERE"),
                        "/incident open the mail is slow");
        app.standIn().channels().keep(TS, BEN, BEFORE, Optional.empty());
        app.event(mentioned("Ev1", BEN, TS, TS, BEFORE));
    }

    @Test
    void itsEntryFollowsAnEdit() throws Exception {
        app.event(changed("Ev2", message(TS, BEN, BEFORE), message(TS, BEN, AFTER), TestApp.NOW));

        assertThat(app.told(2)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).isEqualTo("the queue is half full");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-03-09T09:02:00Z"));
        });
        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void itsEntryGoesWhenTheMessageIsDeleted() throws Exception {
        app.event(deleted("Ev2", BEN, TS));

        assertThat(app.told(2)).isEmpty();
        assertThat(app.words(2)).containsExactly("the mail is slow", "the queue is full");
    }

    @Test
    void anEmojiOnTheMessageMakesNoOtherEntryHere() throws Exception {
        app.standIn().channels().react(TS, BEN, "pushpin", true);
        app.event(reacted("Ev2", BEN, "pushpin", TS));

        assertThat(app.told(1)).isEmpty();
        assertThat(app.told(2)).extracting(Entry::text).containsExactly("the queue is full");
    }
}

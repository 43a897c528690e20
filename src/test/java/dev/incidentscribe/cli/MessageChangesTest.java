package dev.incidentscribe.cli;

import static dev.incidentscribe.cli.SlackEvents.changed;
import static dev.incidentscribe.cli.SlackEvents.deleted;
import static dev.incidentscribe.cli.SlackEvents.message;
import static dev.incidentscribe.cli.SlackEvents.reacted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An entry goes the way of the message it was taken from, and the original stays on record.
class MessageChangesTest {
    private static final String MIA = TestApp.MIA.id();
    private static final String BEN = TestApp.BEN.id();
    private static final Instant SAID = Instant.parse("2026-03-09T14:01:30Z");
    private static final String TS = SlackEvents.ts(SAID);
    private static final Map<String, Object> BEFORE = message(TS, BEN, "the pool is full");
    private static final Instant EDITED = TestApp.NOW.plusSeconds(30);
    private static final Instant EDITED_AGAIN = TestApp.NOW.plusSeconds(60);

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
    void anEditedMessageRewordsItsEntryAndTheOriginalStays() throws Exception {
        capture(BEFORE);

        edit("the pool of the shop is full", EDITED);

        assertThat(entry().text()).isEqualTo("the pool of the shop is full");
        assertThat(entry().at()).isEqualTo(SAID);
        assertThat(entry().original().event().toString()).contains("the pool is full");
        assertThat(entry().corrections()).hasSize(1);
    }

    @Test
    void aDeletedMessageRemovesItsEntryAndTheOriginalStays() throws Exception {
        capture(BEFORE);

        app.standIn().channels().delete(TS);
        app.event(deleted("Ev9", BEN, TS));

        assertThat(app.told(1)).isEmpty();
        assertThat(entry().text()).isEqualTo("the pool is full");
    }

    @Test
    void aDeletedMessageWithAThreadRemovesItsEntryToo() throws Exception {
        capture(BEFORE);
        var left = new HashMap<>(message(TS, "USLACKBOT", "This message was deleted."));
        left.put("subtype", "tombstone");

        app.event(changed("Ev9", BEFORE, left, EDITED));

        assertThat(app.told(1)).isEmpty();
        assertThat(entry().text()).isEqualTo("the pool is full");
    }

    @Test
    void anEditedAlertRewordsItsEntryThoughItsWordsAreAttached() throws Exception {
        capture(BEFORE);
        var now = new HashMap<>(message(TS, BEN, ""));
        now.put("attachments", List.of(Map.of("fallback", "CPU is high on two hosts")));

        app.event(changed("Ev9", BEFORE, now, EDITED));

        assertThat(entry().text()).isEqualTo("CPU is high on two hosts");
    }

    @Test
    void aDeletedMessageStaysRemovedWhateverItsEmoji() throws Exception {
        capture(BEFORE);

        app.event(deleted("Ev9", BEN, TS));
        app.event(reacted("Ev10", BEN, "pushpin", TS));

        assertThat(app.told(1)).isEmpty();
    }

    @Test
    void whatHappensToOtherMessagesIsNotRecorded() throws Exception {
        String other = SlackEvents.ts(SAID.plusSeconds(1));

        app.event(changed("Ev1", message(other, BEN, "lunch?"), message(other, BEN, "lunch!"), EDITED));
        app.event(deleted("Ev2", BEN, other));

        assertThat(app.incident(1).events()).isEqualTo(1);
    }

    @Test
    void aLinkThatSlackUnfoldsDoesNotUndoACorrection() throws Exception {
        capture(BEFORE);
        app.type("/incident edit 2 the connection pool is full");

        app.event(changed("Ev9", BEFORE, BEFORE, EDITED));

        assertThat(entry().text()).isEqualTo("the connection pool is full");
    }

    @Test
    void aSecretInTheMessageDoesNotMakeALinkThatUnfoldsAnEdit() throws Exception {
        Map<String, Object> secret = message(TS, BEN, "the key AKIAQ3EGRVTWLNTK7XQ4 is in the log");
        capture(secret);
        app.type("/incident edit 2 the key of the pool was in the log; it is rotated");

        app.event(changed("Ev9", secret, secret, EDITED));

        assertThat(entry().text()).isEqualTo("the key of the pool was in the log; it is rotated");
        assertThat(entry().corrections()).hasSize(1);
    }

    @Test
    void whatSomebodyCorrectedStaysThoughTheMessageIsEditedLater() throws Exception {
        capture(BEFORE);
        edit("the pool of the shop is full", EDITED);
        app.type("/incident edit 2 the connection pool is full");

        edit("the pool of the shop was full", EDITED_AGAIN);

        assertThat(entry().text()).isEqualTo("the connection pool is full");
        assertThat(entry().corrections()).hasSize(3);
        assertThat(entry().corrections().getLast().event().toString()).contains("was full");
    }

    @Test
    void whatSomebodyCorrectedAgainCounts() throws Exception {
        capture(BEFORE);
        app.type("/incident edit 2 the connection pool is full");
        edit("the pool of the shop is full", EDITED);

        app.type("/incident edit 2 the thread pool is full");

        assertThat(entry().text()).isEqualTo("the thread pool is full");
    }

    @Test
    void whatSomebodyCorrectedAndTookBackFollowsTheMessageAgain() throws Exception {
        capture(BEFORE);
        app.type("/incident edit 2 the connection pool is full");
        edit("the pool of the shop is full", EDITED);

        app.type("/incident undo");
        String then = entry().text();
        edit("the pool of the shop was full", EDITED_AGAIN);

        assertThat(then).isEqualTo("the pool of the shop is full");
        assertThat(entry().text()).isEqualTo("the pool of the shop was full");
    }

    @Test
    void anEditKeepsTheNamesOfTheFiles() throws Exception {
        var before = new HashMap<>(BEFORE);
        before.put("files", List.of(Map.of("id", "F1", "name", "graph.png")));
        var now = new HashMap<>(before);
        now.put("text", "the pool of the shop is full");
        capture(before);

        app.event(changed("Ev9", before, now, EDITED));

        assertThat(entry().text()).isEqualTo("the pool of the shop is full\n[shared: graph.png]");
    }

    @Test
    void theLaterOfTwoEditsCountsWhicheverComesLast() throws Exception {
        capture(BEFORE);

        edit("the third wording", EDITED_AGAIN);
        edit("the second wording", EDITED);

        assertThat(entry().text()).isEqualTo("the third wording");
    }

    @Test
    void whatOtherIncidentsOfTheChannelSayIsNotReadForAnEdit() throws Exception {
        capture(BEFORE);
        app.type("/incident close");
        app.type("/incident open the search is slow");
        app.type("/incident close");
        app.type("/incident open the mail is slow");
        makeUnreadable(2);

        edit("the pool of the shop is full", EDITED);

        assertThat(entry().text()).isEqualTo("the pool of the shop is full");
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "4, 3", "4, 4", "4, 5"})
    void eventsThatComeSeveralTimesGiveTheSameTimeline(int times, long seed) throws Exception {
        List<Map<String, Object>> events = sayAndDo();
        List<Map<String, Object>> deliveries = new ArrayList<>();
        events.forEach(event -> deliveries.addAll(Collections.nCopies(times, event)));
        if (seed > 2) {
            Collections.shuffle(deliveries, new Random(seed));
        }

        for (Map<String, Object> event : deliveries) {
            app.event(event);
        }

        assertTold();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void eventsInAnyOrderGiveTheSameTimeline(long seed) throws Exception {
        List<Map<String, Object>> events = new ArrayList<>(sayAndDo());
        Collections.shuffle(events, new Random(seed));

        for (Map<String, Object> event : events) {
            app.event(event);
        }

        assertTold();
    }

    /// Three messages as they end up, and the events that say how they got there.
    private List<Map<String, Object>> sayAndDo() {
        String kept = SlackEvents.ts(SAID.plusSeconds(1));
        String gone = SlackEvents.ts(SAID.plusSeconds(2));
        Map<String, Object> second = message(TS, BEN, "the second wording");
        Map<String, Object> third = message(TS, BEN, "the third wording");
        app.standIn().channels().keep(TS, third, Optional.empty());
        app.standIn().channels().keep(kept, MIA, "rolled back", Optional.empty());
        List.of(TS, kept).forEach(ts -> app.standIn().channels().react(ts, MIA, "pushpin", true));
        app.standIn().channels().react(TS, BEN, "pushpin", true);
        return List.of(
                reacted("Ev1", MIA, "pushpin", TS),
                reacted("Ev2", BEN, "pushpin", TS),
                changed("Ev3", BEFORE, second, SAID.plusSeconds(30)),
                changed("Ev4", second, third, SAID.plusSeconds(60)),
                reacted("Ev5", MIA, "pushpin", kept),
                reacted("Ev6", MIA, "pushpin", gone),
                deleted("Ev7", BEN, gone));
    }

    private void assertTold() {
        assertThat(app.told(1)).extracting(Entry::at).containsExactlyInAnyOrder(SAID, SAID.plusSeconds(1));
        assertThat(app.told(1)).extracting(Entry::text).containsExactlyInAnyOrder("the third wording", "rolled back");
    }

    private void capture(Map<String, Object> message) throws Exception {
        app.standIn().channels().keep(TS, message, Optional.empty());
        app.standIn().channels().react(TS, MIA, "pushpin", true);
        app.event(reacted("Ev1", MIA, "pushpin", TS));
    }

    private void edit(String text, Instant at) throws Exception {
        app.standIn().channels().edit(TS, text);
        app.event(changed("Ev " + text, BEFORE, message(TS, BEN, text), at));
    }

    /// Adds an event of a kind that this version does not know.
    private void makeUnreadable(int incident) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO event (workspace, incident, ordinal, occurred_at, recorded_at, author, source, kind,
                                       body, digest, delivery, part, hash)
                    SELECT workspace, incident, max(ordinal) + 1, occurred_at, recorded_at, author, source, 'unheardOf',
                           body, digest, 'unheard of', 1, hash
                    FROM event WHERE incident = %d""".formatted(incident));
        }
    }

    private Entry entry() {
        return app.incident(1).entry(2).orElseThrow();
    }
}

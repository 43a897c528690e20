package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Slack may send every event several times and in any order; the timeline is the same.
class ShuffledEventsTest {
    private static final String MIA = TestApp.MIA.id();
    private static final String BEN = TestApp.BEN.id();
    private static final Instant SAID = TestApp.NOW.minusSeconds(600);
    private static final List<String> EXPECTED = List.of(
            "2026-03-09T13:55:00Z UBEN the pool is full, and so is the queue",
            "2026-03-09T13:56:00Z UMIA the queue grows",
            "2026-03-09T13:57:00Z UBEN restarted the workers",
            "2026-03-09T14:05:00Z UMIA the shop is slow");

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
    void inOrderAndOnce() throws Exception {
        deliver(events());

        assertThat(timeline()).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twiceAndShuffled(long seed) throws Exception {
        deliver(shuffled(2, seed));

        assertThat(timeline()).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void fourTimesAndShuffled(long seed) throws Exception {
        deliver(shuffled(4, seed));

        assertThat(timeline()).isEqualTo(EXPECTED);
    }

    /// As the channel is in the end: the first message was edited, the second pinned by two, the third is a mention,
    /// and the last was pinned and deleted.
    private List<Map<String, Object>> events() {
        String first = ts(0);
        String second = ts(60);
        String third = ts(120);
        String last = ts(180);
        app.standIn().channels().keep(first, BEN, "the pool is full, and so is the queue", Optional.empty());
        app.standIn().channels().keep(second, MIA, "the queue grows", Optional.of(first));
        app.standIn().channels().react(first, MIA, "pushpin", true);
        app.standIn().channels().react(second, BEN, "pushpin", true);
        app.standIn().channels().react(second, MIA, "pushpin", true);
        return List.of(
                SlackEvents.reacted("E1", MIA, "pushpin", first),
                SlackEvents.changed(
                        "E2",
                        SlackEvents.message(first, BEN, "the pool is full"),
                        SlackEvents.message(first, BEN, "the pool is full, and so is the queue"),
                        TestApp.NOW.plusSeconds(30)),
                SlackEvents.reacted("E3", BEN, "pushpin", second),
                SlackEvents.reacted("E4", MIA, "pushpin", second),
                SlackEvents.mentioned("E5", BEN, third, first, "<@U0SCRIBE> did restarted the workers"),
                SlackEvents.reacted("E6", MIA, "pushpin", last),
                SlackEvents.deleted("E7", BEN, last));
    }

    private List<Map<String, Object>> shuffled(int times, long seed) {
        var all = new ArrayList<Map<String, Object>>();
        List<Map<String, Object>> events = events();
        for (int i = 0; i < times; i++) {
            all.addAll(events);
        }
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private void deliver(List<Map<String, Object>> events) throws Exception {
        for (Map<String, Object> event : events) {
            app.event(event);
        }
    }

    private static String ts(int seconds) {
        return SlackEvents.ts(SAID.plusSeconds(seconds));
    }

    private List<String> timeline() {
        return Timeline.of(app.incident(1)).entries().stream()
                .map(ShuffledEventsTest::line)
                .toList();
    }

    private static String line(Entry entry) {
        return "%s %s %s".formatted(entry.at(), entry.author().id(), entry.text());
    }
}

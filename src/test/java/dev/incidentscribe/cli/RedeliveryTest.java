package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.practice.Transcript.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Slack may deliver everything four times, late and in any order: the journal holds what it would hold if everything
/// had come once and in order, but for the times of recording.
class RedeliveryTest {
    private static final int TIMES = 4;
    private static final String MIA = TestApp.MIA.id();
    private static final String BEN = TestApp.BEN.id();
    private static final SlackRequests.Person BEN_HERE =
            new SlackRequests.Person(BEN, TestApp.BEN.handle(), TestApp.CHANNEL);
    private static final Duration STEP = Duration.ofMinutes(1);

    /// What it holds of an event, without its place, the time of recording, and the number under which a message was
    /// looked for.
    private static final String CONTENT = """
            SELECT concat_ws(' ', incident, occurred_at, author, source, kind, part, CAST(body AS TEXT)) AS content
            FROM event ORDER BY incident, occurred_at, content""";

    @TempDir
    private Path folder;

    private interface Sent {
        void to(TestApp app) throws Exception;
    }

    /// Something that happens in the channel, and what Slack tells the scribe of it.
    private record Told(Sent happens, Sent sent) {
        Told again() {
            return new Told(_ -> {}, sent);
        }
    }

    /// When it reaches the scribe.
    private record Turn(Duration after, Told told) {}

    @Test
    void whatComesAgainLaterChangesNothing() throws Exception {
        List<String> expected = content("once", story());

        List<String> repeated = content("again", repeated(story(), new Random(1)));

        System.out.printf("delivered %d times, late: %d events, as if once%n", TIMES, repeated.size());
        assertThat(repeated).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void whatDoesNotDependOnAnythingElseComesInAnyOrder(long seed) throws Exception {
        List<String> expected = content("once", independent());

        List<String> shuffled = content("shuffled", shuffled(independent(), new Random(seed)));

        assertThat(shuffled).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    @Test
    void anotherTextUnderTheSameTriggerIdIsAnotherCommand() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");

            String first = underOneId(app, TestApp.AT_THE_KEYS, "/incident note the pool is full");
            String other = underOneId(app, TestApp.AT_THE_KEYS, "/incident note the queue grows");
            String others = underOneId(app, BEN_HERE, "/incident note the queue grows");
            String again = underOneId(app, TestApp.AT_THE_KEYS, "/incident note the pool is full");

            assertThat(first).contains("*#2*", "the pool is full");
            assertThat(other).contains("*#3*", "the queue grows");
            assertThat(others).contains("*#4*", "the queue grows");
            assertThat(again).isEqualTo(first);
            assertThat(app.told(1)).hasSize(3);
        }
    }

    private static String underOneId(TestApp app, SlackRequests.Person who, String line) throws Exception {
        return app.requests()
                .deliver(SlackRequests.typed(line, who, "one and the same"))
                .text();
    }

    /// Commands, reactions, mentions, edits and deletions, each of which may need what came before it.
    private static List<Turn> story() {
        var turns = new ArrayList<Turn>();
        List<Told> story = List.of(
                command("/incident open the shop is slow"),
                command("/incident note the pool is full"),
                pinned(1, "the queue grows"),
                command("/incident severity sev2"),
                edited(1, "the queue grows, and grows"),
                command("/incident did restarted the workers"),
                mention(2, "decided to roll back"),
                command("/incident undo"),
                command("/incident role scribe @ben"),
                pinned(3, "wrong channel"),
                deleted(3),
                command("/incident action raise the limit @ben"),
                command("/incident status monitoring"),
                command("/incident impact checkout failed for 3% of customers"),
                command("/incident mitigated"),
                command("/incident cause the deploy of 13:50"),
                mention(4, "note all is quiet"),
                command("/incident resolved at 14:10"),
                command("/incident close"),
                command("/incident reopen"),
                command("/incident note it came back"),
                command("/incident close it was the deploy"));
        for (int i = 0; i < story.size(); i++) {
            turns.add(new Turn(STEP.multipliedBy(i), story.get(i)));
        }
        return turns;
    }

    /// Notes at a time that is said, captured messages and mentions.
    private static List<Turn> independent() {
        var turns = new ArrayList<Turn>();
        for (int i = 1; i <= 10; i++) {
            turns.add(new Turn(Duration.ZERO, command("/incident note at 13:%02d note %d".formatted(i, i))));
            turns.add(new Turn(Duration.ZERO, pinned(i, "message " + i)));
            turns.add(new Turn(Duration.ZERO, mention(20 + i, "note mention " + i)));
        }
        Turn opening = new Turn(Duration.ZERO, command("/incident open the shop is slow"));
        turns.addFirst(opening);
        return turns;
    }

    /// The first deliveries as they were, and each of them three more times at some moment later.
    private static List<Turn> repeated(List<Turn> story, Random random) {
        var turns = new ArrayList<>(story);
        for (Turn turn : story) {
            for (int again = 1; again < TIMES; again++) {
                Duration delay = Duration.ofSeconds(1 + random.nextInt(1_200));
                turns.add(new Turn(turn.after().plus(delay), turn.told().again()));
            }
        }
        turns.sort((one, other) -> one.after().compareTo(other.after()));
        return turns;
    }

    /// All but the opening in any order, and at any time within ten minutes.
    private static List<Turn> shuffled(List<Turn> turns, Random random) {
        List<Turn> shuffled = new ArrayList<>(IntStream.range(0, TIMES)
                .boxed()
                .flatMap(_ -> turns.stream().skip(1))
                .map(turn -> new Turn(
                        Duration.ofSeconds(random.nextInt(600)), turn.told().again()))
                .toList());
        Collections.shuffle(shuffled, random);
        shuffled.sort((one, other) -> one.after().compareTo(other.after()));
        turns.reversed()
                .forEach(turn -> shuffled.addFirst(
                        new Turn(Duration.ZERO, told(turn.told().happens()))));
        shuffled.addFirst(turns.getFirst());
        return shuffled;
    }

    /// What the journal holds when all that was delivered.
    private List<String> content(String name, List<Turn> turns) throws Exception {
        Path journal = Files.createDirectories(folder.resolve(name));
        try (TestApp app = TestApp.start(journal, Way.http)) {
            introduce(app, TestApp.MIA);
            introduce(app, TestApp.BEN);
            Instant now = TestApp.NOW;
            for (Turn turn : turns) {
                Instant next = TestApp.NOW.plus(turn.after());
                app.later(Duration.between(now, next));
                now = next;
                turn.told().happens().to(app);
                turn.told().sent().to(app);
            }
            app.settle();
        }
        return rows(journal.resolve("scribe.db"));
    }

    /// Nobody waits long for Slack to tell a name; here it must not depend on how long that takes.
    private static void introduce(TestApp app, Member member) {
        app.journal()
                .learn(StandIn.TEAM, new Profile(member.id(), member.name(), Optional.of(member.zone()), TestApp.NOW));
    }

    private static List<String> rows(Path journal) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement();
                var row = statement.executeQuery(CONTENT)) {
            var rows = new ArrayList<String>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    private static Told told(Sent sent) {
        return new Told(_ -> {}, sent);
    }

    /// A command is its own trigger id, and keeps it however often it is delivered.
    private static Told command(String line) {
        return told(app -> app.requests().deliver(SlackRequests.typed(line, TestApp.AT_THE_KEYS, line)));
    }

    private static Told pinned(int minute, String text) {
        return new Told(
                app -> {
                    app.standIn().channels().keep(ts(minute), BEN, text, Optional.empty());
                    app.standIn().channels().react(ts(minute), MIA, "pushpin", true);
                },
                app -> app.event(SlackEvents.reacted("pinned" + minute, MIA, "pushpin", ts(minute))));
    }

    private static Told edited(int minute, String text) {
        Instant at = TestApp.NOW.plus(STEP.multipliedBy(4));
        return new Told(
                app -> app.standIn().channels().edit(ts(minute), text, SlackEvents.ts(at)),
                app -> app.event(SlackEvents.changed(
                        "edited" + minute,
                        SlackEvents.message(ts(minute), BEN, "before"),
                        SlackEvents.message(ts(minute), BEN, text),
                        at)));
    }

    private static Told deleted(int minute) {
        return new Told(
                app -> app.standIn().channels().delete(ts(minute)),
                app -> app.event(SlackEvents.deleted("deleted" + minute, BEN, ts(minute))));
    }

    private static Told mention(int minute, String text) {
        String words = "<@%s> %s".formatted(StandIn.BOT, text);
        return new Told(
                app -> app.standIn().channels().keep(ts(minute), BEN, words, Optional.empty()),
                app -> app.event(SlackEvents.mentioned("mention" + minute, BEN, ts(minute), ts(minute), words)));
    }

    private static String ts(int minute) {
        return SlackEvents.ts(TestApp.NOW.minus(Duration.ofHours(1)).plusSeconds(60L * minute));
    }
}

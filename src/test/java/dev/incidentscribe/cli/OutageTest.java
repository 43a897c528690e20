package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Sending;
import dev.incidentscribe.cli.FlakySlack.Fate;
import dev.incidentscribe.cli.FlakySlack.Request;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outbox;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slack is down for ten minutes, by a clock that is put forward; then it wants to be left alone for three seconds, and
/// then a connection breaks after a message was taken. All of what is owed is there in the end, once and in order.
class OutageTest {
    private static final Instant BACK = TestApp.NOW.plus(Duration.ofMinutes(10));
    private static final Duration LEFT_ALONE = Duration.ofSeconds(3);
    private static final Duration APART = Duration.ofSeconds(1);
    private static final double LONGEST_PAUSE = 300;
    private static final List<String> CHANNELS = List.of("C0ONE", "C0TWO", "C0THREE");
    private static final List<String> TEXTS = List.of("one", "two", "three", "four");

    @TempDir
    private Path folder;

    @AutoClose
    private final StandIn standIn = StandIn.start(List.of(TestApp.MIA));

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);
    private final Map<String, List<Asked>> asked = new TreeMap<>();

    /// What a channel's messages met, and when.
    private record Asked(Instant at, String method, Fate fate) {}

    @Test
    void whatIsOwedComesThroughTenMinutesWithoutSlackOnceInOrderAndNotTooEarly() throws Exception {
        try (var slack = new FlakySlack(standIn, this::fate);
                Application application = TestApp.start(
                        folder.resolve("scribe.db"),
                        TestApp.credentials(Way.http, slack.apiUrl()),
                        TestApp.RULES.with(Sending.standard()),
                        clock)) {
            Outbox outbox = application.journal().outbox();
            TEXTS.forEach(text -> CHANNELS.forEach(channel -> put(outbox, channel, text)));

            Eventually.holds("all is sent", () -> {
                Optional<Instant> next = nextDue();
                next.ifPresent(due -> letTimePass(outbox, due));
                return next.isEmpty();
            });

            print();
            for (String channel : CHANNELS) {
                assertThat(standIn.channels().texts(channel)).isEqualTo(TEXTS);
                assertThat(early(channel)).isEmpty();
            }
        }
    }

    private synchronized Fate fate(Request request) {
        Optional<String> channel = request.parameter("channel").filter(CHANNELS::contains);
        if (channel.isEmpty()) {
            return Fate.DONE;
        }
        List<Asked> before = asked.computeIfAbsent(channel.get(), _ -> new ArrayList<>());
        Fate fate = fate(request.method(), before);
        before.add(new Asked(clock.instant(), request.method(), fate));
        return fate;
    }

    private Fate fate(String method, List<Asked> before) {
        if (clock.instant().isBefore(BACK)) {
            return Fate.BROKEN;
        }
        if (!method.equals("chat.postMessage")) {
            return Fate.DONE;
        }
        return Stream.of(Fate.TOO_MANY, Fate.DONE_UNSAID)
                .filter(fate -> before.stream().noneMatch(it -> it.fate() == fate))
                .findFirst()
                .orElse(Fate.DONE);
    }

    /// Goes on to what is due next; where that has to wait for its channel, a little further.
    private void letTimePass(Outbox outbox, Instant due) {
        clock.moveTo(due.isAfter(clock.instant()) ? due : clock.instant().plusMillis(100));
        put(outbox, CHANNELS.getFirst(), TEXTS.getFirst()); // it is there already, so this only wakes the sender
    }

    private Optional<Instant> nextDue() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        SELECT min(due_at) FROM outbox
                        WHERE sent_at IS NULL
                          AND id IN (SELECT min(id) FROM outbox WHERE sent_at IS NULL GROUP BY lane)""")) {
            long micros = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        }
    }

    private static void put(Outbox outbox, String channel, String text) {
        outbox.put(
                StandIn.TEAM,
                channel + " " + text,
                new Outbound.Answer(channel, Optional.empty(), Optional.empty(), text, List.of(), Optional.empty()),
                TestApp.NOW);
    }

    /// What was asked for sooner after what came before it than it should have been.
    private synchronized List<Asked> early(String channel) {
        List<Asked> all = asked.getOrDefault(channel, List.of());
        return IntStream.range(1, all.size())
                .filter(i ->
                        Duration.between(all.get(i - 1).at(), all.get(i).at()).compareTo(leastPause(all.get(i - 1), i))
                                < 0)
                .mapToObj(all::get)
                .toList();
    }

    /// @param failures how often it had failed by then, while Slack was away
    private static Duration leastPause(Asked before, int failures) {
        return switch (before.fate()) {
            case BROKEN -> Duration.ofMillis((long) (500 * Math.min(Math.pow(2, failures - 1.0), LONGEST_PAUSE)));
            case TOO_MANY -> LEFT_ALONE;
            case DONE -> before.method().equals("chat.postMessage") ? APART : Duration.ZERO;
            default -> Duration.ZERO;
        };
    }

    private synchronized void print() {
        List<Asked> all = asked.values().stream().flatMap(List::stream).toList();
        List<String> there = CHANNELS.stream()
                .flatMap(channel -> standIn.channels().texts(channel).stream())
                .toList();
        int owed = CHANNELS.size() * TEXTS.size();
        System.out.printf(
                "%d messages through 10 minutes of 500, then a 429 and a reset in each of %d channels: %d requests, the"
                        + " last %d s after Slack was back; %d too early, %d doubled, %d lost%n",
                owed,
                CHANNELS.size(),
                all.size(),
                all.stream()
                        .map(it -> Duration.between(BACK, it.at()).toSeconds())
                        .max(Long::compare)
                        .orElseThrow(),
                CHANNELS.stream().mapToInt(channel -> early(channel).size()).sum(),
                CHANNELS.stream()
                        .map(channel -> standIn.channels().texts(channel))
                        .mapToInt(texts -> texts.size() - Set.copyOf(texts).size())
                        .sum(),
                Math.max(0, owed - there.size()));
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.journal.sqlite.SqliteArchive;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed keeps what it acknowledged, and a delivery that it did not acknowledge can come again.
class CrashTest {
    private static final int THREADS = 4;
    private static final int BEFORE_THE_END = 40;
    private static final Person SOMEBODY = TestApp.AT_THE_KEYS;

    @TempDir
    private Path folder;

    private StandIn standIn;

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA));
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void whatWasAcknowledgedIsThereOnceHoweverOftenTheServerIsKilled() throws Exception {
        killAtRandomPoints(8);
    }

    @Test
    @Tag("faults")
    void twoHundredTimes() throws Exception {
        killAtRandomPoints(200);
    }

    private void killAtRandomPoints(int times) throws Exception {
        var random = new Random(times);
        var barrage = new Barrage(SOMEBODY);
        var starts = new ArrayList<Duration>();
        var bareStarts = new ArrayList<Duration>();
        for (int round = 0; round < times; round++) {
            bareStarts.add(Installation.bareStart());
            int port = ScribeProcess.freePort();
            long start = System.nanoTime();
            try (ScribeProcess server =
                    ScribeProcess.run(folder, environment(port), "serve").ready(port)) {
                starts.add(Duration.ofNanos(System.nanoTime() - start));
                barrage.redeliver(port);
                try (Barrage.Running running = barrage.start(port, THREADS)) {
                    running.awaitAcknowledged(random.nextInt(BEFORE_THE_END));

                    server.kill();
                }
            }
        }
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port)) {
            Eventually.holds("everything is acknowledged", () -> {
                barrage.redeliver(port);
                return barrage.unacknowledged().isEmpty();
            });
            server.kill();
        }
        Collections.sort(starts);
        Collections.sort(bareStarts);
        System.out.printf(
                "killed %d times: %d notes acknowledged; ready again in %d ms (median), %d ms (longest),"
                        + " where a virtual machine with nothing to do takes %d ms%n",
                times,
                barrage.acknowledged().size(),
                starts.get(times / 2).toMillis(),
                starts.getLast().toMillis(),
                bareStarts.get(times / 2).toMillis());

        assertThat(barrage.unacknowledged()).isEmpty();
        assertThat(recordedNotes()).containsExactlyInAnyOrderElementsOf(barrage.acknowledged());
        assertThat(chainProblem()).isEmpty();
    }

    @Test
    void aServerThatIsToldToStopFinishesWhatItBeganAndEnds() throws Exception {
        var barrage = new Barrage(SOMEBODY);
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port);
                Barrage.Running running = barrage.start(port, THREADS)) {
            running.awaitAcknowledged(BEFORE_THE_END);

            server.terminate();

            assertThat(server.ends(Duration.ofSeconds(10))).isTrue();
            assertThat(server.complaints())
                    .noneMatch(line -> line.contains(" ERROR "))
                    .last()
                    .asString()
                    .endsWith("stopped");
        }
        assertThat(recordedNotes()).containsAll(barrage.acknowledged()).doesNotHaveDuplicates();
    }

    @Test
    void aSecondServerOnTheSameJournalDoesNotStart() throws Exception {
        int port = ScribeProcess.freePort();
        try (ScribeProcess first = serve(port);
                ScribeProcess second = ScribeProcess.run(folder, environment(ScribeProcess.freePort()), "serve")) {

            int code = second.exitCode();

            assertThat(code).isEqualTo(1);
            assertThat(second.printed()).isEmpty();
            assertThat(second.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("scribe: opening ")
                    .endsWith("another process is writing it");
            first.live(port);
        }
    }

    private ScribeProcess serve(int port) throws Exception {
        return ScribeProcess.run(folder, environment(port), "serve").live(port);
    }

    private Map<String, String> environment(int port) {
        return ScribeProcess.server(journal(), standIn.apiUrl(), port);
    }

    private Path journal() {
        return folder.resolve("scribe.db");
    }

    private Optional<String> chainProblem() {
        try (SqliteArchive archive = SqliteArchive.open(journal()).orElseThrow()) {
            return archive.verify(StandIn.TEAM, Optional.empty()).problem();
        }
    }

    private List<String> recordedNotes() {
        try (SqliteArchive archive = SqliteArchive.open(journal()).orElseThrow()) {
            return archive.incident(StandIn.TEAM, 1).orElseThrow().entries().stream()
                    .skip(1)
                    .map(Entry::text)
                    .toList();
        }
    }
}

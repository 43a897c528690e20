package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.sqlite.SqliteArchive;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A write or a sync of the journal's file fails once, or every read for a while: nobody is told that something was
/// recorded that was not, and recording goes on by itself.
class FailingCallsTest {
    private static final int NOTES = 40;
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void aCallThatFailsCostsNothingThatWasAcknowledged() throws Exception {
        failAt(20, 300);
    }

    @Test
    @Tag("faults")
    void eachOfTheFirstThreeHundred() throws Exception {
        failAt(IntStream.rangeClosed(1, 300).toArray());
    }

    @Test
    void aFileThatCannotBeReadForAWhileCostsNothingThatWasAcknowledged() throws Exception {
        WatchedDisk disk = WatchedDisk.under(folder.resolve("scribe.db"));
        Path sign = folder.resolve("unreadable");
        int port = ScribeProcess.freePort();
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA))) {
            Map<String, String> sound = ScribeProcess.server(disk.database(), standIn.apiUrl(), port);
            try (ScribeProcess before =
                            ScribeProcess.run(folder, sound, "serve").live(port);
                    var requests = new SlackRequests(port, InstantSource.system())) {
                requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
                before.kill();
            }
            Map<String, String> unreadable = WatchedDisk.both(sound, disk.unreadableWhile(sign));
            try (ScribeProcess server =
                            ScribeProcess.run(folder, unreadable, "serve").live(port);
                    var requests = new SlackRequests(port, InstantSource.system())) {
                Files.createFile(sign);
                Reply note = requests.type(TestApp.AT_THE_KEYS, "/incident note while it cannot be read");
                Reply timeline = requests.type(TestApp.AT_THE_KEYS, "/incident timeline");
                Files.delete(sign);
                Reply noteAfterwards = requests.type(TestApp.AT_THE_KEYS, "/incident note it can be read");
                Reply timelineAfterwards = requests.type(TestApp.AT_THE_KEYS, "/incident timeline");
                assertThat(note.text()).startsWith("*Not recorded*");
                assertThat(timeline.text()).doesNotContain("it is down");
                assertThat(noteAfterwards.visible()).isTrue();
                assertThat(timelineAfterwards.text()).contains("it is down", "it can be read");
                server.kill();
            }
        }
        check(0, disk.database(), List.of("it is down", "it can be read"));
    }

    /// What became of a failing call.
    private record Run(boolean started, int refused, Duration recovery) {}

    private void failAt(int... calls) throws Exception {
        var runs = new ArrayList<Run>();
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA))) {
            for (int call : calls) {
                runs.add(failAt(call, standIn));
            }
        }
        long ended = runs.stream().filter(run -> !run.started()).count();
        long refusing = runs.stream().filter(run -> run.refused() > 0).count();
        Duration longest =
                runs.stream().map(Run::recovery).max(Duration::compareTo).orElseThrow();
        System.out.printf(
                "%d failing calls: %d at the start, which was done again; %d refused something; recovered within %d ms%n",
                calls.length, ended, refusing, longest.toMillis());
        assertThat(longest).isLessThan(RECOVERY);
        assertThat(ended + refusing).isPositive();
    }

    private Run failAt(int call, StandIn standIn) throws Exception {
        Path place = Files.createDirectories(folder.resolve("call" + call));
        WatchedDisk disk = WatchedDisk.under(place.resolve("scribe.db"));
        int port = ScribeProcess.freePort();
        Map<String, String> sound = ScribeProcess.server(disk.database(), standIn.apiUrl(), port);
        var acknowledged = new ArrayList<String>();
        Run run;
        try (ScribeProcess failing = ScribeProcess.run(place, WatchedDisk.both(sound, disk.failing(call)), "serve")) {
            if (failing.isLiveOrEnded(port)) {
                run = type(port, acknowledged);
                failing.kill();
            } else {
                try (ScribeProcess again =
                        ScribeProcess.run(place, sound, "serve").live(port)) {
                    type(port, acknowledged);
                    again.kill();
                    run = new Run(false, 0, Duration.ZERO);
                }
            }
        }
        check(call, disk.database(), acknowledged);
        return run;
    }

    /// Opens an incident and notes something many times; what is refused is sent once more, as the person is asked to.
    private static Run type(int port, List<String> acknowledged) throws Exception {
        int refused = 0;
        Duration recovery = Duration.ZERO;
        try (var requests = new SlackRequests(port, InstantSource.system())) {
            for (int i = 0; i < NOTES; i++) {
                String words = i == 0 ? "it is down" : "note " + i;
                String line = i == 0 ? "/incident open it is down" : "/incident note " + words;
                Map<String, String> delivery = SlackRequests.typed(line, TestApp.AT_THE_KEYS, line);
                long first = System.nanoTime();
                while (!isAcknowledged(requests, delivery)) {
                    refused++;
                    recovery = Duration.ofNanos(System.nanoTime() - first);
                    assertThat(recovery).isLessThan(RECOVERY);
                }
                acknowledged.add(words);
            }
        }
        return new Run(true, refused, recovery);
    }

    /// A machine that is busy with something else may not answer in time; Slack would deliver it again.
    private static boolean isAcknowledged(SlackRequests requests, Map<String, String> delivery)
            throws IOException, InterruptedException {
        try {
            return requests.deliver(delivery).visible();
        } catch (HttpTimeoutException _) {
            return isAcknowledged(requests, delivery);
        }
    }

    private static void check(int call, Path database, List<String> acknowledged) {
        try (SqliteArchive archive = SqliteArchive.open(database).orElseThrow()) {
            assertThat(archive.verify(StandIn.TEAM, Optional.empty()).problem())
                    .as("call %d", call)
                    .isEmpty();
            assertThat(archive.incident(StandIn.TEAM, 1).orElseThrow().entries())
                    .as("call %d", call)
                    .extracting(Entry::text)
                    .containsExactlyElementsOf(acknowledged);
        }
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A transaction that fails at its end, or for one delivery alone: people read what is true of theirs.
class FailedCommitTest {
    @TempDir
    private Path folder;

    private StandIn standIn;
    private int port;

    @BeforeEach
    void start() throws Exception {
        standIn = StandIn.start(List.of(TestApp.MIA));
        port = ScribeProcess.freePort();
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    /// What was not synced is in the log all the same, and whoever opens the file after a crash finds it there.
    @Test
    void whatIsSaidNotToBeRecordedDoesNotComeBackWithTheNextStart() throws Exception {
        WatchedDisk disk = WatchedDisk.under(folder.resolve("scribe.db"));
        Path count = folder.resolve("unsynced");
        try (ScribeProcess server = serve(disk, disk.unsyncedBy(count));
                var requests = new SlackRequests(port, InstantSource.system())) {
            open(requests);
            Files.writeString(count, ".");

            Reply note = requests.type(TestApp.AT_THE_KEYS, "/incident note it is the disk");
            server.kill();

            assertThat(note.text()).startsWith("*Not recorded*");
        }

        assertThat(timelineAfterTheNextStart(disk, disk.unsyncedBy(count)))
                .contains("it is down")
                .doesNotContain("it is the disk");
    }

    /// Without its last page a transaction is none, whatever of it is in the log.
    @Test
    void whatTheDiskDidNotTakeWholeIsSaidNotToBeRecordedAndTheNextIs() throws Exception {
        WatchedDisk disk = WatchedDisk.under(folder.resolve("scribe.db"));
        Path count = folder.resolve("unwritten");
        try (ScribeProcess server = serve(disk, disk.unwrittenBy(count));
                var requests = new SlackRequests(port, InstantSource.system())) {
            open(requests);
            Files.writeString(count, ".");

            Reply note = requests.type(TestApp.AT_THE_KEYS, "/incident note it is the disk");
            Reply next = requests.type(TestApp.AT_THE_KEYS, "/incident note it is back");
            server.kill();

            assertThat(note.text()).startsWith("*Not recorded*");
            assertThat(next.visible()).isTrue();
            assertThat(server.complaints())
                    .filteredOn(line -> line.contains("SQLITE_IOERR_WRITE"))
                    .isNotEmpty();
        }

        assertThat(timelineAfterTheNextStart(disk, disk.unwrittenBy(count)))
                .contains("it is down", "it is back")
                .doesNotContain("it is the disk");
    }

    @Test
    void whatMayComeBackIsSaidToBeInDoubt() throws Exception {
        WatchedDisk disk = WatchedDisk.under(folder.resolve("scribe.db"));
        Path count = folder.resolve("unsynced");
        try (ScribeProcess server = serve(disk, disk.unsyncedBy(count));
                var requests = new SlackRequests(port, InstantSource.system())) {
            open(requests);
            Files.writeString(count, ".".repeat(1000));

            Reply note = requests.type(TestApp.AT_THE_KEYS, "/incident note it is the disk");
            Files.delete(count);

            assertThat(note.text())
                    .startsWith("*It may be on record*")
                    .contains("`/incident timeline`", "```note it is the disk```");
            Eventually.holds(
                    "it records again",
                    () -> requests.type(TestApp.AT_THE_KEYS, "/incident note it is back")
                            .visible());
            assertThat(server.complaints())
                    .filteredOn(line -> line.contains("it is not known whether a command was recorded"))
                    .hasSize(1);
        }
    }

    @Test
    void aDeliveryThatAlwaysFailsFailsAloneAndTheJournalIsNotCalledIll() throws Exception {
        Path journal = folder.resolve("scribe.db");
        try (ScribeProcess server = ScribeProcess.run(
                                folder, ScribeProcess.server(journal, standIn.apiUrl(), port), "serve")
                        .live(port);
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            poison(journal);

            Reply alone = requests.type(TestApp.AT_THE_KEYS, "/incident note this is poison");
            var among = new ArrayList<Future<Reply>>();
            try (var people = Executors.newFixedThreadPool(32)) {
                for (int i = 0; i < 32; i++) {
                    String line = "/incident note " + (i == 16 ? "poison again" : "note " + i);
                    among.add(people.submit(() -> requests.type(TestApp.AT_THE_KEYS, line)));
                }
            }

            assertThat(alone.text()).startsWith("*Not recorded*");
            assertThat(among.remove(16).get().text()).startsWith("*Not recorded*");
            assertThat(among).allSatisfy(it -> assertThat(it.get().visible()).isTrue());
            assertThat(server.complaints())
                    .noneMatch(line -> line.contains("takes no writes"))
                    .filteredOn(line -> line.contains("a command was not recorded"))
                    .hasSize(2);
        }
    }

    /// From now on the file takes no event that holds that word.
    private static void poison(Path journal) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("""
                    CREATE TRIGGER poison BEFORE INSERT ON event WHEN instr(CAST(NEW.body AS TEXT), 'poison') > 0
                    BEGIN SELECT RAISE(ABORT, 'poison'); END""");
        }
    }

    /// Until then the scribe writes by itself.
    /// Opens an incident, and waits until nothing is owed to Slack, so that the next commit is the next command's.
    private static void open(SlackRequests requests) throws Exception {
        requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
        Eventually.holds(
                "nothing is owed to Slack",
                () -> requests.get("/metrics").body().lines().anyMatch("scribe_outbox_waiting 0.0"::equals));
    }

    private String timelineAfterTheNextStart(WatchedDisk disk, Map<String, String> ailing) throws Exception {
        try (ScribeProcess _ = serve(disk, ailing);
                var requests = new SlackRequests(port, InstantSource.system())) {
            return requests.type(TestApp.AT_THE_KEYS, "/incident timeline").text();
        }
    }

    private ScribeProcess serve(WatchedDisk disk, Map<String, String> ailing) throws Exception {
        Map<String, String> sound = ScribeProcess.server(disk.database(), standIn.apiUrl(), port);
        return ScribeProcess.run(folder, WatchedDisk.both(sound, ailing), "serve")
                .live(port);
    }
}

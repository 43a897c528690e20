package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.journal.sqlite.SqliteArchive;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is told to stop does so in order: first nothing more comes in, by neither way; last the journal ends.
class StoppingTest {
    private static final int SIGTERM = 143;

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

    @Test
    void whileABackupIsFinishedNothingMoreComesIn() throws Exception {
        WatchedDisk disk = WatchedDisk.under(folder.resolve("scribe.db"));
        Path sign = folder.resolve("held");
        try (var line = new FrailLine(URI.create(standIn.apiUrl()).getPort());
                var slack = new AilingSlack(AilingSlack.Ailment.broken, standIn)) {
            slack.leadOver(line.port());
            slack.mend();
            Map<String, String> bothWays = WatchedDisk.both(
                    ScribeProcess.server(disk.database(), slack.apiUrl(), port),
                    Map.of("SLACK_APP_TOKEN", "xapp-test"));
            try (ScribeProcess server = ScribeProcess.run(
                                    folder, WatchedDisk.both(bothWays, disk.backupsHeldBy(sign)), "serve")
                            .ready(port);
                    var requests = new SlackRequests(port, InstantSource.system())) {
                requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
                Files.createFile(sign);
                Eventually.holds("a backup is begun", () -> backups(".part") == 1);

                server.terminate();
                Eventually.holds("HTTP is closed", () -> isRefused(requests));
                Eventually.holds("Socket Mode is closed", line::isEmpty);
                List<String> meanwhile = server.complaints();
                Files.delete(sign);

                assertThat(server.exitCode()).isEqualTo(SIGTERM);
                assertThat(meanwhile).last().asString().endsWith("stopping");
                assertThat(server.complaints())
                        .noneMatch(complaint -> complaint.contains(" ERROR "))
                        .last()
                        .asString()
                        .endsWith("stopped");
            }
        }
        assertThat(backups(".part")).isZero();
        assertThat(backups(".db")).isEqualTo(1);
        assertThat(words()).containsExactly("it is down");
    }

    @Test
    void whatIsNotAcknowledgedIsNotRecordedBehindAnybodysBack() throws Exception {
        Path journal = folder.resolve("scribe.db");
        var outcomes = new ArrayList<Future<Boolean>>();
        try (ScribeProcess server = ScribeProcess.run(
                                folder, ScribeProcess.server(journal, standIn.apiUrl(), port), "serve")
                        .live(port);
                var requests = new SlackRequests(port, InstantSource.system());
                var people = Executors.newFixedThreadPool(16)) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open it is down");
            try (Connection hog = hold(journal)) {
                Callable<Boolean> typing = () ->
                        isRecorded(requests, "note " + Thread.currentThread().threadId());
                for (int i = 0; i < 8; i++) {
                    outcomes.add(people.submit(typing));
                }
                assertThat(outcomes.getFirst().get()).isFalse();
                assertThat(hog.isClosed()).isFalse();
                for (int i = 0; i < 8; i++) {
                    outcomes.add(people.submit(typing));
                }
                server.terminate();
                for (Future<Boolean> outcome : outcomes) {
                    outcome.get();
                }
            }
            assertThat(server.exitCode()).isEqualTo(SIGTERM);
        }
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.get()).isFalse());
        assertThat(words()).containsExactly("it is down");
    }

    /// Whoever is refused, or cut off, is not told that it is on record.
    private static boolean isRecorded(SlackRequests requests, String words) throws InterruptedException {
        try {
            return requests.type(TestApp.AT_THE_KEYS, "/incident note " + words).visible();
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isRefused(SlackRequests requests) throws IOException, InterruptedException {
        try {
            requests.get("/health/live");
            return false;
        } catch (ConnectException _) {
            return true;
        } catch (IOException _) {
            return false; // cut off in the middle
        }
    }

    /// Takes the file's only write lock, as a hanging disk would.
    private static Connection hold(Path journal) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("BEGIN IMMEDIATE");
        }
        return connection;
    }

    private long backups(String ending) throws IOException {
        Path backups = folder.resolve("backups");
        if (!Files.isDirectory(backups)) {
            return 0;
        }
        try (var files = Files.list(backups)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }

    private List<String> words() {
        try (SqliteArchive archive =
                SqliteArchive.open(folder.resolve("scribe.db")).orElseThrow()) {
            assertThat(archive.verify(StandIn.TEAM, Optional.empty()).problem()).isEmpty();
            return archive.incident(StandIn.TEAM, 1).orElseThrow().entries().stream()
                    .map(Entry::text)
                    .toList();
        }
    }
}

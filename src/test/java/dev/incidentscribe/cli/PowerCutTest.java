package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.practice.StandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power is cut: of what was written to the file there is only what was synced, and of the rest whatever the disk
/// happened to do. What was acknowledged is there.
class PowerCutTest {
    private static final int CUTS = 25;
    private static final int NOTES = 150;
    private static final int THREADS = 3;

    @TempDir
    private Path folder;

    private final Random random = new Random(25);
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private WatchedDisk disk = new WatchedDisk(Path.of("none"), Path.of("none"));

    @BeforeEach
    void watch() throws Exception {
        disk = WatchedDisk.under(folder.resolve("scribe.db"));
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        int port = ScribeProcess.freePort();
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA))) {
            Map<String, String> environment =
                    WatchedDisk.both(ScribeProcess.server(disk.database(), standIn.apiUrl(), port), disk.recording());
            try (ScribeProcess server =
                            ScribeProcess.run(folder, environment, "serve").live(port);
                    Barrage.Running running =
                            new Barrage(TestApp.AT_THE_KEYS, this::acknowledge).start(port, THREADS)) {
                running.awaitAcknowledged(NOTES);
                server.kill();
            }
        }

        Set<String> lost = lostInCuts(PowerCutTest::notes);

        System.out.printf(
                "cut the power %d times: %d of %d acknowledged lost%n", CUTS, lost.size(), acknowledged.size());
        assertThat(lost).isEmpty();
    }

    @Test
    void whereTheDiskIsWaitedForNothingIsLost() throws Exception {
        write("FULL");

        assertThat(lostInCuts(PowerCutTest::rows)).isEmpty();
    }

    @Test
    void whereTheDiskIsNotWaitedForWhatWasAcknowledgedIsLost() throws Exception {
        write("OFF");

        assertThat(lostInCuts(PowerCutTest::rows)).isNotEmpty();
    }

    private interface Reading {
        Set<String> of(Path database) throws Exception;
    }

    /// What was acknowledged before the cut and is not there after it.
    private Set<String> lostInCuts(Reading reading) throws Exception {
        var lost = new HashSet<String>();
        long first =
                acknowledged.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = disk.position();
        for (int i = 0; i < CUTS; i++) {
            long position = random.nextLong(first, last + 1);
            Path found = Files.createDirectories(folder.resolve("cut" + i)).resolve("scribe.db");
            disk.cut(position, found, i % 3 / 2.0, random);
            Set<String> there = reading.of(found);
            acknowledged.forEach((note, at) -> {
                if (at <= position && !there.contains(note)) {
                    lost.add(note);
                }
            });
        }
        return lost;
    }

    private void acknowledge(String note) {
        try {
            acknowledged.put(note, disk.position());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> notes(Path database) {
        try (SqliteJournal journal = SqliteJournal.open(database, Redaction.none())) {
            assertThat(journal.verify(StandIn.TEAM, Optional.empty()).problem()).isEmpty();
            List<String> notes = journal.incident(StandIn.TEAM, 1).orElseThrow().entries().stream()
                    .map(Entry::text)
                    .toList();
            assertThat(notes).doesNotHaveDuplicates();
            return Set.copyOf(notes);
        }
    }

    private static Set<String> rows(Path database) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement();
                var tables = connection.getMetaData().getTables(null, null, "note", null)) {
            var rows = new HashSet<String>();
            if (tables.next()) {
                try (var row = statement.executeQuery("SELECT text FROM note")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
            return rows;
        }
    }

    /// Lets a program write rows that waits for the disk or does not.
    private void write(String synchronous) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RawWriter.class.getName()));
        command.addAll(List.of(disk.database().toString(), synchronous, Integer.toString(NOTES)));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(disk.recording());
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(this::acknowledge);
        }
        assertThat(process.waitFor()).isZero();
    }
}

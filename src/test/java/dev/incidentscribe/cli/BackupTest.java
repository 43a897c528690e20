package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy of the journal can be made at any time, and brings everything back.
class BackupTest {
    private static final String EXAMPLE = "config/examples/guitarshoppro.txt";

    @TempDir
    private Path folder;

    private Path journal;
    private Path copy;
    private String draft;

    @BeforeEach
    void play() {
        journal = folder.resolve("scribe.db");
        copy = folder.resolve("copies/copy.db");
        Console.run("replay", EXAMPLE, "--db", journal.toString());
        draft = draft();
    }

    @Test
    void aBackupOfAServerThatRunsHoldsWhatWasAcknowledged() throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");

            Console console = backup();

            assertThat(console.out()).contains(copy.toString()).endsWith("and is intact.\n");
            assertThat(Console.run("incidents", "--db", copy.toString()).out()).contains("the shop is slow");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                    .isEqualTo("rw-------");
            assertThat(names(folder.resolve("copies"))).containsExactly("copy.db");
        }
    }

    @Test
    void aBackupReplacesNoFile() throws Exception {
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "precious");

        Console console = backup();

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).singleElement().asString().endsWith("there is such a file already");
        assertThat(Files.readString(copy)).isEqualTo("precious");
    }

    @Test
    void whatIsRestoredGivesTheSameDraftAndCanBeWrittenAgain() throws Exception {
        backup();
        Files.delete(journal);

        Console console = restore();

        assertThat(console.code()).isZero();
        assertThat(draft()).isEqualTo(draft);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
                .isEqualTo("rw-------");
        try (TestApp app = TestApp.start(folder, Way.http)) {
            assertThat(app.type("/incident open the shop is slow").visible()).isTrue();
        }
    }

    @Test
    void aJournalInUseIsNotReplaced() throws Exception {
        backup();
        try (TestApp app = TestApp.start(folder, Way.http)) {

            Console console = restore("--force");

            assertThat(console.code()).isEqualTo(1);
            assertThat(console.err()).singleElement().asString().endsWith("another process is writing it");
            assertThat(app.type("/incident open the shop is slow").visible()).isTrue();
        }
    }

    @Test
    void aNewerJournalIsReplacedOnlyByForceAndKeptAside() throws Exception {
        backup();
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");
        }

        Console refused = restore();
        Console forced = restore("--force");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).singleElement().asString().contains("--force");
        assertThat(forced.code()).isZero();
        assertThat(draft()).isEqualTo(draft);
        Path aside = folder.resolve(names(folder).stream()
                .filter(name -> name.startsWith("scribe.db.replaced-"))
                .findFirst()
                .orElseThrow());
        assertThat(Console.run("incidents", "--db", aside.toString()).out()).contains("the shop is slow");
    }

    @Test
    void aBackupThatWasAlteredIsNotRestored() throws Exception {
        backup();
        overwrite(copy);

        Console console = restore("--force");

        assertThat(console.code()).isEqualTo(1);
        assertThat(draft()).isEqualTo(draft);
    }

    @Test
    void aDamagedJournalIsSetAsideAsItIsAndTheWayBackIsSaid() throws Exception {
        Path dated = folder.resolve("backups/scribe-2026-03-09T14-05-00Z.db");
        Console.run("backup", dated.toString(), "--db", journal.toString());
        overwrite(journal);
        byte[] damaged = Files.readAllBytes(journal);

        List<String> first = serveInVain();
        List<String> second = serveInVain();
        String aside = names(folder).stream()
                .filter(name -> name.matches("scribe\\.db\\.damaged-[^-]+-\\d\\d-\\d\\dT[-0-9]+Z"))
                .findFirst()
                .orElseThrow();
        Console console = Console.run("restore", dated.toString(), "--db", journal.toString());

        assertThat(first).anyMatch(line -> line.contains("is damaged") && line.contains("./scribe restore " + dated));
        assertThat(second).anyMatch(line -> line.contains("./scribe restore " + dated));
        assertThat(Files.readAllBytes(folder.resolve(aside))).isEqualTo(damaged);
        assertThat(console.code()).isZero();
        assertThat(draft()).isEqualTo(draft);
    }

    private List<String> serveInVain() throws Exception {
        try (ScribeProcess process = ScribeProcess.run(
                folder, ScribeProcess.server(journal, "http://127.0.0.1:9/api/", ScribeProcess.freePort()), "serve")) {
            assertThat(process.exitCode()).isEqualTo(1);
            return process.complaints();
        }
    }

    private Console backup() {
        return Console.run("backup", copy.toString(), "--db", journal.toString());
    }

    private Console restore(String... more) {
        return Console.run(
                Stream.concat(Stream.of("restore", copy.toString(), "--db", journal.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String draft() {
        return Console.run("postmortem", "INC-1", "--db", journal.toString()).out();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /// Overwrites all pages but the first, as a failing disk may.
    private static void overwrite(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 4096; page < bytes.length(); page += 4096) {
                bytes.seek(page);
                bytes.write(new byte[200]);
            }
        }
    }
}

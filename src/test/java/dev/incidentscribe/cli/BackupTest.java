package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.sqlite.Backups;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// It may have fewer events than the backup all the same.
    @Test
    void aJournalThatWentAnotherWaySinceIsReplacedOnlyByForceToo() throws Exception {
        backup();
        open("the shop is slow");
        Path longer = folder.resolve("longer.db");
        Console.run("backup", longer.toString(), "--db", journal.toString());
        restore("--force");
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.requests()
                    .deliver(SlackRequests.typed("/incident open it burns", TestApp.AT_THE_KEYS, "trigger.later"));
        }

        Console refused = Console.run("restore", longer.toString(), "--db", journal.toString());

        assertThat(refused.err())
                .singleElement()
                .asString()
                .startsWith("scribe: the journal has events that the backup lacks (1); --force");
        assertThat(Console.run("incidents", "--db", journal.toString()).out()).contains("it burns");
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

    @Test
    void noEmptyJournalIsBegunWhereARestoreWasCutShort() throws Exception {
        backup();
        Files.move(journal, folder.resolve("scribe.db.replaced-2026-03-09T14-05-00Z"));
        Files.copy(copy, folder.resolve("scribe.db.restored"));

        List<String> said = serveInVain();
        Console console = restore();

        assertThat(said)
                .anyMatch(line -> line.contains("scribe.db.replaced-") && line.contains("./scribe restore FILE"));
        assertThat(console.code()).isZero();
        assertThat(draft()).isEqualTo(draft);
    }

    /// It would begin at INC-1 again, and its backups would drop those of the journal that was lost.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noEmptyJournalIsBegunInThePlaceOfOneThatWasBackedUp(boolean deleted) throws Exception {
        Path dated = folder.resolve("backups/scribe-2026-03-09T14-05-00Z.db");
        Console.run("backup", dated.toString(), "--db", journal.toString());
        Files.delete(journal);
        if (!deleted) {
            Files.createFile(journal);
        }

        List<String> said = serveInVain();
        Console console = Console.run("restore", dated.toString(), "--db", journal.toString());

        assertThat(said)
                .singleElement()
                .asString()
                .contains("is gone or empty", "./scribe restore " + dated, "move the backups elsewhere");
        assertThat(console.code()).isZero();
        assertThat(draft()).isEqualTo(draft);
    }

    @Test
    void theBackupsOfAnotherJournalInTheSameFolderAreNotItsOwn() throws Exception {
        Path dated = folder.resolve("backups/scribe-2026-03-09T14-05-00Z.db");
        Console.run("backup", dated.toString(), "--db", journal.toString());
        Path other = folder.resolve("scribe-2.db");

        Console console = Console.run("replay", EXAMPLE, "--db", other.toString());

        assertThat(console.code()).isZero();
        assertThat(new Backups(other, 1).newest()).isEmpty();
        assertThat(new Backups(journal, 1).newest()).contains(dated.toAbsolutePath());
    }

    @Test
    void whatWasRecordedSinceTheBackupIsPutBackFromTheDamagedJournal() throws Exception {
        backup();
        open("the shop is slow");
        spoilARoot("event_context_by_age");
        Path aside = setAside();
        byte[] damaged = Files.readAllBytes(aside);

        Console console = restore("--rest", aside.toString());

        assertThat(console.code()).isZero();
        assertThat(console.out())
                .contains("3 of them were recorded since the backup.")
                .doesNotContain("ends");
        assertThat(Console.run("incidents", "--db", journal.toString()).out()).contains("INC-2", "the shop is slow");
        assertThat(Console.run("verify", "--db", journal.toString()).code()).isZero();
        assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
        assertThat(names(folder)).noneMatch(name -> name.contains(".restored"));
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.requests()
                    .deliver(SlackRequests.typed("/incident note going on", TestApp.AT_THE_KEYS, "trigger.later"));
            assertThat(app.words(2)).containsExactly("the shop is slow", "half of it", "all of it", "going on");
            assertThat(app.journal().search(StandIn.TEAM, "half")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"occurred_at = 0", "body = x'00'", "body = x'00', salt = NULL", "salt = NULL", "body = NULL"})
    void theRestEndsBeforeTheFirstEventThatWasAltered(String how) throws Exception {
        backup();
        open("the shop is slow");
        alterTheLastEvent(how);
        spoilARoot("event_context_by_age");
        Path aside = setAside();

        Console console = restore("--rest", aside.toString());

        assertThat(console.out())
                .contains(
                        "2 of them were recorded since the backup. There it ends: what comes after event 28 was altered.");
        assertThat(Console.run("verify", "--db", journal.toString()).code()).isZero();
        assertThat(Console.run("incidents", "--db", journal.toString()).out()).contains("the shop is slow");
    }

    @Test
    void aJournalOfWhichNothingCanBeReadDoesNotKeepTheBackupFromBeingRestored() throws Exception {
        backup();
        open("the shop is slow");
        overwrite(journal);
        Path aside = setAside();

        Console console = restore("--rest", aside.toString());

        assertThat(console.out())
                .contains("0 of them were recorded since the backup. There it ends: nothing of it can be read.");
        assertThat(draft()).isEqualTo(draft);
    }

    private void alterTheLastEvent(String how) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER event_is_never_altered");
            statement.execute("UPDATE event SET %s WHERE sequence = (SELECT max(sequence) FROM event)".formatted(how));
        }
    }

    private void open(String title) throws Exception {
        try (TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open " + title);
            app.type("/incident note half of it");
            app.type("/incident note all of it");
        }
    }

    /// Where a server that is started in vain puts the damaged journal.
    private Path setAside() throws Exception {
        assertThat(serveInVain()).anyMatch(line -> line.contains("is damaged") && line.contains("--rest "));
        return folder.resolve(names(folder).stream()
                .filter(name -> name.matches("scribe\\.db\\.damaged-.*Z"))
                .findFirst()
                .orElseThrow());
    }

    /// Overwrites the first page of an index that no event stands in.
    private void spoilARoot(String index) throws Exception {
        long page;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT rootpage FROM sqlite_schema WHERE name = '" + index + "'")) {
            page = row.getLong(1);
        }
        try (var bytes = new RandomAccessFile(journal.toFile(), "rw")) {
            bytes.seek((page - 1) * 4096);
            bytes.write(new byte[200]);
        }
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

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed leaves the log of its journal behind. It belongs to that journal alone, and goes where that
/// one goes.
class LostLogTest {
    @TempDir
    private Path folder;

    private Path journal;
    private Path log;
    private Path copy;
    private StandIn standIn;

    /// A backup of one incident, and a journal that has another one in its log alone.
    @BeforeEach
    void killAServer() throws Exception {
        journal = folder.resolve("scribe.db");
        log = folder.resolve("scribe.db-wal");
        copy = folder.resolve("copy.db");
        Console.run("replay", "config/examples/guitarshoppro.txt", "--db", journal.toString());
        Console.run("backup", copy.toString(), "--db", journal.toString());
        standIn = StandIn.start(List.of(TestApp.MIA));
        int port = ScribeProcess.freePort();
        try (ScribeProcess server = serve(port).live(port);
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open the shop is slow");
            server.kill();
        }
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void itGoesAsideWithItsJournal() throws Exception {
        Console console = run("restore", copy.toString(), "--force", "--db", journal.toString());

        assertThat(console.code()).isZero();
        Path aside = folder.resolve(names().stream()
                .filter(name -> name.matches("scribe\\.db\\.replaced-.*Z"))
                .findFirst()
                .orElseThrow());
        assertThat(log).doesNotExist();
        assertThat(incidents(journal)).doesNotContain("the shop is slow");
        assertThat(incidents(aside)).contains("the shop is slow");
    }

    @Test
    void itDoesNotGetIntoAnotherJournalThatIsPutInThePlaceOfOneThatIsGone() throws Exception {
        byte[] left = Files.readAllBytes(log);
        Files.delete(journal);

        Console console = run("restore", copy.toString(), "--db", journal.toString());

        assertThat(console.code()).isZero();
        assertThat(run("verify", "--db", journal.toString()).out()).contains(": intact, 26 events");
        Path aside = folder.resolve(names().stream()
                .filter(name -> name.matches("scribe\\.db\\.replaced-.*Z-wal"))
                .findFirst()
                .orElseThrow());
        assertThat(console.out()).contains(aside.toString());
        assertThat(Files.readAllBytes(aside)).isEqualTo(left);
    }

    @Test
    void noEmptyJournalIsBegunBesideIt() throws Exception {
        byte[] left = Files.readAllBytes(log);
        Files.delete(journal);

        try (ScribeProcess server = serve(ScribeProcess.freePort())) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.complaints())
                    .singleElement()
                    .asString()
                    .contains("there is no journal " + journal, log.toString(), "./scribe restore FILE");
        }

        assertThat(journal).doesNotExist();
        assertThat(Files.readAllBytes(log)).isEqualTo(left);
    }

    @Test
    void whatStandsInTheLogOfABackupAloneIsRestoredToo() throws Exception {
        Path other = folder.resolve("other/scribe.db");
        int port = ScribeProcess.freePort();
        try (ScribeProcess _ = serve(port).live(port);
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident note it is the disk");

            Console console = run("restore", journal.toString(), "--db", other.toString());

            assertThat(console.code()).isZero();
        }
        assertThat(run("history", "INC-2", "--db", other.toString()).out()).contains("it is the disk");
        assertThat(run("verify", "--db", other.toString()).code()).isZero();
    }

    @Test
    void aRestoreThatFailsLeavesNothingBehindAndCanBeTriedAgain() throws Exception {
        Path nowhere = folder.resolve("nowhere.db");
        List<String> before = names();

        Console failed =
                run("restore", copy.toString(), "--force", "--rest", nowhere.toString(), "--db", journal.toString());
        List<String> after = names();
        Console again = run("restore", copy.toString(), "--force", "--db", journal.toString());

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).containsExactly("scribe: there is no journal at " + nowhere);
        assertThat(after).containsExactlyInAnyOrderElementsOf(before);
        assertThat(again.code()).isZero();
    }

    private ScribeProcess serve(int port) throws IOException {
        return ScribeProcess.run(folder, ScribeProcess.server(journal, standIn.apiUrl(), port), "serve");
    }

    private static String incidents(Path database) {
        return run("incidents", "--db", database.toString()).out();
    }

    private static Console run(String... arguments) {
        return Console.run(arguments);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("process"))
                    .toList();
        }
    }
}

package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.cli.SlackRequests.Answer;
import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.sqlite.SqliteArchive;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that takes nothing more: nobody is told that something was recorded, what is on record can be read, and
/// recording goes on by itself when there is space again.
class FullDiskTest {
    private static final String WORDS = "x".repeat(2500);
    private static final int MANY = 40;
    private static final int CHANNELS = 5;

    @TempDir
    private Path folder;

    @Test
    void aDiskThatIsFullCostsNothingThatWasAcknowledged() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, "size=4m");
                TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");
            var acknowledged = new ArrayList<String>(List.of("the shop is slow"));

            disk.fill();
            note(app, acknowledged, "full");
            Reply whileFull = app.type("/incident note one more " + WORDS);
            Reply read = app.type("/incident show");
            int readiness = app.requests().get("/health/ready").status();
            disk.empty();
            Reply afterwards = app.type("/incident note there is space");

            assertThat(whileFull.text()).startsWith("*Not recorded*");
            assertThat(read.text()).contains("the shop is slow");
            assertThat(readiness).isEqualTo(503);
            assertThat(afterwards.visible()).isTrue();
            acknowledged.add("there is space");
            assertThat(app.words(1)).containsExactlyElementsOf(acknowledged);
            assertThat(app.journal().verify(StandIn.TEAM, Optional.empty()).problem())
                    .isEmpty();
        }
    }

    @Test
    void aJournalOnADiskThatIsFullIsNotTakenForSomethingElse() throws Exception {
        String journal = folder.resolve("scribe.db").toString();
        try (SmallDisk disk = SmallDisk.mount(folder, "size=4m")) {
            Console.run("replay", "config/examples/guitarshoppro.txt", "--db", journal);
            disk.fill();

            Console full = Console.run("incidents", "--db", journal);
            disk.empty();

            assertThat(full.err()).singleElement().asString().contains("the disk is full or gives errors");
            assertThat(full.code()).isEqualTo(1);
            assertThat(Console.run("incidents", "--db", journal).out()).contains("INC-1");
        }
    }

    /// Slack sends an event again that was answered so.
    @Test
    void anEventThatCannotBeRecordedIsNotAcknowledged() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, "size=4m");
                TestApp app = TestApp.start(folder, Way.http)) {
            app.type("/incident open the shop is slow");
            Map<String, Object> mention = SlackEvents.mentioned(
                    "Ev1",
                    TestApp.MIA.id(),
                    "1773065100.000100",
                    "1773065100.000100",
                    "<@" + StandIn.BOT + "> note it is the disk " + WORDS);

            disk.fill();
            note(app, new ArrayList<>(), "full");
            Answer whileFull = app.deliver(mention);
            disk.empty();
            Answer again = app.deliver(mention);

            assertThat(whileFull.status()).isEqualTo(500);
            assertThat(again.status()).isEqualTo(200);
            assertThat(app.words(1)).last().asString().startsWith("it is the disk");
        }
    }

    /// So many long notes in one transaction do not fit into memory, and the disk refuses them before the commit.
    @Test
    void aTransactionThatDoesNotEvenReachItsCommitCostsNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, "size=6m");
                TestApp app = TestApp.start(folder, Way.http);
                ExecutorService people = Executors.newFixedThreadPool(MANY)) {
            for (int channel = 1; channel <= CHANNELS; channel++) {
                app.requests().type(in(channel), "/incident open the shop is slow");
            }
            disk.fill();

            var typing = new ArrayList<Future<Reply>>();
            for (int i = 0; i < MANY; i++) {
                Person who = in(1 + i % CHANNELS);
                String words = i + " " + "y".repeat(35_000);
                typing.add(people.submit(() -> app.requests().type(who, "/incident note " + words)));
            }
            for (Future<Reply> each : typing) {
                assertThat(each.get().text()).startsWith("*Not recorded*");
            }
            disk.empty();

            for (int channel = 1; channel <= CHANNELS; channel++) {
                assertThat(app.requests()
                                .type(in(channel), "/incident note there is space")
                                .visible())
                        .isTrue();
                assertThat(app.words(channel)).containsExactly("the shop is slow", "there is space");
            }
            assertThat(app.journal().verify(StandIn.TEAM, Optional.empty()).problem())
                    .isEmpty();
        }
    }

    private static Person in(int channel) {
        return new Person(TestApp.MIA.id(), TestApp.MIA.handle(), "C0CHANNEL" + channel);
    }

    @Test
    void aServerThatMayWriteNoMoreCostsNothingThatWasAcknowledged() throws Exception {
        int port = ScribeProcess.freePort();
        Path journal = folder.resolve("scribe.db");
        var acknowledged = new ArrayList<String>();
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                ScribeProcess server = ScribeProcess.run(
                                folder, ScribeProcess.server(journal, standIn.apiUrl(), port), "serve")
                        .live(port);
                var requests = new SlackRequests(port, InstantSource.system())) {
            requests.type(TestApp.AT_THE_KEYS, "/incident open the shop is slow");

            limit(server, Long.toString(Files.size(folder.resolve("scribe.db-wal"))));
            for (int i = 0; i < MANY; i++) {
                String words = i + " " + WORDS;
                if (requests.type(TestApp.AT_THE_KEYS, "/incident note " + words)
                        .visible()) {
                    acknowledged.add(words);
                }
            }
            int whileLimited = acknowledged.size();
            int readiness = requests.get("/health/ready").status();
            limit(server, "unlimited");
            Reply afterwards = requests.type(TestApp.AT_THE_KEYS, "/incident note there is space");

            assertThat(whileLimited).isLessThan(MANY);
            assertThat(readiness).isEqualTo(503);
            assertThat(afterwards.visible()).isTrue();
            acknowledged.add("there is space");
        }
        try (SqliteArchive archive = SqliteArchive.open(journal).orElseThrow()) {
            assertThat(archive.incident(StandIn.TEAM, 1).orElseThrow().entries())
                    .extracting(Entry::text)
                    .containsExactlyElementsOf(with("the shop is slow", acknowledged));
        }
    }

    @Test
    void sqliteIsUnpackedBesideTheJournalWhereTheTemporaryFolderHoldsNoPrograms() throws Exception {
        Path barred = Files.createDirectory(folder.resolve("barred"));
        try (SmallDisk disk = SmallDisk.mount(barred, "size=8m,noexec")) {

            Console console = incidents(barred);

            assertThat(disk).isNotNull();
            assertThat(console.out()).contains("INC-1");
            assertThat(console.code()).isZero();
        }
    }

    @Test
    void sqliteIsUnpackedBesideTheJournalWhereThereIsNoTemporaryFolder() throws Exception {
        Console console = incidents(folder.resolve("missing"));

        assertThat(console.out()).contains("INC-1");
        assertThat(console.code()).isZero();
    }

    private Console incidents(Path temporary) throws Exception {
        Path journal = Files.createDirectory(folder.resolve("data")).resolve("scribe.db");
        Console.run("replay", "config/examples/guitarshoppro.txt", "--db", journal.toString());
        var environment = new HashMap<>(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary));
        try (ScribeProcess process = ScribeProcess.run(folder, environment, "incidents", "--db", journal.toString())) {
            int code = process.exitCode();
            return new Console(code, process.printed(), process.complaints());
        }
    }

    private static void note(TestApp app, List<String> acknowledged, String what) throws Exception {
        for (int i = 0; i < MANY; i++) {
            String words = what + i + " " + WORDS;
            if (app.type("/incident note " + words).visible()) {
                acknowledged.add(words);
            }
        }
    }

    /// How large a file it may write; beyond that the system refuses, as a full disk does.
    private static void limit(ScribeProcess server, String bytes) throws Exception {
        boolean limited =
                SmallDisk.run("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":unlimited");
        assumeTrue(limited, "skipped: there is no prlimit here");
    }

    private static List<String> with(String first, List<String> rest) {
        var all = new ArrayList<String>(List.of(first));
        all.addAll(rest);
        return all;
    }
}

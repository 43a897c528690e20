package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.practice.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal that a symbolic link leads to is the same as without the link.
class LinkedJournalTest {
    @TempDir
    private Path folder;

    private Path journal;
    private Path link;

    @BeforeEach
    void link() throws Exception {
        journal = Files.createDirectories(folder.resolve("disk")).resolve("scribe.db");
        link = Files.createDirectories(folder.resolve("data")).resolve("scribe.db");
        Console.run("replay", "config/examples/guitarshoppro.txt", "--db", journal.toString());
        Files.createSymbolicLink(link, Path.of("../disk/scribe.db"));
    }

    @Test
    void aServerWritesItAndNobodyElseByAnyOfItsNames() throws Exception {
        int port = ScribeProcess.freePort();
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                ScribeProcess _ = ScribeProcess.run(folder, ScribeProcess.server(link, standIn.apiUrl(), port), "serve")
                        .live(port);
                var requests = new SlackRequests(port, InstantSource.system())) {

            assertThat(requests.type(TestApp.AT_THE_KEYS, "/incident open it is down")
                            .visible())
                    .isTrue();
            for (Path name : List.of(journal, link)) {
                assertThat(Console.run("rebuild", "--db", name.toString()).err())
                        .singleElement()
                        .asString()
                        .endsWith("another process is writing it");
            }
        }
        assertThat(Console.run("incidents", "--db", journal.toString()).out()).contains("it is down");
    }

    @Test
    void aBackupTakesThePlaceOfTheFileAndTheLinkStays() throws Exception {
        String copy = folder.resolve("copy.db").toString();
        Console.run("backup", copy, "--db", link.toString());

        Console restored = Console.run("restore", copy, "--db", link.toString());

        assertThat(restored.out()).contains(journal.toRealPath() + " holds 26 events again.");
        assertThat(link).isSymbolicLink();
        assertThat(journal).isRegularFile();
    }

    @Test
    void whereItLeadsNowhereNoJournalIsBegun() throws Exception {
        Files.delete(journal);
        try (ScribeProcess server = ScribeProcess.run(
                folder, ScribeProcess.server(link, "http://127.0.0.1:9/api/", ScribeProcess.freePort()), "serve")) {

            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.complaints())
                    .containsExactly("scribe: the journal %s is a link that leads nowhere".formatted(link));
        }
        assertThat(journal).doesNotExist();
    }
}

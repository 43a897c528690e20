package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The journal's files are taken from under a server that runs. The system reports no error then, and still nobody is
/// told that something was recorded.
class LostFileTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scribe.db", "scribe.db-wal", "scribe.db-shm", "scribe.db.lock"})
    void nothingIsAcknowledgedOnceAFileIsDeleted(String name) throws Exception {
        Files.delete(folder.resolve(name));

        Reply reply = app.type("/incident note half of it is down");

        assertThat(reply.text()).startsWith("*Not recorded*").contains("```note half of it is down```");
        assertThat(readiness()).isEqualTo(503);
    }

    @Test
    void nothingIsAcknowledgedOnceTheJournalIsReplaced() throws Exception {
        Files.copy(folder.resolve("scribe.db"), folder.resolve("copy.db"));
        Files.delete(folder.resolve("scribe.db"));
        Files.move(folder.resolve("copy.db"), folder.resolve("scribe.db"));

        Reply reply = app.type("/incident note half of it is down");

        assertThat(reply.text()).startsWith("*Not recorded*");
        assertThat(readiness()).isEqualTo(503);
    }

    @Test
    void nothingIsAcknowledgedWhileTheJournalIsReadOnly() throws Exception {
        mode("r--------");
        Reply before = app.type("/incident note half of it is down");
        int readiness = readiness();

        mode("rw-------");
        Reply after = app.type("/incident note all of it is down");

        assertThat(before.text()).startsWith("*Not recorded*");
        assertThat(readiness).isEqualTo(503);
        assertThat(after.visible()).isTrue();
        assertThat(readiness()).isEqualTo(200);
        assertThat(app.words(1)).containsExactly("the shop is slow", "all of it is down");
    }

    @Test
    void aJournalThatIsPutBackTakesWritesAgainAndHasNothingThatWasNotAcknowledged() throws Exception {
        Files.move(folder.resolve("scribe.db"), folder.resolve("aside.db"));
        app.type("/incident note half of it is down");
        Files.move(folder.resolve("aside.db"), folder.resolve("scribe.db"));

        Reply reply = app.type("/incident note all of it is down");

        assertThat(reply.visible()).isTrue();
        assertThat(app.words(1)).containsExactly("the shop is slow", "all of it is down");
    }

    @Test
    void whatIsOnRecordCanStillBeReadInAChannelThatIsNew() throws Exception {
        Files.delete(folder.resolve("scribe.db"));

        Reply reply = app.requests()
                .type(
                        new SlackRequests.Person(TestApp.BEN.id(), TestApp.BEN.handle(), "C0ELSEWHERE"),
                        "/incident timeline INC-1");

        assertThat(reply.text()).contains("the shop is slow");
    }

    @Test
    void whatIsOnRecordCanStillBeRead() throws Exception {
        Files.delete(folder.resolve("scribe.db"));

        Reply reply = app.type("/incident timeline");

        assertThat(reply.text()).contains("the shop is slow");
    }

    private int readiness() throws Exception {
        return app.requests().get("/health/ready").status();
    }

    private void mode(String permissions) throws Exception {
        Files.setPosixFilePermissions(folder.resolve("scribe.db"), PosixFilePermissions.fromString(permissions));
    }
}

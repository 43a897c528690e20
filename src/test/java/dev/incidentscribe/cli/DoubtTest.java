package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody reads that something is not on record when it is, or may be: who types it again has it there twice.
class DoubtTest {
    @TempDir
    private Path folder;

    @AutoClose
    private TestApp app;

    @AutoClose
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void open() throws Exception {
        app = TestApp.start(folder, Way.http);
        app.type("/incident open the shop is slow");
        app.settle();
    }

    @Test
    void whatIsRecordedButNotCommittedInTimeIsInDoubt() throws Exception {
        var begun = new CountDownLatch(1);
        var together = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var _ = threads.submit(() -> occupy("first", begun, together));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        Future<Reply> reply = threads.submit(() -> app.type("/incident note it is slow ```here```"));
        awaitQueued(1);
        var _ = threads.submit(() -> occupy("behind it", new CountDownLatch(1), answered));
        awaitQueued(2);
        together.countDown();

        String text = reply.get().text();
        answered.countDown();

        assertThat(text)
                .isEqualTo(
                        "*It may be on record*: the disk has not said yet whether it took it. Look at `/incident timeline` before you type it again:\n```note it is slow '''here'''```");
        app.type("/incident note next");
        assertThat(app.words(1)).containsExactly("the shop is slow", "it is slow ```here```", "next");
    }

    @Test
    void aNameThatCannotBeReadMakesNothingUnrecorded() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("scribe.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("INSERT OR REPLACE INTO person (workspace, id, name, zone, learned_at) VALUES ('"
                    + StandIn.TEAM + "', 'UBROKEN', 'Broken', 'no zone', 0)");
        }

        String text = app.type("/incident note <@UBROKEN|broken> is asked").text();

        assertThat(text).contains("INC-1 *#2*").doesNotContain("ot recorded");
        assertThat(app.told(1)).hasSize(1);
    }

    /// Holds the writer, which is said, until then.
    private Receipt occupy(String key, CountDownLatch begun, CountDownLatch until) {
        var delivery =
                new Delivery(key, "T2", "C2", new Person("U2", "Ada"), TestApp.NOW, Source.SLASH, Optional.empty());
        return app.journal().append(delivery, _ -> {
            begun.countDown();
            try {
                until.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Outcome.Decline(Reply.toPerson("no"));
        });
    }

    private void awaitQueued(int many) throws Exception {
        Eventually.holds("%d wait".formatted(many), () -> app.journal().vitals().queued() == many);
    }
}

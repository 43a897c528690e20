package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.journal.JournalUnavailable;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.practice.PracticeClock;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.slack.client.Credentials;
import dev.incidentscribe.web.Health;
import dev.incidentscribe.web.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that does not come off says why and leaves nothing behind; one that does listens last.
class ServerStartTest {
    @TempDir
    private Path folder;

    @AutoClose
    private final StandIn standIn = StandIn.start(List.of(TestApp.MIA));

    private final PracticeClock clock = new PracticeClock(TestApp.NOW);

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:%d", taken.getLocalPort())
                    .cause()
                    .hasMessageContaining("Address already in use");
        }
        itStartsNow();
    }

    @Test
    void aJournalThatIsInUseEndsTheServerToo() throws Exception {
        int port = ScribeProcess.freePort();
        try (Application first = start(0)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> start(port)).isInstanceOf(JournalUnavailable.class);
        }
        assertThat(isListening(port)).isFalse();
        itStartsNow();
    }

    @Test
    void whoComesBeforeThereIsSomethingToServeWaitsForIt() throws Exception {
        int port = ScribeProcess.freePort();
        var service = new HttpServer.Service(
                Optional.empty(), () -> new Health(true, Optional.empty()), () -> "nothing measured\n");
        try (HttpServer server = HttpServer.prepare();
                var requests = new SlackRequests(port, clock)) {
            assertThat(isListening(port)).isFalse();
            server.listen(HttpServer.Address.local(port));
            Eventually.holds("it listens", () -> isListening(port));

            Future<SlackRequests.Answer> early = CompletableFuture.supplyAsync(() -> get(requests, "/metrics"));
            SlackRequests.Answer live = requests.get("/health/live");

            assertThat(live.status()).isEqualTo(200);
            assertThat(early.isDone()).isFalse();
            assertThat(server.serve(service)).isEqualTo(port);
            assertThat(early.get().body()).isEqualTo("nothing measured\n");
        }
        assertThat(isListening(port)).isFalse();
    }

    private static SlackRequests.Answer get(SlackRequests requests, String path) {
        try {
            return requests.get(path);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void itStartsNow() {
        try (Application again = start(0)) {
            assertThat(isListening(again.port())).isTrue();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("http", "journal-writer", "postman", "timekeeper");
    }

    private Application start(int port) {
        Credentials credentials = TestApp.credentials(Way.http, standIn.apiUrl());
        return Application.start(
                        HttpServer.prepare(),
                        new Setup(
                                HttpServer.Address.local(port),
                                folder.resolve("scribe.db"),
                                credentials,
                                TestApp.RULES,
                                Documents.shipped(),
                                TestApp.REDACTOR),
                        clock)
                .begin();
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }
}

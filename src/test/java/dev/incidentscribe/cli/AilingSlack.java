package dev.incidentscribe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A Web API that does not do what it should, until it is mended.
final class AilingSlack implements AutoCloseable {
    /// What is wrong with it.
    enum Ailment {
        /// It answers 500 to everything.
        broken,
        /// It answers 429 to everything, and asks to come back later.
        busy,
        /// It answers everything with `ok: false`.
        unwilling,
        /// A proxy before it answers with a page for people.
        webpage,
        /// It answers everything with `ok: true`, and with nothing else.
        empty,
        /// It takes every request and answers none.
        silent,
        /// It does everything but take files.
        fileless
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Ailment ailment;
    private final StandIn healthy;
    private volatile boolean mended;
    private volatile Optional<Integer> line = Optional.empty();

    /// @param healthy who answers what is not ailing
    AilingSlack(Ailment ailment, StandIn healthy) {
        this.ailment = ailment;
        this.healthy = healthy;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/api/", this::answer);
        server.start();
    }

    String apiUrl() {
        return "http://127.0.0.1:%d/api/".formatted(server.getAddress().getPort());
    }

    /// How many requests it did not serve.
    int refusals() {
        return refusals.get();
    }

    /// Leads Socket Mode over that port.
    void leadOver(int port) {
        line = Optional.of(port);
    }

    /// From now on it ails again.
    void relapse(Ailment again) {
        ailment = again;
        mended = false;
    }

    /// From now on it does what it should.
    void mend() {
        mended = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (mended || (ailment == Ailment.fileless && !method(exchange).startsWith("files."))) {
                pass(exchange, body);
                return;
            }
            refusals.incrementAndGet();
            switch (ailment) {
                case broken -> send(exchange, 500, "down".getBytes(UTF_8));
                case busy -> {
                    exchange.getResponseHeaders().add("Retry-After", "30");
                    send(exchange, 429, "{\"ok\": false, \"error\": \"ratelimited\"}".getBytes(UTF_8));
                }
                case unwilling, fileless ->
                    send(exchange, 200, "{\"ok\": false, \"error\": \"fatal_error\"}".getBytes(UTF_8));
                case webpage -> send(exchange, 200, "<html>be right back</html>".getBytes(UTF_8));
                case empty -> send(exchange, 200, "{\"ok\": true}".getBytes(UTF_8));
                case silent -> closed.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(healthy.apiUrl() + method(exchange)))
                .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        String led = line.map(port -> answer.replaceFirst("ws://127.0.0.1:\\d+", "ws://127.0.0.1:" + port))
                .orElse(answer);
        send(exchange, 200, led.getBytes(UTF_8));
    }

    private static String method(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().substring("/api/".length());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
        client.shutdownNow();
    }
}

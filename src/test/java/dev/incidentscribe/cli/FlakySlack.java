package dev.incidentscribe.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A Web API in front of the stand-in's, where each request meets a fate of its own.
final class FlakySlack implements AutoCloseable {
    /// What becomes of a request.
    enum Fate {
        /// It is done.
        DONE,
        /// It is done, and the connection breaks before the answer.
        DONE_UNSAID,
        /// It is one too many: come back in three seconds.
        TOO_MANY,
        /// The app may not, for want of the scope that it takes.
        NO_SCOPE,
        /// The app is no member of the channel.
        NOT_IN_CHANNEL,
        /// There is no such channel, or none that the app may know of.
        CHANNEL_NOT_FOUND,
        /// The channel is archived.
        IS_ARCHIVED,
        /// An administrator has forbidden it.
        RESTRICTED_ACTION,
        /// It is more than Slack ever takes.
        TOO_LONG,
        /// It is done, and the answer says no more than that.
        DONE_WORDLESSLY,
        /// It is done, and the answer leaves out what is on messages.
        DONE_WITHOUT_REACTIONS,
        /// The workspace has no canvases.
        NO_CANVASES,
        /// Something went wrong on Slack's side, and nothing is done.
        INTERNAL_ERROR,
        /// Slack is down.
        BROKEN,
        /// The connection breaks before anything is done.
        CUT,
        /// No answer ever comes, and nothing is done.
        SILENT
    }

    /// A request.
    ///
    /// @param number counts the requests of that method, from 1
    /// @param nanos when it came
    record Request(String method, int number, String body, long nanos) {
        /// Whether it says that of a parameter.
        boolean says(String parameter, String value) {
            return parameter(parameter).filter(value::equals).isPresent();
        }

        /// What it says of a parameter.
        Optional<String> parameter(String name) {
            return Stream.of(body.split("&"))
                    .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
                    .filter(it -> it.startsWith(name + "="))
                    .map(it -> it.substring(name.length() + 1))
                    .findFirst();
        }
    }

    private final JsonMapper mapper = new JsonMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final StandIn standIn;
    private final Function<Request, Fate> fates;

    FlakySlack(StandIn standIn, Function<Request, Fate> fates) {
        this.standIn = standIn;
        this.fates = fates;
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

    /// The requests for that method, in the order in which they came.
    List<Request> requests(String method) {
        return requests.stream().filter(it -> it.method().equals(method)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Request request = keep(exchange, new String(body, StandardCharsets.UTF_8));
            switch (fates.apply(request)) {
                case DONE -> send(exchange, 200, pass(exchange, request.method(), body));
                case DONE_UNSAID -> pass(exchange, request.method(), body);
                case TOO_MANY -> {
                    exchange.getResponseHeaders().add("Retry-After", "3");
                    send(exchange, 429, new byte[0]);
                }
                case NO_SCOPE ->
                    refuse(exchange, "\"missing_scope\", \"needed\": \"%s\"".formatted(scope(request.method())));
                case NOT_IN_CHANNEL -> refuse(exchange, "\"not_in_channel\"");
                case CHANNEL_NOT_FOUND -> refuse(exchange, "\"channel_not_found\"");
                case IS_ARCHIVED -> refuse(exchange, "\"is_archived\"");
                case RESTRICTED_ACTION -> refuse(exchange, "\"restricted_action\"");
                case TOO_LONG -> refuse(exchange, "\"msg_too_long\"");
                case DONE_WORDLESSLY -> {
                    pass(exchange, request.method(), body);
                    send(exchange, 200, "{\"ok\": true}".getBytes(StandardCharsets.UTF_8));
                }
                case DONE_WITHOUT_REACTIONS ->
                    send(exchange, 200, withoutReactions(pass(exchange, request.method(), body)));
                case NO_CANVASES -> refuse(exchange, "\"team_tier_cannot_create_channel_canvases\"");
                case INTERNAL_ERROR -> refuse(exchange, "\"internal_error\"");
                case BROKEN -> send(exchange, 500, "down".getBytes(StandardCharsets.UTF_8));
                case CUT -> {}
                case SILENT -> closed.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Request keep(HttpExchange exchange, String body) {
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        var request = new Request(method, requests(method).size() + 1, body, System.nanoTime());
        requests.add(request);
        return request;
    }

    private byte[] pass(HttpExchange exchange, String method, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(standIn.apiUrl() + method))
                .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    private byte[] withoutReactions(byte[] answer) {
        JsonNode tree = mapper.readTree(answer);
        tree.path("messages").valueStream().forEach(message -> ((ObjectNode) message).remove("reactions"));
        return mapper.writeValueAsBytes(tree);
    }

    /// The scope that Slack wants for a method.
    static String scope(String method) {
        return switch (method) {
            case "pins.add", "pins.remove" -> "pins:write";
            case "bookmarks.add", "bookmarks.edit" -> "bookmarks:write";
            case "canvases.create", "canvases.edit" -> "canvases:write";
            case "conversations.setTopic", "conversations.create" -> "channels:manage";
            case "conversations.info" -> "channels:read";
            case "files.getUploadURLExternal", "files.completeUploadExternal" -> "files:write";
            default -> "chat:write";
        };
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        send(exchange, 200, "{\"ok\": false, \"error\": %s}".formatted(error).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
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

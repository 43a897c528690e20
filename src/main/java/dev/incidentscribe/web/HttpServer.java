package dev.incidentscribe.web;

import dev.incidentscribe.slack.gate.Gateway;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server. TLS is the proxy's, in front of it.
public final class HttpServer implements AutoCloseable {
    private static final long LARGEST_BODY = 1_000_000;
    private static final long DRAIN_MILLIS = 4_000;
    private static final int THREADS = 64;
    private static final int LEAST_THREADS = 8;
    private static final Duration THREAD_IDLE = Duration.ofMinutes(1);
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int LARGEST_HEADER = 16 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Starts to listen.
    ///
    /// @param port 0 for any free one
    /// @param gateway where Slack's requests go; empty where only Socket Mode is used
    /// @param metrics what `/metrics` shows
    public static HttpServer start(
            String host, int port, Optional<Gateway> gateway, Supplier<Health> health, Supplier<String> metrics) {
        Javalin javalin = Javalin.create(config -> {
            configure(config, gateway, health, metrics);
            config.jetty.addConnector((server, http) -> connector(server, http, host, port));
        });
        try {
            return new HttpServer(javalin.start());
        } catch (JavalinException e) {
            throw new UncheckedIOException(
                    "cannot listen on %s:%d".formatted(host, port),
                    new IOException(rootOf(e).getMessage(), e));
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    /// The port it listens on.
    public int port() {
        return javalin.port();
    }

    private static void configure(
            JavalinConfig config, Optional<Gateway> gateway, Supplier<Health> health, Supplier<String> metrics) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.compressionStrategy = CompressionStrategy.NONE; // answers are a few lines
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(server -> server.setStopTimeout(DRAIN_MILLIS));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(LARGEST_HEADER);
        });
        config.routes.get(
                "/health/live",
                context -> context.contentType("application/json").result("{\"status\":\"live\"}\n"));
        config.routes.get("/health/ready", context -> answer(context, health.get()));
        config.routes.get(
                "/metrics", context -> context.contentType(Metrics.CONTENT_TYPE).result(metrics.get()));
        gateway.ifPresent(it -> config.routes.post("/slack/events", context -> answer(context, it)));
        config.routes.error(404, context -> context.contentType("text/plain").result("There is nothing here.\n"));
    }

    /// With the platform's queue, which a connection has at most a few jobs in; to set up its own, Jetty asks the
    /// virtual
    /// machine's management how memory is laid out, which takes a tenth of the start.
    private static QueuedThreadPool threads() {
        return new QueuedThreadPool(THREADS, LEAST_THREADS, (int) THREAD_IDLE.toMillis(), new LinkedBlockingQueue<>());
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(new SlowClients(connector.getScheduler(), PATIENCE));
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        return connector;
    }

    private static void answer(Context context, Health health) {
        context.status(health.isReady() ? 200 : 503)
                .contentType("application/json")
                .result(health.json());
    }

    private static void answer(Context context, Gateway gateway) {
        if (context.contentLength() > LARGEST_BODY) {
            throw new ContentTooLargeResponse(); // before any of it is read
        }
        Gateway.Answer answer = gateway.answer(headers(context), context.bodyAsBytes());
        context.status(answer.status()).contentType(answer.contentType()).result(answer.body());
    }

    /// A header that comes twice is one with both values, so that nobody takes the one for the other.
    private static Map<String, String> headers(Context context) {
        var headers = new HashMap<String, String>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(", ", Collections.list(context.req().getHeaders(name))));
        }
        return headers;
    }

    /// Takes nothing more, and finishes what was begun.
    @Override
    public void close() {
        javalin.stop();
    }
}

package dev.incidentscribe.web;

import dev.incidentscribe.slack.gate.Gateway;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server. TLS is the proxy's, in front of it.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long LARGEST_BODY = 1_000_000;
    private static final long DRAIN_MILLIS = 4_000;
    private static final int THREADS = 64;
    private static final int LEAST_THREADS = 8;
    private static final Duration THREAD_IDLE = Duration.ofMinutes(1);
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int LARGEST_HEADER = 16 * 1024;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Where it listens.
    ///
    /// @param port 0 for any free one
    public record Address(String host, int port) {
        /// For this machine alone.
        public static Address local(int port) {
            return new Address("127.0.0.1", port);
        }
    }

    /// What it answers.
    ///
    /// @param gateway where Slack's requests go; empty where only Socket Mode is used
    /// @param metrics what `/metrics` shows
    public record Service(Optional<Gateway> gateway, Supplier<Health> health, Supplier<String> metrics) {}

    /// Done when it is time to listen; cancelled if there will be nothing to serve.
    private final CompletableFuture<Address> place = new CompletableFuture<>();
    /// What came in before there was a service waits for it.
    private final CompletableFuture<Service> service = new CompletableFuture<>();

    private final FutureTask<Javalin> started = new FutureTask<>(this::start);

    private HttpServer() {}

    /// Begins to get ready, on a thread of its own and beside whatever else is started. It listens only when it is told
    /// to [#listen].
    public static HttpServer prepare() {
        var server = new HttpServer();
        Thread.ofPlatform().daemon().name("http").start(server.started);
        return server;
    }

    /// Listens as soon as it is ready, and returns at once. Whoever comes waits until it is known what to [#serve].
    public void listen(Address address) {
        place.complete(address);
    }

    /// Serves this, and returns when it listens, for which it must have been told where.
    ///
    /// @return the port
    /// @throws UncheckedIOException if it cannot listen there
    public int serve(Service what) {
        service.complete(what);
        Address address = place.join();
        try {
            return started.get().port();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    "cannot listen on %s:%d".formatted(address.host(), address.port()),
                    rootOf(e) instanceof IOException io ? io : new IOException(rootOf(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting to listen", e);
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private Javalin start() {
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            config.jetty.addConnector(this::connector);
        });
        try {
            return javalin.start();
        } catch (RuntimeException e) {
            javalin.stop();
            throw e;
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.compressionStrategy = CompressionStrategy.NONE; // answers are a few lines
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(DRAIN_MILLIS);
            server.setOpenEarly(false);
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(LARGEST_HEADER);
        });
        config.routes.get(
                "/health/live",
                context -> context.contentType("application/json").result("{\"status\":\"live\"}\n"));
        config.routes.get(
                "/health/ready",
                context -> answer(context, service.join().health().get()));
        config.routes.get(
                "/metrics",
                context -> context.contentType(Metrics.CONTENT_TYPE)
                        .result(service.join().metrics().get()));
        config.routes.post(
                "/slack/events",
                context -> answer(context, service.join().gateway().orElseThrow(NotFoundResponse::new)));
        config.routes.error(404, context -> context.contentType("text/plain").result("There is nothing here.\n"));
    }

    /// With the platform's queue, which a connection has at most a few jobs in. To set up its own, Jetty asks the
    /// management of the virtual machine how memory is laid out, which takes a tenth of the start.
    private static QueuedThreadPool threads() {
        return new QueuedThreadPool(THREADS, LEAST_THREADS, (int) THREAD_IDLE.toMillis(), new LinkedBlockingQueue<>());
    }

    /// The last thing that the server starts, and it waits for the time to listen.
    private ServerConnector connector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http)) {
            @Override
            protected void doStart() throws Exception {
                Optional<Address> address = address();
                if (address.isPresent()) {
                    setHost(address.get().host());
                    setPort(address.get().port());
                    super.doStart();
                }
            }
        };
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(new SlowClients(connector.getScheduler(), PATIENCE));
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        return connector;
    }

    /// Waits until it is time to listen; empty if that never comes.
    private Optional<Address> address() {
        try {
            return Optional.of(place.join());
        } catch (CancellationException _) {
            return Optional.empty();
        }
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
        place.cancel(false);
        service.cancel(false);
        boolean interrupted = Thread.interrupted();
        try {
            started.get().stop();
        } catch (ExecutionException e) {
            LOG.debug("it never listened", e);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

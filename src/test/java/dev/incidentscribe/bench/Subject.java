package dev.incidentscribe.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own: the scribe as its launcher starts it, or the baseline with the same options.
final class Subject implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(2);
    /// A twentieth of one processor.
    private static final Duration IDLE = LOOK.dividedBy(20);

    private final Process process;
    private final int port;
    private final Path log;
    private final long startedAt;

    private Subject(Process process, int port, Path log, long startedAt) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.startedAt = startedAt;
    }

    /// The scribe over HTTP, on this journal.
    static Subject scribe(Checkout checkout, Path folder, Path journal, String apiUrl) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("SLACK_SIGNING_SECRET", SlackTraffic.SECRET);
        return scribe(checkout, folder, journal, apiUrl, environment);
    }

    /// The scribe over Socket Mode, on this journal.
    static Subject scribeOverSocket(Checkout checkout, Path folder, Path journal, String apiUrl) throws IOException {
        return scribe(checkout, folder, journal, apiUrl, new HashMap<>(Map.of("SLACK_APP_TOKEN", "xapp-bench")));
    }

    private static Subject scribe(
            Checkout checkout, Path folder, Path journal, String apiUrl, Map<String, String> environment)
            throws IOException {
        int port = freePort();
        environment.put("SLACK_BOT_TOKEN", "xoxb-bench");
        environment.put("SLACK_API_URL", apiUrl);
        environment.put("SCRIBE_DB", journal.toString());
        environment.put("SCRIBE_PORT", Integer.toString(port));
        environment.put("SCRIBE_LOG_LEVEL", "WARN");
        return start(folder, environment, port, List.of(checkout.launcher().toString(), "serve"));
    }

    /// The baseline over HTTP, with the options of the launcher.
    static Subject bare(Checkout checkout, BareJar jar, Path folder, String apiUrl) throws IOException {
        return overHttp(checkout, jar, folder, apiUrl, List.of());
    }

    /// The same, but that it commits such rows into a file of its own before it acknowledges. The file is made here,
    /// since the baseline's jar has no migrations.
    static Subject committing(RawRows.What what, Checkout checkout, BareJar jar, Path folder, String apiUrl)
            throws IOException, SQLException {
        String name = what.name().toLowerCase(Locale.ROOT);
        Path file = folder.resolve("committing-" + name + ".db");
        RawRows.create(what, file);
        return overHttp(checkout, jar, folder, apiUrl, List.of(name, file.toString()));
    }

    /// The baseline over Socket Mode.
    static Subject bareOverSocket(Checkout checkout, BareJar jar, Path folder, String apiUrl) throws IOException {
        return bare(checkout, jar, folder, apiUrl, 0, List.of("socket"));
    }

    private static Subject overHttp(
            Checkout checkout, BareJar jar, Path folder, String apiUrl, List<String> furtherArguments)
            throws IOException {
        int port = freePort();
        var arguments = new ArrayList<>(List.of("http", Integer.toString(port)));
        arguments.addAll(furtherArguments);
        return bare(checkout, jar, folder, apiUrl, port, arguments);
    }

    private static Subject bare(
            Checkout checkout, BareJar jar, Path folder, String apiUrl, int port, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(checkout.java().toString()));
        command.addAll(checkout.options());
        command.add("-XX:AOTCache=" + jar.cache());
        command.addAll(List.of("-cp", jar.classPath(), BareBolt.class.getName()));
        command.addAll(arguments);
        return start(folder, Map.of("SLACK_API_URL", apiUrl), port, command);
    }

    static Subject start(Path folder, Map<String, String> environment, int port, List<String> command)
            throws IOException {
        Path log = Files.createTempFile(folder, "subject", ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long before = System.nanoTime();
        return new Subject(builder.start(), port, log, before);
    }

    int port() {
        return port;
    }

    /// Sends this as soon as somebody listens.
    ///
    /// @return from the start of the process to the answer
    Duration firstAnswer(byte[] request) throws Exception {
        while (true) {
            try (var connection = new Connection(port)) {
                connection.exchange(request);
                return Duration.ofNanos(System.nanoTime() - startedAt);
            } catch (ConnectException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("it ended: " + Files.readString(log), e);
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    /// What the process holds in memory, in mebibytes; not a number where `/proc` is not there to tell.
    double residentMebibytes() throws IOException {
        Path status = Path.of("/proc/%d/status".formatted(process.pid()));
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Waits until it has nothing to do of its own accord: after a start it looks through a large journal and makes a
    /// backup. Returns at once where the system does not tell how much processor time it took.
    void awaitIdle() throws InterruptedException {
        Duration before = Duration.ZERO;
        for (Duration now = processorTime(); now.minus(before).compareTo(IDLE) > 0; now = processorTime()) {
            before = now;
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Asks it to stop, and waits so long for its end.
    void stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        try {
            stop(Duration.ofSeconds(15));
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

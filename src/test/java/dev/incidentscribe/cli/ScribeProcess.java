package dev.incidentscribe.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `scribe` in a process of its own, which can be killed.
final class ScribeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Installation INSTALLATION = Installation.ofThisBuild();

    private final Process process;
    private final Path out;
    private final Path err;

    private ScribeProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Runs a command line with nothing in its environment but this.
    static ScribeProcess run(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "process", ".out");
        Path err = Files.createTempFile(folder, "process", ".err");
        var builder = new ProcessBuilder(Stream.concat(INSTALLATION.command().stream(), Stream.of(arguments))
                .toList());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        return new ScribeProcess(builder.start(), out, err);
    }

    /// The environment of a server over HTTP.
    static Map<String, String> server(Path journal, String apiUrl, int port) {
        return Map.of(
                "SLACK_BOT_TOKEN",
                "xoxb-test",
                "SLACK_SIGNING_SECRET",
                SlackRequests.SECRET,
                "SLACK_API_URL",
                apiUrl,
                "SCRIBE_DB",
                journal.toString(),
                "SCRIBE_PORT",
                Integer.toString(port));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Waits until it answers on that port.
    ScribeProcess live(int port) throws Exception {
        return answers("/health/live", port);
    }

    /// Waits until it says on that port that it is ready.
    ScribeProcess ready(int port) throws Exception {
        return answers("/health/ready", port);
    }

    private ScribeProcess answers(String path, int port) throws Exception {
        try (var requests = new SlackRequests(port, InstantSource.system())) {
            Eventually.holds(path + " answers", () -> isWell(requests, path));
            return this;
        }
    }

    /// Waits until it answers on that port or ends, and says whether it answers.
    boolean isLiveOrEnded(int port) throws Exception {
        try (var requests = new SlackRequests(port, InstantSource.system())) {
            Eventually.holds("it is live or ended", () -> !process.isAlive() || isWell(requests, "/health/live"));
            return process.isAlive();
        }
    }

    private boolean isWell(SlackRequests requests, String path) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + complaints());
        }
        try {
            return requests.get(path).status() == 200;
        } catch (ConnectException | HttpTimeoutException _) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /// Asks it to stop, as `kill` does.
    void terminate() {
        process.destroy();
    }

    /// Ends it at once, as `kill -9` does, and waits until it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Whether it ends by itself within that time.
    boolean ends(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Waits for its end.
    int exitCode() throws InterruptedException {
        if (!ends(PATIENCE)) {
            throw new AssertionError("it did not end");
        }
        return process.exitValue();
    }

    /// What it printed.
    String printed() throws IOException {
        return Files.readString(out);
    }

    /// The lines it wrote to standard error, the log among them.
    List<String> complaints() throws IOException {
        return Files.readAllLines(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

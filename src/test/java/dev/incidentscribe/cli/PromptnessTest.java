package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.Rules;
import dev.incidentscribe.bench.Connection;
import dev.incidentscribe.cli.Rehearsal.Way;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.practice.StandIn;
import dev.incidentscribe.reminder.Cadence;
import dev.incidentscribe.slack.gate.SignatureVerifier;
import dev.incidentscribe.web.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/// Sixty-four people type at once while something slow is being answered: nobody has to wait for it. What they send is
/// made before it is measured, since they sit on the same processors here.
class PromptnessTest {
    private static final int PEOPLE = 64;
    private static final int ROUNDS = 10;
    private static final int WARMING = 6;
    private static final double MOST_MILLIS = 50;
    private static final double LONGEST_MILLIS = 1_000;
    private static final String VISIBLE = "in_channel";

    @TempDir
    private Path folder;

    private final HoldingClock clock = new HoldingClock();
    private final AtomicInteger commands = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE + 1);
    private final List<Connection> connections = new ArrayList<>();

    private StandIn standIn;

    /// A clock that whoever answers a command may have to wait for, once.
    private static final class HoldingClock implements InstantSource {
        private final AtomicBoolean armed = new AtomicBoolean();
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public Instant instant() {
            if ("command".equals(MDC.get("kind")) && armed.compareAndSet(true, false)) {
                held.countDown();
                awaitRelease();
            }
            return Instant.now();
        }

        private void awaitRelease() {
            try {
                released.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Makes a line ready to be sent; what it then waits for is the answer. A line is its own trigger id.
    private interface Typing {
        Callable<String> ready(int person, String line) throws Exception;

        default void type(String line) throws Exception {
            assertThat(ready(0, line).call()).contains(VISIBLE);
        }
    }

    @BeforeEach
    void start() {
        standIn = StandIn.start(List.of(TestApp.MIA));
    }

    @AfterEach
    void stop() throws Exception {
        clock.released.countDown();
        people.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
        standIn.close();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsForAHandlerThatIsHeld(Way way) throws Exception {
        try (Application application = application(way)) {
            Typing typing = typing(way, application);
            typing.type("/incident open it is down");
            bursts(typing);
            hold(typing);

            List<Double> millis = bursts(typing);
            List<String> meanwhile = words(application);
            clock.released.countDown();

            print(way + ", one handler held", millis);
            assertThat(meanwhile).hasSize(1 + 2 * ROUNDS * PEOPLE).doesNotContain("the slow one");
            Eventually.holds(
                    "the slow one is recorded", () -> words(application).contains("the slow one"));
        }
    }

    @Test
    @Tag("faults")
    void theTimesAreThoseOfAServerWithNothingSlowToDo() throws Exception {
        try (Application application = application(Way.http)) {
            Typing typing = typing(Way.http, application);
            typing.type("/incident open it is down");
            warmUp(typing);
            List<Double> usual = bursts(typing);
            hold(typing);

            List<Double> meanwhile = bursts(typing);
            clock.released.countDown();

            print("nothing slow to do", usual);
            print("one handler held", meanwhile);
            assertThat(percentile(meanwhile, 0.99)).isLessThan(Math.max(MOST_MILLIS, 2 * percentile(usual, 0.99)));
            assertThat(meanwhile.getLast()).isLessThan(Math.max(LONGEST_MILLIS, 2 * usual.getLast()));
        }
    }

    /// Lets a handler begin that does not come to an end before the clock is released.
    private void hold(Typing typing) throws InterruptedException {
        clock.armed.set(true);
        people.execute(() -> typeSlowly(typing));
        clock.held.await();
    }

    /// Over HTTP its answer comes too late for Slack, and that is all the same here.
    private static void typeSlowly(Typing typing) {
        try {
            typing.ready(PEOPLE, "/incident note the slow one").call();
        } catch (Exception _) {
            return;
        }
    }

    private void warmUp(Typing typing) throws Exception {
        for (int times = 0; times < WARMING; times++) {
            bursts(typing);
        }
    }

    /// So many commands at the same moment, several times; how long each waited, the longest last.
    private List<Double> bursts(Typing typing) throws Exception {
        var all = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            var together = new ArrayList<Callable<Double>>();
            for (int person = 0; person < PEOPLE; person++) {
                Callable<String> ready = typing.ready(person, "/incident note " + commands.incrementAndGet());
                together.add(() -> waitingTime(ready));
            }
            for (Future<Double> one : people.invokeAll(together, 60, TimeUnit.SECONDS)) {
                all.add(one.get());
            }
        }
        Collections.sort(all);
        return all;
    }

    private static double waitingTime(Callable<String> ready) throws Exception {
        long before = System.nanoTime();
        String answer = ready.call();
        long after = System.nanoTime();
        assertThat(answer).contains(VISIBLE);
        return (after - before) / 1e6;
    }

    private static List<String> words(Application application) {
        return application.journal().incident(StandIn.TEAM, 1).orElseThrow().entries().stream()
                .map(Entry::text)
                .toList();
    }

    private Typing typing(Way way, Application application) throws IOException {
        return switch (way) {
            case http -> overHttp(application.port());
            case socket ->
                (_, line) -> () -> standIn.send("slash_commands", SlackRequests.typed(line, TestApp.AT_THE_KEYS, line))
                        .toString();
        };
    }

    private Typing overHttp(int port) throws IOException {
        for (int person = 0; person <= PEOPLE; person++) {
            connections.add(new Connection(port));
        }
        var signer = new SignatureVerifier(SlackRequests.SECRET, clock);
        return (person, line) -> {
            byte[] request = request(signer, SlackRequests.form(SlackRequests.typed(line, TestApp.AT_THE_KEYS, line)));
            return () -> new String(connections.get(person).exchange(request), StandardCharsets.UTF_8);
        };
    }

    private byte[] request(SignatureVerifier signer, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = """
                POST /slack/events HTTP/1.1
                Host: localhost
                Content-Type: application/x-www-form-urlencoded
                Content-Length: %d
                X-Slack-Request-Timestamp: %s
                X-Slack-Signature: %s

                """.formatted(bytes.length, timestamp, signer.sign(timestamp, bytes));
        return (head.replace("\n", "\r\n") + body).getBytes(StandardCharsets.UTF_8);
    }

    private Application application(Way way) {
        return Application.start(
                        HttpServer.prepare(),
                        new Setup(
                                HttpServer.Address.local(0),
                                folder.resolve("scribe.db"),
                                TestApp.credentials(way, standIn.apiUrl()),
                                Rules.standard().reminding(Cadence.silent()),
                                Documents.shipped(),
                                TestApp.REDACTOR),
                        clock)
                .begin();
    }

    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) (sorted.size() * share));
    }

    private static void print(String what, List<Double> millis) {
        System.out.printf(
                "%d commands at once, %s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                PEOPLE, what, percentile(millis, 0.5), percentile(millis, 0.99), millis.getLast());
    }
}

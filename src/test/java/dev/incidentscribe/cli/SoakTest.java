package dev.incidentscribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentscribe.cli.SlackRequests.Person;
import dev.incidentscribe.journal.sqlite.SqliteArchive;
import dev.incidentscribe.practice.StandIn;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred incidents at once, for ten minutes or `soak.seconds`: what the process holds does not grow with what it
/// has done. In a few seconds only that all is answered and sent can be seen.
class SoakTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("soak.seconds", 600));
    private static final Duration A_MOMENT = Duration.ofSeconds(10);
    private static final int INCIDENTS = 100;
    private static final Duration APART = Duration.ofMillis(40);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// After so many entries an incident is closed, and the next one opened in its place.
    private static final int ENTRIES = 60;

    private static final List<String> SAID = List.of(
            "note checkout answers with 502 in eu-west-1, about a third of requests",
            "hypothesis the connection pool of payments-api is exhausted",
            "did restarted two of six pods, error rate fell to 12%",
            "finding the new driver opens 5 connections where the old one opened 50",
            "severity sev2 a third of customers",
            "action raise the limit by friday",
            "status monitoring",
            "edit 3 half of the requests");

    @TempDir
    private Path folder;

    private final List<Sample> samples = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private int late;

    /// What the process holds at one moment.
    private record Sample(long kibibytes, long threads, long files, double queued, double owed) {}

    @Test
    void aHundredIncidentsAtOnceAreAllAnsweredAndNothingIsOwedAfterwards() throws Exception {
        soak(A_MOMENT);
    }

    @Test
    @Tag("faults")
    void nothingGrowsWhileAHundredIncidentsAreGoingOn() throws Exception {
        soak(TIME);

        assertThat(median(late(), Sample::kibibytes))
                .as("resident memory")
                .isLessThan(median(early(), Sample::kibibytes) * 1.2);
        assertThat(median(late(), Sample::threads)).isLessThanOrEqualTo(median(early(), Sample::threads) + 2);
        assertThat(median(late(), Sample::files)).isLessThanOrEqualTo(median(early(), Sample::files) + 2);
        assertThat(median(late(), Sample::queued)).isLessThanOrEqualTo(2);
        assertThat(median(late(), Sample::owed)).isLessThanOrEqualTo(2 * median(early(), Sample::owed) + 20);
    }

    private void soak(Duration time) throws Exception {
        int port = ScribeProcess.freePort();
        Path journal = folder.resolve("scribe.db");
        try (StandIn standIn = StandIn.start(List.of(TestApp.MIA));
                ScribeProcess server = ScribeProcess.run(
                                folder, ScribeProcess.server(journal, standIn.apiUrl(), port), "serve")
                        .ready(port);
                var requests = new SlackRequests(port, InstantSource.system())) {
            talk(requests, server, time);
            double backlog = awaitQuiet(requests);
            print(time, Files.size(journal), standIn.posted().size());

            assertThat(backlog).isZero();
            assertThat(server.complaints()).noneMatch(line -> line.contains(" ERROR "));
        }
        try (SqliteArchive archive = SqliteArchive.open(journal).orElseThrow()) {
            assertThat(archive.verify(StandIn.TEAM, Optional.empty()).problem()).isEmpty();
        }
    }

    /// Somebody says something somewhere 25 times a second.
    private void talk(SlackRequests requests, ScribeProcess server, Duration time) throws Exception {
        var pause = new Pause();
        long end = System.nanoTime() + time.toNanos();
        long look = System.nanoTime();
        for (int turn = 0; System.nanoTime() < end; turn++) {
            int incident = turn % INCIDENTS;
            say(requests, incident, turn);
            if (System.nanoTime() >= look) {
                look += LOOK.toNanos();
                samples.add(sample(requests, server));
            }
            pause.until(APART);
        }
    }

    /// The incidents begin at different places of the same course, so that they do not all end at once.
    private void say(SlackRequests requests, int incident, int turn) throws IOException, InterruptedException {
        int step = (turn / INCIDENTS + incident) % ENTRIES;
        var person = new Person(TestApp.MIA.id(), TestApp.MIA.handle(), "C0SOAK%03d".formatted(incident));
        if (turn < INCIDENTS) {
            type(requests, person, "/incident open the checkout fails", turn);
        } else if (step == 0) {
            type(requests, person, "/incident close", turn);
            type(requests, person, "/incident open the checkout fails again", turn);
        } else {
            type(requests, person, "/incident " + SAID.get(step % SAID.size()), turn);
            if (step % 10 == 5) {
                type(requests, person, step % 20 == 5 ? "/incident show" : "/postmortem", turn);
            }
        }
    }

    /// What is not answered in time is delivered again, as Slack's own people would try again.
    private void type(SlackRequests requests, Person person, String line, int turn)
            throws IOException, InterruptedException {
        Map<String, String> command = SlackRequests.typed(line, person, line + turn);
        long before = System.nanoTime();
        while (!isAnswered(requests, command)) {
            late++;
        }
        nanos.add(System.nanoTime() - before);
    }

    private static boolean isAnswered(SlackRequests requests, Map<String, String> command)
            throws IOException, InterruptedException {
        try {
            requests.deliver(command);
            return true;
        } catch (HttpTimeoutException _) {
            return false;
        }
    }

    private static Sample sample(SlackRequests requests, ScribeProcess server) throws Exception {
        Path process = Path.of("/proc", Long.toString(server.pid()));
        List<String> status = Files.readAllLines(process.resolve("status"));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return new Sample(
                    number(status, "VmRSS:"),
                    number(status, "Threads:"),
                    files.count(),
                    metric(requests, "scribe_writer_queue"),
                    metric(requests, "scribe_outbox_waiting"));
        }
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static double metric(SlackRequests requests, String name) throws IOException, InterruptedException {
        return requests.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /// What is still owed to Slack when nobody has said anything for a while.
    private static double awaitQuiet(SlackRequests requests) throws Exception {
        Eventually.holds("all is sent", () -> metric(requests, "scribe_outbox_waiting") == 0);
        return metric(requests, "scribe_outbox_waiting");
    }

    /// From the second quarter: before, everything is used for the first time.
    private List<Sample> early() {
        return samples.subList(samples.size() / 4, samples.size() / 2);
    }

    private List<Sample> late() {
        return samples.subList(samples.size() * 3 / 4, samples.size());
    }

    private interface Measured {
        double of(Sample sample);
    }

    private static double median(List<Sample> samples, Measured measured) {
        return samples.stream().map(measured::of).sorted().toList().get(samples.size() / 2);
    }

    private void print(Duration time, long journal, int posted) {
        Collections.sort(nanos);
        System.out.printf(
                "%d s, %d incidents at once: %d requests answered, p50 %d ms, p99 %d ms, longest %d ms, %d of them"
                        + " delivered again; %d posts; journal %d KiB%n",
                time.toSeconds(),
                INCIDENTS,
                nanos.size(),
                TimeUnit.NANOSECONDS.toMillis(nanos.get(nanos.size() / 2)),
                TimeUnit.NANOSECONDS.toMillis(nanos.get(nanos.size() * 99 / 100)),
                TimeUnit.NANOSECONDS.toMillis(nanos.getLast()),
                late,
                posted,
                journal / 1024);
        IntStream.rangeClosed(1, 4).forEach(quarter -> {
            List<Sample> some = samples.subList(samples.size() * (quarter - 1) / 4, samples.size() * quarter / 4);
            System.out.printf(
                    "quarter %d, medians: %.0f MiB resident, %.0f threads, %.0f files, %.0f in the queue, %.0f owed%n",
                    quarter,
                    median(some, Sample::kibibytes) / 1024,
                    median(some, Sample::threads),
                    median(some, Sample::files),
                    median(some, Sample::queued),
                    median(some, Sample::owed));
        });
    }

    /// Keeps a pace, whatever the work in between takes.
    private static final class Pause {
        private final java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
        private long next = System.nanoTime();

        void until(Duration apart) throws InterruptedException {
            next = Math.max(next + apart.toNanos(), System.nanoTime());
            assertThat(never.await(next - System.nanoTime(), TimeUnit.NANOSECONDS))
                    .isFalse();
        }
    }
}

package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.number;
import static dev.incidentscribe.bench.Report.ratio;
import static dev.incidentscribe.bench.Report.verdict;

import dev.incidentscribe.practice.StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Acknowledgements over Socket Mode: a bare Bolt app, then the scribe recording durably.
final class SocketSection {
    private static final List<Integer> AT_ONCE = List.of(1, 8, 64);

    private final Bench bench;
    private final SlackTraffic traffic = new SlackTraffic();

    SocketSection(Bench bench) {
        this.bench = bench;
    }

    /// What somebody types next, by the number of the typist and of the command.
    private interface Typing {
        String line(int typist, int number);
    }

    void run() throws Exception {
        List<Figures> bare;
        try (StandIn standIn = StandIn.start(List.of());
                Subject _ = Subject.bare(bench.checkout(), bench.bareJar(), bench.folder(), standIn.apiUrl(), true)) {
            bare = measure(standIn, "B", (_, _) -> "/incident note 502s from checkout");
        }
        List<Figures> scribe;
        try (StandIn standIn = StandIn.start(List.of());
                Subject _ = Subject.scribeOverSocket(
                        bench.checkout(), bench.folder(), bench.file("socket.db"), standIn.apiUrl())) {
            scribe = measure(
                    standIn,
                    "S",
                    (_, number) ->
                            number == 0 ? "/incident open the checkout fails" : "/incident note 502s from checkout");
        }
        print(bare, scribe);
    }

    private List<Figures> measure(StandIn standIn, String name, Typing typing) throws Exception {
        drive(standIn, name + "W", 8, bench.time().multipliedBy(2), typing);
        List<Figures> figures = new ArrayList<>();
        for (int typists : AT_ONCE) {
            figures.add(drive(standIn, name + typists, typists, bench.time(), typing));
        }
        return figures;
    }

    private Figures drive(StandIn standIn, String name, int typists, Duration time, Typing typing) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(typists)) {
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Future<long[]>> running = new ArrayList<>();
            for (int typist = 0; typist < typists; typist++) {
                int number = typist;
                Callable<long[]> one = () -> type(standIn, "C0" + name + "X" + number, number, end, typing);
                running.add(threads.submit(one));
            }
            List<long[]> samples = new ArrayList<>();
            for (Future<long[]> each : running) {
                samples.add(each.get());
            }
            return Figures.of(samples, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private long[] type(StandIn standIn, String channel, int typist, long end, Typing typing)
            throws InterruptedException {
        long[] nanos = new long[1 << 14];
        int count = 0;
        while (System.nanoTime() < end) {
            var payload = traffic.typed(channel, typing.line(typist, count));
            long before = System.nanoTime();
            standIn.send("slash_commands", payload);
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = System.nanoTime() - before;
        }
        return Arrays.copyOf(nanos, count);
    }

    private void print(List<Figures> bare, List<Figures> scribe) {
        Report report = bench.report();
        report.heading("Acknowledgements over Socket Mode");
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < AT_ONCE.size(); index++) {
            rows.add(row("bare Bolt, empty handler", AT_ONCE.get(index), bare.get(index), bare.get(index)));
            rows.add(row("`note`, durable", AT_ONCE.get(index), scribe.get(index), bare.get(index)));
        }
        report.table(List.of("Request", "At once", "p50 / bare", "rate / bare", "p50", "p99", "max", "a second"), rows);
        double one = scribe.getFirst().p50() / bare.getFirst().p50();
        report.line("");
        report.table(
                List.of("Target", "Allowed", "Measured", ""),
                List.of(List.of(
                        "p50 of a note, one at a time, against bare Bolt", "1.10 ×", ratio(one), verdict(one <= 1.1))));
    }

    private static List<String> row(String what, int atOnce, Figures figures, Figures base) {
        return List.of(
                what,
                Integer.toString(atOnce),
                ratio(figures.p50() / base.p50()),
                ratio(figures.perSecond() / base.perSecond()),
                millis(figures.p50()),
                millis(figures.p99()),
                millis(figures.max()),
                number(figures.perSecond()));
    }
}

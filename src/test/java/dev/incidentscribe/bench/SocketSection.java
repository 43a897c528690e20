package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.number;
import static dev.incidentscribe.bench.Report.ratio;

import dev.incidentscribe.practice.StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Acknowledgements over Socket Mode: a bare Bolt app, and by turns with it the scribe recording durably.
final class SocketSection {
    private static final List<Integer> AT_ONCE = List.of(1, 8, 64);

    private final Bench bench;
    private final SlackTraffic traffic = new SlackTraffic();
    private int runs;

    SocketSection(Bench bench) {
        this.bench = bench;
    }

    /// What somebody types next, by the number of the typist and of the command.
    private interface Typing {
        String line(int typist, int number);
    }

    void run() throws Exception {
        List<Rounds> measured = new ArrayList<>();
        try (StandIn forBare = StandIn.start(List.of());
                StandIn forScribe = StandIn.start(List.of());
                Subject _ =
                        Subject.bareOverSocket(bench.checkout(), bench.bareJar(), bench.folder(), forBare.apiUrl());
                Subject _ = Subject.scribeOverSocket(
                        bench.checkout(), bench.folder(), bench.file("socket.db"), forScribe.apiUrl())) {
            drive(forBare, "BW", 8, bench.time().multipliedBy(2), SocketSection::bare);
            drive(forScribe, "SW", 8, bench.time().multipliedBy(2), SocketSection::scribe);
            for (int typists : AT_ONCE) {
                measured.add(Rounds.measure(
                        bench.time(),
                        time -> drive(forBare, nextRun(), typists, time, SocketSection::bare),
                        time -> drive(forScribe, nextRun(), typists, time, SocketSection::scribe)));
            }
        }
        print(measured);
    }

    private static String bare(int typist, int number) {
        return "/incident note 502s from checkout";
    }

    private static String scribe(int typist, int number) {
        return number == 0 ? "/incident open the checkout fails" : "/incident note 502s from checkout";
    }

    /// Every run writes into channels of its own.
    private String nextRun() {
        return "R" + ++runs;
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

    private void print(List<Rounds> measured) {
        Report report = bench.report();
        report.heading("Acknowledgements over Socket Mode");
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < AT_ONCE.size(); index++) {
            Rounds rounds = measured.get(index);
            rows.add(row("bare Bolt, empty handler", AT_ONCE.get(index), rounds.base(), rounds.base()));
            rows.add(row("`note`, durable", AT_ONCE.get(index), rounds.compared(), rounds.base()));
        }
        report.table(List.of("Request", "At once", "p50 / bare", "rate / bare", "p50", "p99", "max", "a second"), rows);
        double one = measured.getFirst().compared().p50()
                / measured.getFirst().base().p50();
        report.target(
                "p50 of a note over Socket Mode, one at a time, against bare Bolt", "1.10 ×", ratio(one), one <= 1.1);
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

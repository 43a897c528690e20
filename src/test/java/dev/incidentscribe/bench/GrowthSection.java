package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.number;
import static dev.incidentscribe.bench.Report.ratio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a long past costs: acknowledgements, opening and searching with 0, 10⁵ and 10⁶ events in the journal.
final class GrowthSection {
    private static final List<Integer> INCIDENTS = List.of(0, 1_000, 10_000);
    private static final int ENTRIES = 99;
    private static final int ROUNDS = 3;
    /// More than of the rest: a start is short, and single ones differ by half.
    private static final int STARTS = 9;

    private final Bench bench;
    private final SlackTraffic traffic = new SlackTraffic();
    private final Work work = new Work(traffic);

    GrowthSection(Bench bench) {
        this.bench = bench;
    }

    private record Measured(Figures one, Figures eight, Figures search) {}

    /// A journal that so many incidents are in, and what was measured on it.
    ///
    /// @param starts from the start to the first answer, in milliseconds
    private record Past(int incidents, Path file, List<Double> starts, List<Measured> rounds) {
        Past(int incidents, Path file) {
            this(incidents, file, new ArrayList<>(), new ArrayList<>());
        }

        double start() {
            return starts.stream().sorted().toList().get(starts.size() / 2);
        }

        /// The round whose note took the middle time.
        Measured middle() {
            return rounds.stream()
                    .sorted(Comparator.comparingDouble(it -> it.one().p50()))
                    .toList()
                    .get(rounds.size() / 2);
        }
    }

    void run() throws Exception {
        List<Past> pasts = new ArrayList<>();
        for (int incidents : INCIDENTS) {
            Path file = bench.file("growth-%d.db".formatted(incidents));
            Seed.incidents(file, incidents, ENTRIES);
            pasts.add(new Past(incidents, file));
        }
        for (int round = 0; round < STARTS; round++) {
            for (Past past : pasts) {
                past.starts().add(start(past.file(), past.incidents() + "S" + round));
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Past past : pasts) {
                past.rounds().add(measure(past.file(), past.incidents() + "R" + round));
            }
        }
        print(pasts);
    }

    private double start(Path journal, String run) throws Exception {
        try (Subject scribe = scribe(journal)) {
            return open(scribe, run).toNanos() / 1e6;
        }
    }

    private Subject scribe(Path journal) throws Exception {
        return Subject.scribe(bench.checkout(), bench.folder(), journal, bench.apiUrl());
    }

    private Duration open(Subject scribe, String run) throws Exception {
        return scribe.firstAnswer(traffic.command("C0" + run, "/incident open the checkout fails"));
    }

    private Measured measure(Path journal, String run) throws Exception {
        try (Subject scribe = scribe(journal)) {
            open(scribe, run);
            scribe.awaitIdle();
            new Load(scribe.port(), 8, bench.time()).run(it -> work.notes("GW" + run, it));
            Figures one = new Load(scribe.port(), 1, bench.time()).run(it -> work.notes("GA" + run, it));
            Figures eight = new Load(scribe.port(), 8, bench.time()).run(it -> work.notes("GB" + run, it));
            Figures search = new Load(scribe.port(), 1, bench.time())
                    .run(_ -> work.read("C0" + run, "/postmortem list checkout"));
            return new Measured(one, eight, search);
        }
    }

    private void print(List<Past> pasts) throws Exception {
        Report report = bench.report();
        report.heading("With a long past, median of %d, of %d starts".formatted(ROUNDS, STARTS));
        List<List<String>> rows = new ArrayList<>();
        Past none = pasts.getFirst();
        Measured base = none.middle();
        for (Past past : pasts) {
            Measured it = past.middle();
            rows.add(List.of(
                    number(past.incidents() * (ENTRIES + 1.0)),
                    number(past.incidents()),
                    ratio(it.one().p50() / base.one().p50()),
                    ratio(past.start() / none.start()),
                    millis(it.one().p50()),
                    millis(it.eight().p50()),
                    millis(past.start()),
                    millis(it.search().p50()),
                    number(Files.size(past.file()) / 1048576.0) + " MiB"));
        }
        report.table(
                List.of(
                        "Events at the start",
                        "Incidents",
                        "note / empty",
                        "start / empty",
                        "note p50",
                        "note p50, 8",
                        "start to first answer",
                        "search p50",
                        "File"),
                rows);
        Measured last = pasts.getLast().middle();
        double ack = last.one().p50() / base.one().p50();
        double open = pasts.getLast().start() / none.start();
        report.target("p50 of a note after 10⁶ events, against an empty journal", "1.10 ×", ratio(ack), ack < 1.1);
        report.target("first answer after a start with 10⁶ events, against none", "1.20 ×", ratio(open), open < 1.2);
    }
}

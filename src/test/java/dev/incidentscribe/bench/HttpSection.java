package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.mebibytes;
import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.number;
import static dev.incidentscribe.bench.Report.ratio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Acknowledgements over HTTP, beside a bare Bolt app and the disk's own limit.
final class HttpSection {
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);
    private static final String BARE = "bare Bolt, empty handler";
    private static final String NOTE = "`note`, durable";

    private final Bench bench;
    private final Work work = new Work(new SlackTraffic());
    private int runs;

    HttpSection(Bench bench) {
        this.bench = bench;
    }

    void run() throws Exception {
        Report report = bench.report();
        Figures commit = RawCommits.measure(bench.file("raw.db"), bench.time());
        Path journal = bench.file("http.db");
        Seed.open(journal, "C0FULL", 500);
        var results = new Results();
        try (Subject bare = Subject.bare(bench.checkout(), bench.bareJar(), bench.folder(), bench.apiUrl(), false);
                Subject scribe = Subject.scribe(bench.checkout(), bench.folder(), journal, bench.apiUrl())) {
            var traffic = new SlackTraffic();
            bare.firstAnswer(traffic.command("C0WARM", "/incident help"));
            scribe.firstAnswer(traffic.command("C0WARM", "/incident help"));
            double idle = scribe.residentMebibytes();
            warm(bare, scribe);
            for (int connections : CONNECTIONS) {
                Rounds rounds =
                        Rounds.measure(bench.time(), time -> load(bare, connections, time, work::bare), time -> {
                            String run = nextRun();
                            return load(scribe, connections, time, it -> work.notes(run, it));
                        });
                results.add(BARE, connections, rounds.base());
                results.add(NOTE, connections, rounds.compared());
                results.add(
                        "a mention",
                        connections,
                        load(scribe, connections, bench.time(), it -> work.mentions("M" + connections, it)));
                for (String line : List.of("/incident show", "/incident timeline", "/postmortem")) {
                    results.add(
                            "`%s`, 500 entries".formatted(line),
                            connections,
                            load(scribe, connections, bench.time(), _ -> work.read("C0FULL", line)));
                }
            }
            print(report, results, commit);
            report.line("");
            report.line("Resident memory: %s before the load, %s after it; bare Bolt %s."
                    .formatted(
                            mebibytes(idle),
                            mebibytes(scribe.residentMebibytes()),
                            mebibytes(bare.residentMebibytes())));
            targets(report, results, commit, scribe.residentMebibytes());
        }
    }

    /// Long enough for the compilers of both to be done.
    private void warm(Subject bare, Subject scribe) throws Exception {
        Duration time = bench.time().multipliedBy(2);
        new Load(bare.port(), 8, time).run(work::bare);
        new Load(scribe.port(), 8, time).run(it -> work.notes("W", it));
        new Load(scribe.port(), 8, bench.time()).run(it -> work.mentions("V", it));
        for (String line : List.of("/incident show", "/incident timeline", "/postmortem")) {
            new Load(scribe.port(), 2, bench.time()).run(_ -> work.read("C0FULL", line));
        }
    }

    private static Figures load(Subject subject, int connections, Duration time, IntFunction<Load.Script> scripts)
            throws Exception {
        return new Load(subject.port(), connections, time).run(scripts);
    }

    /// Every run writes into channels of its own.
    private String nextRun() {
        return "N" + ++runs;
    }

    private static void print(Report report, Results results, Figures commit) {
        report.heading("Acknowledgements over HTTP");
        List<List<String>> rows = new ArrayList<>();
        results.all().forEach(result -> {
            Figures figures = result.figures();
            Figures base = results.of(BARE, result.atOnce());
            rows.add(List.of(
                    result.what(),
                    Integer.toString(result.atOnce()),
                    ratio(figures.p50() / base.p50()),
                    ratio(figures.perSecond() / base.perSecond()),
                    millis(figures.p50()),
                    millis(figures.p99()),
                    millis(figures.max()),
                    number(figures.perSecond())));
        });
        rows.add(List.of(
                "one row committed, bare driver",
                "1",
                "–",
                "–",
                millis(commit.p50()),
                millis(commit.p99()),
                millis(commit.max()),
                number(commit.perSecond())));
        report.table(
                List.of("Request", "Connections", "p50 / bare", "rate / bare", "p50", "p99", "max", "a second"), rows);
    }

    private static void targets(Report report, Results results, Figures commit, double resident) {
        Figures bareOne = results.of(BARE, 1);
        Figures noteOne = results.of(NOTE, 1);
        Figures bareMany = results.of(BARE, 64);
        Figures noteMany = results.of(NOTE, 64);
        double allowed = bareOne.p50() + 1.5 * commit.p50();
        double allowedTail = 3 * bareOne.p99() + 5;
        report.target(
                "p50 of a note, one connection: bare Bolt's + 1.5 commits",
                millis(allowed),
                millis(noteOne.p50()),
                noteOne.p50() <= allowed);
        report.target(
                "p99 of a note, one connection: 3 × bare Bolt's + 5 ms",
                millis(allowedTail),
                millis(noteOne.p99()),
                noteOne.p99() <= allowedTail);
        double share = noteMany.perSecond() / bareMany.perSecond();
        report.target("notes a second, 64 connections, against bare Bolt", "0.60 ×", ratio(share), share >= 0.6);
        if (commit.perSecond() < bareMany.perSecond()) {
            report.target(
                    "notes a second, 64 connections, against single commits",
                    number(commit.perSecond()),
                    number(noteMany.perSecond()),
                    noteMany.perSecond() > commit.perSecond());
        }
        report.target("resident memory after the load", "200 MiB", mebibytes(resident), resident <= 200);
    }
}

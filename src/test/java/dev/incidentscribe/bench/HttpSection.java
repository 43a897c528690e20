package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.mebibytes;
import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.number;
import static dev.incidentscribe.bench.Report.ratio;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Acknowledgements over HTTP, beside a bare Bolt app and the disk's own limit.
final class HttpSection {
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);
    private static final String BARE = "bare Bolt, empty handler";
    private static final String NOTE = "`note`, durable";

    private final Bench bench;
    private final Work work = new Work(new SlackTraffic());

    HttpSection(Bench bench) {
        this.bench = bench;
    }

    void run() throws Exception {
        Report report = bench.report();
        Figures commit = RawCommits.measure(RawRows.What.ROW, bench.file("row.db"), bench.time());
        Figures rows = RawCommits.measure(RawRows.What.NOTE, bench.file("rows.db"), bench.time());
        Path journal = bench.file("http.db");
        Seed.open(journal, "C0FULL", 500);
        var results = new Results();
        try (Subject bare = Subject.bare(bench.checkout(), bench.bareJar(), bench.folder(), bench.apiUrl());
                Subject row = committing(RawRows.What.ROW);
                Subject noteRows = committing(RawRows.What.NOTE);
                Subject scribe = Subject.scribe(bench.checkout(), bench.folder(), journal, bench.apiUrl())) {
            var traffic = new SlackTraffic();
            for (Subject each : List.of(bare, row, noteRows, scribe)) {
                each.firstAnswer(traffic.command("C0WARM", "/incident help"));
            }
            double idle = scribe.residentMebibytes();
            warm(List.of(bare, row, noteRows), scribe);
            for (int connections : CONNECTIONS) {
                IntFunction<Load.Script> notes = notes(scribe, connections);
                Map<String, Rounds.Measuring> byTurns = new LinkedHashMap<>();
                byTurns.put(BARE, time -> load(bare, connections, time, work::bare));
                byTurns.put("bare Bolt, one row committed", time -> load(row, connections, time, work::bare));
                byTurns.put(
                        "bare Bolt, a note's rows committed", time -> load(noteRows, connections, time, work::bare));
                byTurns.put(NOTE, time -> load(scribe, connections, time, notes));
                Iterator<Figures> figures = Rounds.byTurns(bench.time(), List.copyOf(byTurns.values()))
                        .iterator();
                byTurns.keySet().forEach(what -> results.add(what, connections, figures.next()));
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
            print(report, results, commit, rows);
            report.line("");
            report.line("Resident memory: %s before the load, %s after it; bare Bolt %s."
                    .formatted(
                            mebibytes(idle),
                            mebibytes(scribe.residentMebibytes()),
                            mebibytes(bare.residentMebibytes())));
            targets(report, results, commit, scribe.residentMebibytes());
        }
    }

    /// What any program of this kind takes on this machine, whatever it does with the words.
    private Subject committing(RawRows.What what) throws IOException, SQLException {
        return Subject.committing(what, bench.checkout(), bench.bareJar(), bench.folder(), bench.apiUrl());
    }

    /// Long enough for the compilers of all to be done.
    private void warm(List<Subject> baselines, Subject scribe) throws Exception {
        Duration time = bench.time().multipliedBy(2);
        for (Subject each : baselines) {
            new Load(each.port(), 8, time).run(work::bare);
        }
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

    /// Notes into incidents that are open already, one for each connection, and known to Slack's stand-in: what is
    /// done for a new incident is no part of a note.
    private IntFunction<Load.Script> notes(Subject scribe, int connections) throws Exception {
        List<Load.Script> scripts = IntStream.range(0, connections)
                .mapToObj(it -> work.notes("N" + connections, it))
                .toList();
        load(scribe, connections, bench.time().dividedBy(2), scripts::get);
        scribe.awaitIdle();
        return scripts::get;
    }

    private static void print(Report report, Results results, Figures commit, Figures rows) {
        report.heading("Acknowledgements over HTTP");
        List<List<String>> lines = new ArrayList<>();
        results.all().forEach(result -> {
            Figures figures = result.figures();
            Figures base = results.of(BARE, result.atOnce());
            lines.add(List.of(
                    result.what(),
                    Integer.toString(result.atOnce()),
                    ratio(figures.p50() / base.p50()),
                    ratio(figures.perSecond() / base.perSecond()),
                    millis(figures.p50()),
                    millis(figures.p99()),
                    millis(figures.max()),
                    number(figures.perSecond())));
        });
        lines.add(raw("one row committed, bare driver", commit));
        lines.add(raw("the rows of a note committed, bare driver", rows));
        report.table(
                List.of("Request", "Connections", "p50 / bare", "rate / bare", "p50", "p99", "max", "a second"), lines);
    }

    private static List<String> raw(String what, Figures figures) {
        return List.of(
                what,
                "1",
                "–",
                "–",
                millis(figures.p50()),
                millis(figures.p99()),
                millis(figures.max()),
                number(figures.perSecond()));
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

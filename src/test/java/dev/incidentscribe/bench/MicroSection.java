package dev.incidentscribe.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The steps of a command and of a draft, measured by JMH in a process of their own.
final class MicroSection {
    private final Bench bench;

    MicroSection(Bench bench) {
        this.bench = bench;
    }

    void run() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("Benchmark\\.")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Report report = bench.report();
        report.heading("Steps, by JMH");
        report.table(
                List.of("Step", "Takes", "±"),
                results.stream().map(MicroSection::row).toList());
    }

    private static List<String> row(RunResult result) {
        String name = result.getParams().getBenchmark();
        return List.of(
                name.substring(name.lastIndexOf('.') + 1)
                        .replaceAll("([A-Z])", " $1")
                        .toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%.1f µs", result.getPrimaryResult().getScore()),
                String.format(Locale.ROOT, "%.1f", result.getPrimaryResult().getScoreError()));
    }
}

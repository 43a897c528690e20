package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.ratio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// From the start of the process to the first acknowledged command, and what a command line takes.
final class StartSection {
    private static final int ROUNDS = 7;

    private final Bench bench;
    private final SlackTraffic traffic = new SlackTraffic();

    StartSection(Bench bench) {
        this.bench = bench;
    }

    void run() throws Exception {
        Path journal = bench.file("start.db");
        Seed.incidents(journal, 20, 50);
        List<Double> bare = new ArrayList<>();
        List<Double> scribe = new ArrayList<>();
        List<Double> listing = new ArrayList<>();
        List<Double> drafting = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Subject subject = Subject.bare(bench.checkout(), bench.bareJar(), bench.folder(), bench.apiUrl())) {
                bare.add(first(subject, "one"));
            }
            try (Subject subject = Subject.scribe(bench.checkout(), bench.folder(), journal, bench.apiUrl())) {
                scribe.add(first(subject, "open the checkout fails"));
            }
            listing.add(command("incidents", "--db", journal.toString()));
            drafting.add(command("postmortem", "INC-1", "--db", journal.toString()));
        }
        print(median(bare), median(scribe), median(listing), median(drafting));
    }

    private double first(Subject subject, String typed) throws Exception {
        String channel = "C0START" + System.nanoTime();
        return subject.firstAnswer(traffic.command(channel, "/incident " + typed))
                        .toNanos()
                / 1e6;
    }

    private double command(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(bench.checkout().launcher().toString()));
        command.addAll(List.of(arguments));
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed");
        }
        return (System.nanoTime() - before) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private void print(double bare, double scribe, double listing, double drafting) throws IOException {
        Report report = bench.report();
        report.heading("Start, process included, median of " + ROUNDS);
        report.table(
                List.of("What", "/ bare", "Measured"),
                List.of(
                        List.of("bare Bolt, first command acknowledged", ratio(1), millis(bare)),
                        List.of("the scribe, first command acknowledged", ratio(scribe / bare), millis(scribe)),
                        List.of("`./scribe incidents`", "–", millis(listing)),
                        List.of("`./scribe postmortem INC-1`", "–", millis(drafting))));
        report.line("");
        report.line(String.format(
                Locale.ROOT,
                "Size of the jar: %.1f MiB.",
                Files.size(bench.checkout().jar()) / 1048576.0));
        report.target(
                "first command acknowledged after the start, against bare Bolt",
                "1.30 ×",
                ratio(scribe / bare),
                scribe <= 1.3 * bare);
        report.target("`./scribe incidents`", "700 ms", millis(listing), listing < 700);
        report.target("`./scribe postmortem`", "700 ms", millis(drafting), drafting < 700);
    }
}

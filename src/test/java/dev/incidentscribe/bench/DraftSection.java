package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.number;
import static dev.incidentscribe.bench.Report.ratio;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// Drafts of short and of very long incidents, composed and rendered in this process.
final class DraftSection {
    private static final List<Integer> ENTRIES = List.of(10, 100, 1_000, 5_000, 20_000);
    private static final int MEASURED_COLD = 5_000;
    private static final int COLD_ROUNDS = 10;
    private static final int WARM = 60;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);
    private static final int ROUNDS = 9;

    private final Bench bench;
    private final Documents documents = Documents.shipped();
    private long used;

    DraftSection(Bench bench) {
        this.bench = bench;
    }

    void run() throws Exception {
        List<Double> cold = cold(incident(MEASURED_COLD));
        List<List<String>> rows = new ArrayList<>();
        double fiveThousand = 0;
        double twentyThousand = 0;
        for (int entries : ENTRIES) {
            Incident incident = incident(entries);
            Postmortem postmortem = Composer.compose(incident, Directory.empty());
            double compose =
                    median(() -> Composer.compose(incident, Directory.empty()).title());
            double markdown = median(() -> documents.render(postmortem, Format.MARKDOWN));
            double html = median(() -> documents.render(postmortem, Format.HTML));
            double asJson = median(() -> documents.render(postmortem, Format.JSON));
            double all = compose + markdown + html;
            rows.add(List.of(
                    number(entries),
                    String.format(Locale.ROOT, "%.0f µs", 1000 * all / entries),
                    millis(compose),
                    millis(markdown),
                    millis(html),
                    millis(asJson)));
            fiveThousand = entries == MEASURED_COLD ? all : fiveThousand;
            twentyThousand = all;
        }
        Report report = bench.report();
        report.heading("Drafts, median of " + ROUNDS + " once the compilers are done");
        report.table(List.of("Entries", "an entry", "Compose", "Markdown", "HTML", "JSON"), rows);
        report.line("");
        report.line("%s entries to Markdown and HTML: %s the first time in a process, %s the tenth."
                .formatted(number(MEASURED_COLD), millis(cold.getFirst()), millis(cold.getLast())));
        report.target(
                "draft of 5,000 entries, composed, to Markdown and to HTML, the tenth time",
                "300 ms",
                millis(cold.getLast()),
                cold.getLast() < 300);
        report.target(
                "draft of 20,000 entries against one of 5,000",
                "6.00 ×",
                ratio(twentyThousand / fiveThousand),
                twentyThousand <= 6 * fiveThousand);
        if (used == 0) {
            throw new IllegalStateException("nothing was rendered");
        }
    }

    /// How long it takes the first ten times, when nothing of it has run in this process before.
    private List<Double> cold(Incident incident) {
        return LongStream.range(0, COLD_ROUNDS)
                .mapToObj(_ -> time(() -> {
                            Postmortem postmortem = Composer.compose(incident, Directory.empty());
                            return documents.render(postmortem, Format.MARKDOWN)
                                    + documents.render(postmortem, Format.HTML);
                        })
                        / 1e6)
                .toList();
    }

    private Incident incident(int entries) throws Exception {
        Path file = bench.file("draft-%d.db".formatted(entries));
        if (!Files.exists(file)) {
            Seed.open(file, "C0DRAFT", entries);
        }
        try (var journal = SqliteJournal.open(file, Redaction.none())) {
            return journal.incident(StandIn.TEAM, 1).orElseThrow();
        }
    }

    private double median(Supplier<String> work) {
        long begin = System.nanoTime();
        for (int round = 0; round < WARM && System.nanoTime() - begin < LONG_ENOUGH.toNanos(); round++) {
            used += work.get().length();
        }
        long[] nanos = LongStream.range(0, ROUNDS).map(_ -> time(work)).sorted().toArray();
        return nanos[ROUNDS / 2] / 1e6;
    }

    private long time(Supplier<String> work) {
        long before = System.nanoTime();
        used += work.get().length();
        return System.nanoTime() - before;
    }
}

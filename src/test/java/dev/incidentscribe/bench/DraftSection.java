package dev.incidentscribe.bench;

import static dev.incidentscribe.bench.Report.millis;
import static dev.incidentscribe.bench.Report.number;
import static dev.incidentscribe.bench.Report.verdict;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.sqlite.SqliteJournal;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.postmortem.document.Format;
import dev.incidentscribe.practice.StandIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// Drafts of short and of very long incidents, composed and rendered in this process once the compilers are done.
final class DraftSection {
    private static final List<Integer> ENTRIES = List.of(10, 100, 1_000, 5_000, 20_000);
    private static final int WARM = 60;
    private static final int ROUNDS = 15;

    private final Bench bench;
    private final Documents documents = Documents.shipped();
    private long used;

    DraftSection(Bench bench) {
        this.bench = bench;
    }

    void run() throws Exception {
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
            rows.add(List.of(number(entries), millis(compose), millis(markdown), millis(html), millis(asJson)));
            fiveThousand = entries == 5_000 ? compose + markdown + html : fiveThousand;
            twentyThousand = compose + markdown + html;
        }
        Report report = bench.report();
        report.heading("Drafts, median of " + ROUNDS);
        report.table(List.of("Entries", "Compose", "Markdown", "HTML", "JSON"), rows);
        report.line("");
        report.table(
                List.of("Target", "Allowed", "Measured", ""),
                List.of(
                        List.of(
                                "5,000 entries, composed and rendered",
                                "300 ms",
                                millis(fiveThousand),
                                verdict(fiveThousand < 300)),
                        List.of(
                                "20,000 entries, linear growth with half as much again",
                                millis(6 * fiveThousand),
                                millis(twentyThousand),
                                verdict(twentyThousand <= 6 * fiveThousand))));
        if (used == 0) {
            throw new IllegalStateException("nothing was rendered");
        }
    }

    private Incident incident(int entries) throws Exception {
        Path file = bench.file("draft-%d.db".formatted(entries));
        Seed.open(file, "C0DRAFT", entries);
        try (var journal = SqliteJournal.open(file, Redaction.none())) {
            return journal.incident(StandIn.TEAM, 1).orElseThrow();
        }
    }

    private double median(Supplier<String> work) {
        for (int round = 0; round < WARM; round++) {
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

package dev.incidentscribe.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is printed: tables in Markdown, so that a run can be pasted into the README.
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void heading(String text) {
        line("");
        line("### " + text);
        line("");
    }

    /// A table, its columns padded to their widest cell.
    void table(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(head);
        all.addAll(rows);
        List<Integer> widths = IntStream.range(0, head.size())
                .mapToObj(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        line(row(head, widths));
        line(widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("|", "|", "|")));
        rows.forEach(row -> line(row(row, widths)));
    }

    private static String row(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> " %s%s "
                        .formatted(
                                cells.get(column),
                                " "
                                        .repeat(widths.get(column)
                                                - cells.get(column).length())))
                .collect(Collectors.joining("|", "|", "|"));
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String verdict(boolean met) {
        return met ? "met" : "missed";
    }
}

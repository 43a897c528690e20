package dev.incidentscribe.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a run comes to, in Markdown, to be pasted into the README as it is: the machine and the date, which targets
/// were met, then the figures.
final class Report {
    private final String machine;
    private final List<List<String>> targets = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /// @param machine when and where it was measured
    Report(String machine) {
        this.machine = machine;
    }

    /// Something that was to be reached.
    void target(String what, String allowed, String measured, boolean met) {
        targets.add(List.of(what, allowed, measured, met ? "met" : "**missed**"));
    }

    void line(String text) {
        lines.add(text);
    }

    void heading(String text) {
        line("");
        line("**" + text + "**");
        line("");
    }

    /// A table, its columns padded to their widest cell.
    void table(List<String> head, List<List<String>> rows) {
        lines.addAll(formatted(head, rows));
    }

    void print(PrintStream out) {
        out.println(machine);
        if (!targets.isEmpty()) {
            out.println();
            formatted(List.of("Target", "Allowed", "Measured", ""), targets).forEach(out::println);
        }
        lines.forEach(out::println);
        out.flush();
    }

    private static List<String> formatted(List<String> head, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(head);
        all.addAll(rows);
        List<Integer> widths = IntStream.range(0, head.size())
                .mapToObj(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        var table = new ArrayList<String>();
        table.add(row(head, widths));
        table.add(widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("|", "|", "|")));
        rows.forEach(row -> table.add(row(row, widths)));
        return table;
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
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%,.0f ms", millis);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String mebibytes(double value) {
        return String.format(Locale.ROOT, "%,.0f MiB", value);
    }
}

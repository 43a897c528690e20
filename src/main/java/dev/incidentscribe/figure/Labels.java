package dev.incidentscribe.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Places labels above the points they belong to, each in the lowest row where neither a text nor a line to a higher
/// row is in its way.
final class Labels {
    private static final double GAP = 8;
    private static final int HIGHEST = 7;

    /// A label to be placed.
    ///
    /// @param x where its point lies
    record Label(double x, double width, String text) {}

    /// A label in its place.
    ///
    /// @param row counts from the bottom, from 0
    /// @param left where the text begins
    record Placed(Label label, int row, double left) {
        private double right() {
            return left + label.width();
        }

        /// Whether its text is in the way of the other's text, or its line in the way of the other's text further down.
        private boolean hinders(Placed other) {
            boolean texts = row == other.row && left < other.right() + GAP && other.left < right() + GAP;
            boolean line = row > other.row && label.x() > other.left - GAP / 2 && label.x() < other.right() + GAP / 2;
            return texts || line;
        }
    }

    private Labels() {}

    /// All of them. A text stands to the right of its point, and near the edge to the left of it.
    ///
    /// @param right where no text may go beyond
    static List<Placed> place(List<Label> labels, double left, double right) {
        var placed = new ArrayList<Placed>();
        Predicate<Label> fits = label -> label.x() + label.width() <= right;
        Comparator<Label> byPlace = Comparator.comparingDouble(Label::x);
        labels.stream()
                .filter(fits)
                .sorted(byPlace.reversed())
                .forEach(label -> placed.add(lowest(label, label.x(), placed)));
        labels.stream()
                .filter(fits.negate())
                .sorted(byPlace)
                .forEach(label -> placed.add(lowest(label, Math.max(left, label.x() - label.width()), placed)));
        return placed;
    }

    private static Placed lowest(Label label, double start, List<Placed> placed) {
        return IntStream.rangeClosed(0, HIGHEST)
                .mapToObj(row -> new Placed(label, row, start))
                .filter(it -> isFree(it, placed))
                .findFirst()
                .orElseGet(() -> above(label, start, placed));
    }

    private static boolean isFree(Placed candidate, List<Placed> placed) {
        return placed.stream().noneMatch(it -> it.hinders(candidate) || candidate.hinders(it));
    }

    /// Where there is no good place: above all others, with a line through their texts.
    private static Placed above(Label label, double start, List<Placed> placed) {
        int row = placed.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
        return new Placed(label, row, start);
    }
}

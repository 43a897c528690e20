package dev.incidentscribe.figure;

import dev.incidentscribe.figure.Course.Turn;
import dev.incidentscribe.incident.Milestone;
import java.time.Instant;
import java.util.List;

/// The band of phases; where an end is not known it fades out in stripes.
///
/// @param y its upper edge
record PhaseBand(Canvas canvas, Course course, Layout layout, double y) {
    void draw() {
        if (course.phases().isEmpty()) {
            canvas.rectangle("unknown", layout.left(), y, layout.right() - layout.left(), layout.band());
            words("", layout.left(), layout.right(), List.of("No turning point recorded"));
        }
        course.phases().forEach(this::phase);
        course.turns().forEach(turn -> canvas.line("leader", x(turn.at()), y - 4, x(turn.at()), y + depth(turn)));
    }

    /// How far down its line goes: what begins and ends no phase stays off the words in the middle.
    private double depth(Turn turn) {
        return turn.milestones().equals(List.of(Milestone.IDENTIFIED)) ? layout.band() / 6 : layout.band() + 4;
    }

    private void phase(Phase phase) {
        double left = phase.from().map(this::x).orElse(layout.left());
        double right = phase.to().map(this::x).orElse(layout.right());
        canvas.rectangle(phase.kind().style(), left, y, Math.max(1.5, right - left), layout.band());
        if (phase.from().isEmpty() || phase.to().isEmpty()) {
            stripes(left, right, phase.from().isEmpty());
        }
        words(phase.kind() == Phase.Kind.UNDETECTED ? "on" : "", left, right, phase.wordings());
    }

    /// Stripes in the colour of the ground, closer to each other towards the end that is not known.
    private void stripes(double left, double right, boolean towardsLeft) {
        double reach = Math.min(60, (right - left) / 2);
        for (int stripe = 0; stripe < 6; stripe++) {
            double width = 1.2 + stripe * 0.9;
            double offset = reach * (stripe + 1) / 6.0;
            double at = towardsLeft ? left + reach - offset : right - reach + offset - width;
            canvas.rectangle("ground", at, y, width, layout.band());
        }
    }

    /// The longest of the wordings that has room between left and right.
    private void words(String style, double left, double right, List<String> wordings) {
        double size = layout.small();
        wordings.stream()
                .filter(it -> layout.width(it, size) + 8 <= right - left)
                .findFirst()
                .ifPresent(it -> canvas.text(
                        style, (left + right) / 2, y + layout.band() / 2 + size * 0.36, size, "middle", it));
    }

    private double x(Instant at) {
        return layout.x(course.window().share(at));
    }
}

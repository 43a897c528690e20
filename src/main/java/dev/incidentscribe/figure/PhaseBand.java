package dev.incidentscribe.figure;

import dev.incidentscribe.figure.Course.Turn;
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
        return turn.bounding() ? layout.band() + 4 : layout.band() / 6;
    }

    /// What is too narrow for its name, by its colour: in rows below, from `top` on.
    ///
    /// @return where the last row ends
    double legend(double top) {
        List<Phase> nameless = course.phases().stream().filter(this::isNameless).toList();
        double size = layout.small();
        double at = layout.left();
        double bottom = nameless.isEmpty() ? top : top + size * 1.5;
        for (Phase phase : nameless) {
            String name = phase.wordings().getFirst();
            double width = size * 1.4 + layout.width(name, size) + 8;
            if (at > layout.left() && at + width > layout.right()) {
                at = layout.left();
                bottom += size * 1.5;
            }
            canvas.rectangle(phase.kind().style(), at, bottom - size * 1.15, size, size);
            canvas.text("quiet", at + size * 1.4, bottom - size * 0.3, size, "start", name);
            at += width;
        }
        return bottom;
    }

    private boolean isNameless(Phase phase) {
        double room = right(phase) - left(phase);
        return phase.names().stream().noneMatch(it -> fits(it, room));
    }

    private void phase(Phase phase) {
        double left = left(phase);
        double right = right(phase);
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
                .filter(it -> fits(it, right - left))
                .findFirst()
                .ifPresent(it -> canvas.text(
                        style, (left + right) / 2, y + layout.band() / 2 + size * 0.36, size, "middle", it));
    }

    private boolean fits(String words, double room) {
        return layout.width(words, layout.small()) + 8 <= room;
    }

    private double left(Phase phase) {
        return phase.from().map(this::x).orElse(layout.left());
    }

    private double right(Phase phase) {
        return phase.to().map(this::x).orElse(layout.right());
    }

    private double x(Instant at) {
        return layout.x(course.window().share(at));
    }
}

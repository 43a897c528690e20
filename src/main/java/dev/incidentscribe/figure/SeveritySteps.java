package dev.incidentscribe.figure;

import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import java.time.Instant;
import java.util.List;

/// The severity over time, in steps: the worse, the higher.
///
/// @param y the upper edge of the highest
record SeveritySteps(Canvas canvas, Course course, Layout layout, double y) {
    void draw() {
        List<SeverityChange> steps = course.severities();
        for (int index = 0; index < steps.size(); index++) {
            SeverityChange step = steps.get(index);
            double left = Math.clamp(x(step.at()), layout.left(), layout.right());
            double right = index + 1 < steps.size()
                    ? Math.clamp(x(steps.get(index + 1).at()), layout.left(), layout.right())
                    : layout.right();
            double high = layout.steps() * (5 - step.to().level()) / 4;
            canvas.rectangle("severity", left, y + layout.steps() - high, Math.max(1, right - left), high);
            String label = step.to().label();
            if (layout.lanes() && layout.width(label, layout.small()) + 8 <= right - left) {
                severity(label, left + 5, y + layout.steps(), high);
            }
        }
    }

    /// In its bar, where that is high enough for letters, else above it on the ground.
    private void severity(String label, double x, double bottom, double high) {
        boolean inside = high >= layout.small() * 1.1;
        canvas.text(
                inside ? "onseverity" : "quiet",
                x,
                inside ? bottom - high / 2 + layout.small() * 0.36 : bottom - high - layout.small() * 0.25,
                layout.small(),
                "start",
                label);
    }

    private double x(Instant at) {
        return layout.x(course.window().share(at));
    }
}

package dev.incidentscribe.figure;

import dev.incidentscribe.figure.Labels.Label;
import dev.incidentscribe.figure.Labels.Placed;
import dev.incidentscribe.incident.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One drawing of the course of an incident, in the measures of a layout. Drawn from the top downwards.
final class Drawing {
    private static final double COLUMN = 3;
    private static final double SPACE = 5;
    private static final Duration DAYS = Duration.ofHours(24);
    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Canvas canvas;
    private final Course course;
    private final ZoneId zone;
    private final Layout layout;
    private double y;

    private Drawing(Canvas canvas, Course course, ZoneId zone, Layout layout) {
        this.canvas = canvas;
        this.course = course;
        this.zone = zone;
        this.layout = layout;
    }

    /// Makes it.
    ///
    /// @return how high it is
    static double draw(Canvas canvas, Course course, ZoneId zone, Layout layout, String title, String subtitle) {
        var drawing = new Drawing(canvas, course, zone, layout);
        drawing.heading(title, subtitle);
        drawing.turns();
        drawing.phases();
        drawing.severities();
        drawing.entries();
        drawing.axes();
        return drawing.y + 6;
    }

    private void heading(String title, String subtitle) {
        y = layout.text() * 1.6;
        double left = layout.lanes() ? 14 : layout.left();
        double room = layout.right() - left - layout.width(subtitle, layout.small()) - 12;
        canvas.text("strong", left, y, layout.text(), "start", fitting(title, layout.text(), room));
        canvas.text("quiet", layout.right(), y, layout.small(), "end", subtitle);
        y += layout.text() * 0.7;
    }

    /// The turning points: a text each, and a line down to the band.
    private void turns() {
        List<Label> labels = course.turns().stream()
                .map(turn -> {
                    String text = turn.label() + " " + time(turn.at());
                    return new Label(x(turn.at()), layout.width(text, layout.text()) + 5, text);
                })
                .toList();
        List<Placed> placed = Labels.place(labels, layout.left(), layout.right());
        int rows = placed.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
        double bottom = y + rows * layout.row() + 6;
        for (Placed it : placed) {
            double line = bottom - 6 - it.row() * layout.row();
            canvas.line(
                    "leader",
                    it.label().x(),
                    line - layout.row() * 0.85,
                    it.label().x(),
                    bottom);
            canvas.text(
                    "",
                    it.left() + 5,
                    line - layout.row() * 0.25,
                    layout.text(),
                    "start",
                    it.label().text());
        }
        y = bottom;
    }

    private void phases() {
        name("Phase", layout.band());
        var band = new PhaseBand(canvas, course, layout, y);
        band.draw();
        y = band.legend(y + layout.band() + 4) + 8;
    }

    private void severities() {
        if (course.severities().isEmpty()) {
            return;
        }
        name("Severity", layout.steps());
        new SeveritySteps(canvas, course, layout, y).draw();
        y += layout.steps() + (layout.lanes() ? 12 : 8);
    }

    private void entries() {
        int count = layout.lanes() ? Lane.values().length : 1;
        double bottom = y + count * (layout.lane() + SPACE);
        Axis.of(course.window(), zone, layout.ticks())
                .ticks()
                .forEach(tick -> canvas.line("grid", x(tick.at()), y, x(tick.at()), bottom));
        if (layout.lanes()) {
            for (Lane lane : Lane.values()) {
                lane(lane.label(), course.entries().getOrDefault(lane, List.of()));
            }
        } else {
            lane(
                    "Entries",
                    course.entries().values().stream().flatMap(List::stream).toList());
        }
        outside();
        y += 4;
    }

    /// A tick for each entry; what is too close to be told apart is one tick, higher and wider.
    private void lane(String label, List<Instant> instants) {
        name(label, layout.lane());
        canvas.line("grid", layout.left(), y + layout.lane(), layout.right(), y + layout.lane());
        Map<Long, Long> columns = instants.stream()
                .collect(Collectors.groupingBy(
                        at -> Math.round((x(at) - layout.left()) / COLUMN), TreeMap::new, Collectors.counting()));
        columns.forEach((column, count) -> {
            double height = layout.lane() * Math.min(1, 0.55 + 0.15 * Math.log(count) / Math.log(2));
            canvas.rectangle(
                    "tick",
                    layout.left() + column * COLUMN - 1,
                    y + layout.lane() - height,
                    count > 1 ? COLUMN - 0.2 : 2,
                    height);
        });
        y += layout.lane() + SPACE;
    }

    /// What is left out on either side, each on its side.
    private void outside() {
        if (course.earlier() + course.later() == 0) {
            return;
        }
        y += layout.small() * 0.7;
        double line = y + layout.small() * 0.3;
        if (course.earlier() > 0) {
            String words = "← %d before this".formatted(course.earlier());
            canvas.text("quiet", layout.left(), line, layout.small(), "start", words);
        }
        if (course.later() > 0) {
            String words = "%d after this →".formatted(course.later());
            canvas.text("quiet", layout.right(), line, layout.small(), "end", words);
        }
        y += layout.small() * 0.5;
    }

    private void axes() {
        axis(zone);
        if (!TimeFormat.isUtc(zone)) {
            axis(ZoneOffset.UTC);
        }
    }

    /// The axis in that zone. Each zone has round times of its own: half an hour lies between some.
    private void axis(ZoneId in) {
        y += layout.small() * 1.25;
        Axis axis = Axis.of(course.window(), in, layout.ticks());
        String zoneName = TimeFormat.zone(course.window().from(), in);
        double left = layout.lanes() ? 14 : layout.left();
        canvas.text("quiet", left, y, layout.small(), "start", zoneName);
        double from = left + layout.width(zoneName, layout.small()) + 4;
        String shown = zoneName;
        for (Axis.Tick tick : axis.ticks()) {
            String now = TimeFormat.zone(tick.at(), in);
            String label = now.equals(shown) ? tick.label() : tick.label() + " " + now;
            double half = layout.width(label, layout.small()) / 2;
            double at = x(tick.at());
            if (at - half < from || at + half > layout.right() + 10) {
                continue;
            }
            canvas.text("quiet", at, y, layout.small(), "middle", label);
            from = at + half + 4;
            shown = now;
        }
    }

    private void name(String row, double height) {
        if (layout.lanes()) {
            canvas.text("quiet", 14, y + height / 2 + layout.small() * 0.36, layout.small(), "start", row);
        }
    }

    /// As exact as the scale of the picture allows to be seen.
    private String time(Instant at) {
        Duration length = course.window().length();
        if (length.compareTo(DAYS) > 0) {
            return DAY.format(at.atZone(zone));
        }
        return (length.compareTo(MINUTES) < 0 ? SECOND : MINUTE).format(at.atZone(zone));
    }

    private static String fitting(String text, double size, double room) {
        int most = (int) (room / (size * 0.58));
        return text.length() <= most
                ? text
                : text.substring(
                                        0,
                                        text.offsetByCodePoints(
                                                0,
                                                Math.max(1, text.codePointCount(0, Math.min(text.length(), most)) - 2)))
                                .strip()
                        + "…";
    }

    private double x(Instant at) {
        return layout.x(course.window().share(at));
    }
}

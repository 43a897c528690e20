package dev.incidentscribe.figure;

import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Draws the timeline of an incident: the phases, the turning points, the severity, and a tick for each entry. One SVG
/// holds the drawing twice, for wide and for narrow places, and follows the reader's choice of light or dark; on paper
/// it is light. Without scripts, and without anything from outside.
public final class Figure {
    private static final String ROOT = "timeline-figure";

    private Figure() {}

    /// For the pages of a browser: adapts to the width and to light and dark.
    public static String svg(Postmortem postmortem) {
        Course course = Course.of(postmortem);
        double width = Layout.WIDE.width();
        List<Drawn> natural = Stream.of(Layout.WIDE, Layout.NARROW)
                .map(layout -> draw(postmortem, course, layout))
                .toList();
        double height = natural.stream().mapToDouble(Figure::heightOf).max().orElse(0);
        List<Drawn> drawings = natural.stream()
                .map(drawn -> draw(
                        postmortem,
                        course,
                        drawn.layout()
                                .stretched((height - heightOf(drawn))
                                        * drawn.layout().width()
                                        / width)))
                .toList();
        var svg = new Svg()
                .open(
                        "svg",
                        "xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" viewBox=\"0 0 %s %s\" width=\"100%%\" role=\"img\" aria-labelledby=\"%s-title %s-text\""
                                .formatted(ROOT, Svg.number(width), Svg.number(height), ROOT, ROOT));
        svg.content("title", "id=\"%s-title\"".formatted(ROOT), "Timeline of " + title(postmortem));
        svg.content("desc", "id=\"%s-text\"".formatted(ROOT), Description.of(course, postmortem.clock()));
        svg.style(css());
        svg.rectangle("ground", 0, 0, width, height);
        for (Drawn drawn : drawings) {
            double scale = width / drawn.layout().width();
            double rest = (height - drawn.height() * scale) / 2;
            svg.open(
                    "g",
                    "class=\"%s\" transform=\"translate(0 %s) scale(%s)\""
                            .formatted(
                                    drawn.layout().name(),
                                    Svg.number(rest),
                                    String.format(Locale.ROOT, "%.4f", scale)));
            svg.append(drawn.elements());
            svg.close("g");
        }
        return svg.close("svg").toString();
    }

    /// What it shows, in words.
    public static String description(Postmortem postmortem) {
        return Description.of(Course.of(postmortem), postmortem.clock());
    }

    private static String css() {
        return Palette.LIGHT.css(ROOT) + """
                .%1$s .narrow{display:none}
                @media (max-width:640px){.%1$s .wide{display:none}.%1$s .narrow{display:inline}}
                @media screen and (prefers-color-scheme:dark){
                %2$s}
                """.formatted(ROOT, Palette.DARK.css(ROOT));
    }

    /// A drawing in one of the layouts, and how high it is.
    private record Drawn(Layout layout, String elements, double height) {}

    private static Drawn draw(Postmortem postmortem, Course course, Layout layout) {
        var svg = new Svg();
        double height =
                Drawing.draw(svg, course, postmortem.clock(), layout, title(postmortem), subtitle(postmortem, layout));
        return new Drawn(layout, svg.toString(), height);
    }

    /// In the units of the whole.
    private static double heightOf(Drawn drawn) {
        return drawn.height() * Layout.WIDE.width() / drawn.layout().width();
    }

    static String title(Postmortem postmortem) {
        return postmortem.incident() + " · "
                + postmortem.title().replaceAll("\\s+", " ").strip();
    }

    static String subtitle(Postmortem postmortem, Layout layout) {
        var parts = new ArrayList<String>();
        if (layout.lanes()) {
            postmortem.days().ifPresent(parts::add);
        }
        postmortem.severities().stream()
                .map(SeverityChange::to)
                .min(Comparator.naturalOrder()) // the worst: how it changed is drawn
                .map(Severity::label)
                .ifPresent(parts::add);
        postmortem.duration().map(TimeFormat::span).ifPresent(parts::add);
        return String.join(" · ", parts);
    }
}

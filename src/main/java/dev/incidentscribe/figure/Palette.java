package dev.incidentscribe.figure;

/// The colours of the picture, for one ground. Every text has a contrast of at least 4.5 to what is behind it.
record Palette(
        String ground,
        String text,
        String quiet,
        String line,
        String undetected,
        String detected,
        String worked,
        String mitigated,
        String unknown,
        String onPhase,
        String tick,
        String severity,
        String onSeverity) {

    static final Palette LIGHT = new Palette(
            "#ffffff", "#1b1f24", "#57606a", "#d5dae0", "#b42318", "#e58a4e", "#f2b84b", "#a9d8b8", "#e3e7ec",
            "#ffffff", "#34547a", "#5b6673", "#ffffff");
    static final Palette DARK = new Palette(
            "#14181d", "#e8ebee", "#a3adb8", "#38414b", "#f0776c", "#9a4a1c", "#8a611b", "#2f6b48", "#39424d",
            "#14181d", "#8fb8e8", "#9aa5b1", "#14181d");

    /// The colour of an area or a text, as `#rrggbb`.
    String fill(String style) {
        return switch (style) {
            case "ground" -> ground;
            case "quiet" -> quiet;
            case "undetected" -> undetected;
            case "detected" -> detected;
            case "worked" -> worked;
            case "mitigated" -> mitigated;
            case "unknown" -> unknown;
            case "on" -> onPhase;
            case "tick" -> tick;
            case "severity" -> severity;
            case "onseverity" -> onSeverity;
            default -> text;
        };
    }

    /// The colour of a line.
    String stroke(String style) {
        return style.equals("grid") ? line : text;
    }

    double strokeWidth(String style) {
        return style.equals("grid") ? 1 : 1.2;
    }

    /// The rules for everything below the element of that class.
    String css(String root) {
        return """
                .%1$s .ground{fill:%2$s}
                .%1$s text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",Arial,sans-serif;fill:%3$s}
                .%1$s .strong{font-weight:600}
                .%1$s .quiet{fill:%4$s}
                .%1$s .grid{stroke:%5$s;stroke-width:1}
                .%1$s .turn{paint-order:stroke;stroke:%2$s;stroke-width:4px;stroke-linejoin:round}
                .%1$s .leader{stroke:%3$s;stroke-width:1.2}
                .%1$s .dot{fill:%3$s}
                .%1$s .undetected{fill:%6$s}
                .%1$s .detected{fill:%7$s}
                .%1$s .worked{fill:%8$s}
                .%1$s .mitigated{fill:%9$s}
                .%1$s .unknown{fill:%10$s}
                .%1$s .on{fill:%11$s}
                .%1$s .tick{fill:%12$s}
                .%1$s .severity{fill:%13$s}
                .%1$s .onseverity{fill:%14$s}
                """.formatted(
                        root,
                        ground,
                        text,
                        quiet,
                        line,
                        undetected,
                        detected,
                        worked,
                        mitigated,
                        unknown,
                        onPhase,
                        tick,
                        severity,
                        onSeverity);
    }
}

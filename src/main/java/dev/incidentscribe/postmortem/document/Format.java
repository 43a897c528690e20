package dev.incidentscribe.postmortem.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// In which a draft can be written.
public enum Format {
    MARKDOWN("md"),
    HTML("html"),
    JSON("json"),
    /// The HTML on paper.
    PDF("pdf"),
    /// The picture of the timeline alone.
    SVG("svg"),
    /// The same in pixels, for where SVG is not shown.
    PNG("png");

    private final String suffix;

    Format(String suffix) {
        this.suffix = suffix;
    }

    /// The format of that name, `markdown`, in any case.
    public static Optional<Format> parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equalsIgnoreCase(name))
                .findFirst();
    }

    /// The word people type: `markdown`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it can be read as text.
    public boolean isText() {
        return this != PDF && this != PNG;
    }

    /// How the name of a file in it ends: `md`.
    public String suffix() {
        return suffix;
    }
}

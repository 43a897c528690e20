package dev.incidentscribe.typeface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// A font that comes with the program: Latin, Greek, Cyrillic, Hebrew, arrows and signs.
public enum Typeface {
    /// For texts.
    REGULAR("DejaVuSansCondensed.ttf"),
    /// For headings.
    BOLD("DejaVuSansCondensed-Bold.ttf"),
    /// For code.
    MONO("DejaVuSansMono.ttf");

    private final String file;

    Typeface(String file) {
        this.file = file;
    }

    /// The TrueType file. Whoever opens it closes it.
    public InputStream open() {
        return Objects.requireNonNull(Typeface.class.getResourceAsStream(file), file);
    }

    /// Its letters as shapes.
    public Outlines outlines() {
        try (InputStream in = open()) {
            return new Outlines(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the font " + file, e);
        }
    }
}

package dev.incidentscribe.typeface;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The letters of a font as shapes, so that no font of the machine is asked for; many servers have none.
public final class Outlines {
    private static final int MISSING = 0x25A1;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unit;

    Outlines(byte[] file) throws IOException {
        this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        this.glyphs = font.getUnicodeCmapLookup();
        this.unit = 1.0 / font.getUnitsPerEm();
    }

    /// A text of one line, set so.
    ///
    /// @param width from its beginning to its end
    public record Line(Shape shape, double width) {}

    /// Sets a text, from 0 on the baseline to the right. What the font has no letter for is a small square.
    public Line line(String text, double size) {
        var shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double scale = size * unit;
        double at = 0;
        try {
            for (int character : Visually.ordered(text).codePoints().toArray()) {
                if (isShown(character)) {
                    int glyph = glyph(character);
                    GlyphData data = font.getGlyph().getGlyph(glyph);
                    if (data != null) {
                        var place = new AffineTransform(scale, 0, 0, -scale, at, 0);
                        shape.append(place.createTransformedShape(data.getPath()), false);
                    }
                    at += font.getAdvanceWidth(glyph) * scale;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading a font", e);
        }
        return new Line(shape, at);
    }

    private int glyph(int character) {
        int glyph = glyphs.getGlyphId(character);
        return glyph == 0 ? glyphs.getGlyphId(MISSING) : glyph;
    }

    /// Marks that say how another character is to be shown are nothing by themselves.
    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.CONTROL, Character.SURROGATE -> false;
            default -> character < 0xFE00 || character > 0xFE0F;
        };
    }
}

package dev.incidentscribe.figure;

import dev.incidentscribe.typeface.Outlines;
import dev.incidentscribe.typeface.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/// Draws with Java's own graphics, texts as shapes.
final class Painter implements Canvas {
    private final Graphics2D graphics;
    private final Palette palette;
    private final Outlines regular = Typeface.REGULAR.outlines();
    private final Outlines bold = Typeface.BOLD.outlines();

    Painter(Graphics2D graphics, Palette palette) {
        this.graphics = graphics;
        this.palette = palette;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void rectangle(String style, double x, double y, double width, double height) {
        graphics.setPaint(Color.decode(palette.fill(style)));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(String style, double x1, double y1, double x2, double y2) {
        graphics.setPaint(Color.decode(palette.stroke(style)));
        graphics.setStroke(new BasicStroke((float) palette.strokeWidth(style)));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void text(String style, double x, double y, double size, String anchor, String text) {
        Outlines.Line line = (style.equals("strong") ? bold : regular).line(text, size);
        double left = switch (anchor) {
            case "middle" -> x - line.width() / 2;
            case "end" -> x - line.width();
            default -> x;
        };
        graphics.setPaint(Color.decode(palette.fill(style)));
        graphics.fill(AffineTransform.getTranslateInstance(left, y).createTransformedShape(line.shape()));
    }
}

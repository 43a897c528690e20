package dev.incidentscribe.figure;

import dev.incidentscribe.postmortem.Postmortem;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// The timeline of an incident as it is drawn on paper and into chats: wide and light. What needs Java's graphics is
/// loaded with the first picture, and works without fonts and without a screen.
public final class Picture {
    private static final double SCALE = 2;

    private final Postmortem postmortem;
    private final Course course;
    private final double height;

    private Picture(Postmortem postmortem, Course course) {
        this.postmortem = postmortem;
        this.course = course;
        this.height = draw(new Svg());
    }

    /// The picture of that incident.
    public static Picture of(Postmortem postmortem) {
        return new Picture(postmortem, Course.of(postmortem));
    }

    /// In its own units.
    public double width() {
        return Layout.WIDE.width();
    }

    /// In its own units.
    public double height() {
        return height;
    }

    /// Draws it, one unit to a unit of the graphics, from their origin.
    public void paint(Graphics2D graphics) {
        var painter = new Painter(graphics, Palette.LIGHT);
        painter.rectangle("ground", 0, 0, width(), Math.ceil(height));
        draw(painter);
    }

    /// As a PNG, two pixels to a unit.
    public byte[] png() {
        var image = new BufferedImage(
                (int) (width() * SCALE), (int) (Math.ceil(height) * SCALE), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        paint(graphics);
        graphics.dispose();
        var png = new ByteArrayOutputStream();
        // Into memory: without being told so it would go through a file, and there may be no writable folder.
        try (var out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return png.toByteArray();
    }

    private double draw(Canvas canvas) {
        return Drawing.draw(
                canvas,
                course,
                postmortem.clock(),
                Layout.WIDE,
                Figure.title(postmortem),
                Figure.subtitle(postmortem, Layout.WIDE));
    }
}

package dev.incidentscribe.print;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import dev.incidentscribe.figure.Picture;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;

/// Draws the picture as lines and areas, sharp at any size, where the page has its SVG.
final class Drawings implements SVGDrawer {
    private final Picture picture;

    Drawings(Picture picture) {
        this.picture = picture;
    }

    @Override
    public SVGImage buildSVGImage(
            Element element, Box box, CssContext context, double width, double height, double dotsPerPixel) {
        return new Drawn(picture, width < 0 ? picture.width() * dotsPerPixel : width, dotsPerPixel);
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {
        // it has its own letters
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        // it has its own letters
    }

    @Override
    public void close() {
        // nothing is open
    }

    /// The picture in its place.
    ///
    /// @param width in dots of the page
    private record Drawn(Picture picture, double width, double dotsPerPixel) implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return (int) width;
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.ceil(width * picture.height() / picture.width());
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            double scale = width / dotsPerPixel / picture.width();
            device.drawWithGraphics(
                    (float) x,
                    (float) y,
                    (float) Math.ceil(picture.width() * scale),
                    (float) Math.ceil(picture.height() * scale),
                    graphics -> {
                        graphics.scale(scale, scale);
                        picture.paint(graphics);
                    });
        }
    }
}

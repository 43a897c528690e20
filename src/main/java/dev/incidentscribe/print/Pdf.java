package dev.incidentscribe.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import dev.incidentscribe.figure.Picture;
import dev.incidentscribe.typeface.Typeface;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.jsoup.helper.W3CDom;

/// Prints HTML as PDF: A4, tagged for those who have it read to them unless it is very long, with its fonts inside.
/// Nothing is fetched from elsewhere, and no font of the machine is asked for.
public final class Pdf {
    private static final String PRODUCER = "Incident Scribe";
    /// Instead of a character that no font has.
    private static final String MISSING = "□";
    /// In characters of the HTML. A tag for every cell of a longer one would take more memory than the server has.
    private static final int LONG = 500_000;
    /// About 5,000 entries.
    private static final int LONGEST = 4_000_000;
    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final Lock press = new ReentrantLock();

    /// The document as a PDF. One at a time: the memory is enough for one long document.
    ///
    /// @param html as a template makes it
    /// @param picture takes the place of the drawing in it, if there is one
    /// @throws IllegalArgumentException if the document is longer than 4,000,000 characters
    public byte[] print(String html, Picture picture) {
        if (html.length() > LONGEST) {
            throw new IllegalArgumentException("a page of %d characters is too long".formatted(html.length()));
        }
        press.lock();
        try {
            return printed(html, picture);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            press.unlock();
        }
    }

    private static byte[] printed(String html, Picture picture) throws IOException {
        XRLog.setLoggingEnabled(false); // it would speak of what people wrote
        var pdf = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder(html, picture).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            // To pack what a long one consists of, the writer would hold it all a second time.
            renderer.getPdfDocument()
                    .save(
                            pdf,
                            isLong(html) ? CompressParameters.NO_COMPRESSION : CompressParameters.DEFAULT_COMPRESSION);
        }
        return pdf.toByteArray();
    }

    private static PdfRendererBuilder builder(String html, Picture picture) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withW3cDocument(new W3CDom().fromJsoup(Sheet.of(html)), "")
                .withProducer(PRODUCER)
                .useReplacementText(MISSING)
                .useUnicodeLineBreaker(new LineBreaks())
                .useUnicodeCharacterBreaker(new LetterBreaks())
                .useUnicodeBidiSplitter(Directions::new)
                .useUnicodeBidiReorderer(new Reordering())
                .useSVGDrawer(new Drawings(picture))
                .useExternalResourceAccessControl(
                        (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (_, _) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .useFont(Typeface.REGULAR::open, "Text", NORMAL, FontStyle.NORMAL, true)
                .useFont(Typeface.BOLD::open, "Text", BOLD, FontStyle.NORMAL, true)
                .useFont(Typeface.MONO::open, "Code", NORMAL, FontStyle.NORMAL, true);
        // Either keeps the library from searching the machine for fonts.
        return isLong(html)
                ? builder.usePdfAConformance(PdfAConformance.PDFA_2_B)
                        .useColorProfile(
                                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                : builder.usePdfUaAccessibility(true);
    }

    private static boolean isLong(String html) {
        return html.length() > LONG;
    }
}

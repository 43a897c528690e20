package dev.incidentscribe.print;

import com.openhtmltopdf.bidi.BidiReorderer;
import dev.incidentscribe.typeface.Visually;

/// Puts runs from right to left into the order in which a page is printed. No letter of its fonts is joined to another.
final class Reordering implements BidiReorderer {
    @Override
    public String reorderRTLTextToLTR(String text) {
        return Visually.reversed(text);
    }

    @Override
    public String shapeText(String text) {
        return text;
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}

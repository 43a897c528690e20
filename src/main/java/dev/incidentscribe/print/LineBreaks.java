package dev.incidentscribe.print;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end: where the JDK would end it, but not within a time or a number.
final class LineBreaks implements FSTextBreaker {
    private static final String WITHIN = ":.,-";

    private final BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        places.setText(text);
    }

    @Override
    public int next() {
        int place = places.next();
        while (place != BreakIterator.DONE && isWithin(place)) {
            place = places.next();
        }
        return place;
    }

    private boolean isWithin(int place) {
        return place > 0
                && place < text.length()
                && WITHIN.indexOf(text.charAt(place - 1)) >= 0
                && Character.isDigit(text.charAt(place));
    }
}

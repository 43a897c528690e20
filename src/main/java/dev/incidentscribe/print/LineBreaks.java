package dev.incidentscribe.print;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end: where the JDK would end it, but not within a time or a number, and behind a slash between
/// letters, as in `Europe/London`.
final class LineBreaks implements FSTextBreaker {
    private static final String WITHIN = ":.,-";

    private static final int UNASKED = -2;

    private final BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";
    private int last;
    /// The next place by the JDK.
    private int ahead = UNASKED;

    @Override
    public void setText(String text) {
        this.text = text;
        places.setText(text);
        last = 0;
        ahead = UNASKED;
    }

    @Override
    public int next() {
        if (ahead == UNASKED) {
            ahead = following();
        }
        for (int place = last + 1; place < ahead; place++) {
            if (isBehindSlash(place)) {
                last = place;
                return place;
            }
        }
        int place = ahead;
        last = Math.max(last, place);
        ahead = UNASKED;
        return place;
    }

    private int following() {
        int place = places.next();
        while (place != BreakIterator.DONE && isWithin(place)) {
            place = places.next();
        }
        return place;
    }

    private boolean isBehindSlash(int place) {
        return place >= 2
                && text.charAt(place - 1) == '/'
                && Character.isLetter(text.charAt(place - 2))
                && Character.isLetter(text.charAt(place));
    }

    private boolean isWithin(int place) {
        return place > 0
                && place < text.length()
                && WITHIN.indexOf(text.charAt(place - 1)) >= 0
                && Character.isDigit(text.charAt(place));
    }
}

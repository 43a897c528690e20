package dev.incidentscribe.print;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/// Where a line may end: where the JDK would end it, but not within a time or a number, and behind a slash between
/// letters, as in `Europe/London`.
final class LineBreaks implements FSTextBreaker {
    private static final String WITHIN = ":.,-";

    private final BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
    private String text = "";
    /// Where in the text that begins which is asked about.
    private int start;

    private int last;
    /// The place by the JDK before the next one.
    private int behind;
    /// The next place by the JDK.
    private int ahead;

    /// A word that is longer than a line is asked about anew for each line that it goes on into; where it ends is known
    /// from the first.
    @Override
    public void setText(String text) {
        int from = this.text.length() - text.length();
        if (from >= behind && from < ahead && this.text.endsWith(text)) {
            start = from;
        } else {
            this.text = text;
            places.setText(text);
            start = 0;
            behind = 0;
            ahead = following();
        }
        last = start;
    }

    @Override
    public int next() {
        if (last == text.length()) {
            return BreakIterator.DONE;
        }
        if (last == ahead) {
            behind = ahead;
            ahead = following();
        }
        last = behindSlash();
        return last - start;
    }

    private int following() {
        int place = places.next();
        while (place != BreakIterator.DONE && isWithin(place)) {
            place = places.next();
        }
        return place;
    }

    /// The next place behind a slash, or else the next by the JDK.
    private int behindSlash() {
        for (int place = Math.max(last, start + 1); place < ahead - 1; place++) {
            if (isSlashBetweenLetters(place)) {
                return place + 1;
            }
        }
        return ahead;
    }

    private boolean isSlashBetweenLetters(int place) {
        return text.charAt(place) == '/'
                && Character.isLetter(text.charAt(place - 1))
                && Character.isLetter(text.charAt(place + 1));
    }

    private boolean isWithin(int place) {
        return place > 0
                && place < text.length()
                && WITHIN.indexOf(text.charAt(place - 1)) >= 0
                && Character.isDigit(text.charAt(place));
    }
}

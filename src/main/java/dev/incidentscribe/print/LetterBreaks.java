package dev.incidentscribe.print;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a word that is longer than a line may be cut: between what people take for single letters. Each place is
/// looked for when it is asked for; the JDK looks for all of them first, anew for each line.
final class LetterBreaks implements FSTextBreaker {
    private final Matcher letters = Pattern.compile("\\X").matcher("");

    @Override
    public void setText(String text) {
        letters.reset(text);
    }

    @Override
    public int next() {
        return letters.find() ? letters.end() : BreakIterator.DONE;
    }
}

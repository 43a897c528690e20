package dev.incidentscribe.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The printer asks where to break for each line anew, with the text from there on.
class BreaksTest {
    private final LineBreaks lines = new LineBreaks();
    private final LetterBreaks letters = new LetterBreaks();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "in Europe/London at 14:05, and so on",
                "either/or and/or a/b /c d/ 1/2 //",
                "at 1,234.5 (or 2023-03-03) – then 10.0.0.1:8080",
                "https://example.org/a_b/c-d?e=f and more",
                "well-known  double  blanks\tand\nlines",
                "no\u00a0break \u00ad soft",
                "שלום עולם, 再起動しました。障害",
                "🦸‍♂️🔥🔥e\u0301e\u0301"
            })
    void whatComesNextIsTheSameWhateverWasAskedBefore(String text) {
        for (int from = 0; from <= text.length(); from++) {
            String rest = text.substring(from);
            List<Integer> fresh = places(new LineBreaks(), rest);

            lines.setText(text);
            lines.next();
            assertThat(places(lines, rest)).as("“%s” again", rest).isEqualTo(fresh);
            assertThat(places(lines, rest)).as("“%s” once more", rest).isEqualTo(fresh);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "word", "🦸‍♂️🔥🇩🇪🇩e\u0301\u0302", "\r\n\u0000\ud83d x", "각각नमस्ते"})
    void aWordIsCutWhereTheJdkWouldCutIt(String text) {
        BreakIterator jdk = BreakIterator.getCharacterInstance(Locale.ROOT);
        jdk.setText(text);
        List<Integer> expected = Stream.generate(jdk::next)
                .takeWhile(place -> place != BreakIterator.DONE)
                .toList();

        assertThat(places(letters, text)).isEqualTo(expected);
    }

    /// Whoever looks to its end for each of its lines takes a good deal longer.
    @Test
    @Timeout(10)
    void aVeryLongWordIsReadOnce() {
        String word = "a".repeat(200_000);

        for (int from = 0; from < word.length(); from += 100) {
            String rest = word.substring(from);
            lines.setText(rest);
            letters.setText(rest);
            assertThat(lines.next()).isEqualTo(rest.length());
            assertThat(letters.next()).isEqualTo(1);
        }
    }

    private static List<Integer> places(FSTextBreaker breaker, String text) {
        breaker.setText(text);
        return Stream.generate(breaker::next)
                .takeWhile(place -> place != BreakIterator.DONE)
                .toList();
    }
}

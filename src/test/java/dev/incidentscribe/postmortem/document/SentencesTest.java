package dev.incidentscribe.postmortem.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was typed in a hurry reads as a sentence, and a name keeps its spelling.
class SentencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the page                              | The page.",
                "alert                                 | Alert.",
                "Rolled back.                          | Rolled back.",
                "was it the cache?                     | Was it the cache?",
                "half of them, 50%                     | Half of them, 50%.",
                "they said “we are down.”              | They said “we are down.”",
                "they said “we are down”               | They said “we are down”.",
                "rolled back to 4.11                   | Rolled back to 4.11.",
                "cartService ran out of memory         | cartService ran out of memory.",
                "ipv6 was off                          | ipv6 was off.",
                "checkout was down                     | checkout was down.",
                "payments-api was down                 | payments-api was down.",
                "kube.conf was wrong                   | kube.conf was wrong.",
                "`rm -rf` ran                          | `rm -rf` ran.",
                "see https://example.org/a             | See https://example.org/a",
                "10 tickets • refunds                  | 10 tickets • refunds",
                "it was slow:                          | It was slow:",
                "it was slow 😱                        | It was slow 😱",
                "障害                                   | 障害"
            })
    void aFragmentBecomesASentence(String typed, String sentence) {
        assertThat(Sentences.of(typed, List.of("Checkout"))).isEqualTo(sentence);
    }

    @Test
    void aListAndABlockOfCodeStayWhatTheyAre() {
        assertThat(Sentences.of("- one\n- two", List.of())).isEqualTo("- one\n- two");
        assertThat(Sentences.of("look at ```x = 1```", List.of())).isEqualTo("Look at ```x = 1```");
    }

    @Test
    @Timeout(5)
    void howeverLongItIsItTakesNoTime() {
        for (String repeated : List.of("/", "`", "\n", " ", "a/", "•", "\"")) {
            assertThat(Sentences.of(repeated.repeat(40_000), List.of())).isNotNull();
        }
    }
}

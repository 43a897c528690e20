package dev.incidentscribe.redaction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Words that are looked for in many texts and hardly ever found, in whatever case.
final class Keywords {
    private final List<String> words;
    private final int[] beginnings;

    Keywords(List<String> words) {
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        this.beginnings = this.words.stream().mapToInt(Trigrams::beginning).toArray();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    Stream<String> stream() {
        return words.stream();
    }

    /// Whether the text holds any of them. Asked of every rule for every text, and hardly ever answered with yes, so a
    /// stream would cost more than the looking.
    ///
    /// @param lower the text in lower case
    /// @param trigrams those of the text in lower case
    boolean isAnyIn(String lower, Trigrams trigrams) {
        for (int i = 0; i < beginnings.length; i++) {
            if (trigrams.mayHold(beginnings[i]) && lower.contains(words.get(i))) {
                return true;
            }
        }
        return false;
    }
}

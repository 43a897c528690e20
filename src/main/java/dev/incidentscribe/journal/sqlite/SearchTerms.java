package dev.incidentscribe.journal.sqlite;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody searches for, in the language of SQLite's full-text index. Whatever they type is text there, and never
/// an operator; of the last word the beginning is enough.
///
/// @param all each is to be found
record SearchTerms(List<String> all) {
    private static final int MOST = 12;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}]+");
    private static final Predicate<String> WORD =
            Pattern.compile("[\\p{L}\\p{N}]").asPredicate();

    SearchTerms {
        all = List.copyOf(all);
    }

    /// Reads what was typed, as plain text. More than a dozen words are not looked at.
    static SearchTerms of(String typed) {
        List<String> words = Arrays.stream(BLANKS.split(typed))
                .filter(WORD)
                .limit(MOST)
                .map(word -> "\"" + word.replace("\"", "\"\"") + "\"")
                .toList();
        return new SearchTerms(
                words.isEmpty()
                        ? words
                        : words.stream()
                                .map(word -> word.equals(words.getLast()) ? word + " *" : word)
                                .distinct()
                                .toList());
    }

    /// The expression for any of them.
    String any() {
        return all.stream().collect(Collectors.joining(" OR "));
    }
}

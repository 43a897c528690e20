package dev.incidentscribe.lint;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a rule listens for in a text: expressions that it objects to, and others that sound like them and are fine.
/// Both are RE2, whose time grows with the length of the text alone, whatever people type; it has no look-around, so
/// what is fine is taken out of the text first. Case does not count.
///
/// @param wrong what is objected to
/// @param fine what is taken out before
record Phrases(Pattern wrong, Pattern fine) {
    private static final String TAKEN_OUT = "…";

    static Phrases of(String wrong, String fine) {
        return new Phrases(
                Pattern.compile(wrong, Pattern.CASE_INSENSITIVE), Pattern.compile(fine, Pattern.CASE_INSENSITIVE));
    }

    /// An expression for any of these words or phrases, which commas or line ends separate and in which `?` makes the
    /// letter before it optional. Between the words of a phrase there may be any white space.
    static String any(String phrases) {
        return phrases.lines()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .map(phrase -> phrase.replaceAll("\\s+", "\\\\s+"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /// The first words in the text that are objected to.
    Optional<String> in(String text) {
        Matcher found = wrong.matcher(fine.matcher(text).replaceAll(TAKEN_OUT));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}

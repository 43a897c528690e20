package dev.incidentscribe.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How one kind of secret looks.
final class Rule {
    /// As gitleaks writes it.
    private static final String ASSIGNED = "(?:=|>|:{1,3}=|\\|\\||:|=>|\\?=|,)";

    /// A group with a name says what kind of secret it is, not where.
    private static final String NAMED = "(?P<";

    private final String name;
    private final int rank;
    private final String regex;
    private final List<String> keywords;
    private final double entropy;
    private final List<Allowance> allowances;
    private final boolean wide;
    private final boolean assignment;
    private volatile @Nullable Pattern compiled;

    /// @param rank lower for what names a secret better
    /// @param keywords a text without any of them holds no such secret, in whatever case; none: every text may
    /// @param entropy in bits a character; a secret has more
    Rule(String name, int rank, String regex, List<String> keywords, double entropy, List<Allowance> allowances) {
        this.name = name;
        this.rank = rank;
        this.regex = regex;
        this.keywords = keywords.stream()
                .map(keyword -> keyword.toLowerCase(Locale.ROOT))
                .toList();
        this.entropy = entropy;
        this.allowances = List.copyOf(allowances);
        this.wide = keywords.isEmpty() || Stream.of("\\s\\S", "\\s|", ".*").anyMatch(regex::contains);
        this.assignment = regex.contains(ASSIGNED);
    }

    /// In lower case. A text without any of them holds no such secret; if there are none, every text may.
    List<String> keywords() {
        return keywords;
    }

    /// Whether a match may reach far from the keyword, over blanks and lines.
    boolean isWide() {
        return wide;
    }

    /// Whether the secret stands behind a sign such as `=` or `:`, not far from the keyword.
    boolean isAssignment() {
        return assignment;
    }

    /// Most rules are never needed, so none is compiled before it is.
    Matcher matcher(String text) {
        Pattern pattern = compiled;
        if (pattern == null) {
            pattern = Expressions.compile(regex);
            compiled = pattern;
        }
        return pattern.matcher(text);
    }

    /// The secret within a match: the longest group that took part, else all of it.
    ///
    /// @param line where the match stands
    /// @return empty if it is none after all
    Optional<Finding> judge(Matcher match, Supplier<String> line) {
        int group = regex.contains(NAMED) ? 0 : longestGroup(match);
        String secret = match.group(group);
        return (entropy <= 0 || entropyOf(secret) > entropy)
                        && allowances.stream().noneMatch(it -> it.covers(secret, match.group(), line))
                ? Optional.of(new Finding(name, rank, match.start(group), match.end(group)))
                : Optional.empty();
    }

    private static int longestGroup(Matcher match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .filter(it -> match.start(it) >= 0)
                .boxed()
                .max(Comparator.comparingInt((Integer it) -> match.end(it) - match.start(it))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
    }

    /// Shannon's, in bits a character.
    static double entropyOf(String text) {
        return text
                .chars()
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}

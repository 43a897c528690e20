package dev.incidentscribe.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What a rule finds and is no secret.
final class Allowance {
    /// What an expression looks at: the secret itself, all that the rule matched, or the line that it stands in.
    enum Target {
        SECRET,
        MATCH,
        LINE
    }

    private final Target target;
    private final List<Pattern> regexes;
    private final Keywords stopwords;

    /// @param target what the expressions look at
    /// @param stopwords a secret that holds one of these is none
    Allowance(Target target, List<Pattern> regexes, List<String> stopwords) {
        this.target = target;
        this.regexes = List.copyOf(regexes);
        this.stopwords = new Keywords(stopwords);
    }

    boolean covers(String secret, String match, Supplier<String> line) {
        return holdsStopword(secret)
                || regexes.stream()
                        .anyMatch(regex ->
                                regex.matcher(looked(secret, match, line)).find());
    }

    private boolean holdsStopword(String secret) {
        if (stopwords.isEmpty()) {
            return false;
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        return stopwords.isAnyIn(lower, new Trigrams(lower));
    }

    private String looked(String secret, String match, Supplier<String> line) {
        return switch (target) {
            case SECRET -> secret;
            case MATCH -> match;
            case LINE -> line.get();
        };
    }
}

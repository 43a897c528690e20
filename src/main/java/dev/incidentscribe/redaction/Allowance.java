package dev.incidentscribe.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private final Optional<Keywords> stopwords;

    /// @param target what the expressions look at
    /// @param stopwords a secret that holds one of these is none
    Allowance(Target target, List<Pattern> regexes, List<String> stopwords) {
        this.target = target;
        this.regexes = List.copyOf(regexes);
        this.stopwords = stopwords.isEmpty() ? Optional.empty() : Optional.of(new Keywords(List.of(stopwords)));
    }

    boolean covers(String secret, String match, Supplier<String> line) {
        return holdsStopword(secret)
                || regexes.stream()
                        .anyMatch(regex ->
                                regex.matcher(looked(secret, match, line)).find());
    }

    private boolean holdsStopword(String secret) {
        return stopwords.isPresent()
                && !stopwords.get().ownersIn(secret.toLowerCase(Locale.ROOT)).isEmpty();
    }

    private String looked(String secret, String match, Supplier<String> line) {
        return switch (target) {
            case SECRET -> secret;
            case MATCH -> match;
            case LINE -> line.get();
        };
    }
}

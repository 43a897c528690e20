package dev.incidentscribe.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/// What a rule finds and is no secret.
///
/// @param target what the expressions look at
/// @param stopwords a secret that holds one of these is none
record Allowance(Target target, List<Pattern> regexes, List<String> stopwords) {
    Allowance {
        regexes = List.copyOf(regexes);
        stopwords =
                stopwords.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /// What an expression looks at: the secret itself, all that the rule matched, or the line that it stands in.
    enum Target {
        SECRET,
        MATCH,
        LINE
    }

    boolean covers(String secret, String match, String line) {
        String looked = switch (target) {
            case SECRET -> secret;
            case MATCH -> match;
            case LINE -> line;
        };
        String lower = secret.toLowerCase(Locale.ROOT);
        return regexes.stream().anyMatch(regex -> regex.matcher(looked).find())
                || stopwords.stream().anyMatch(lower::contains);
    }
}

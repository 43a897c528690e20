package dev.incidentscribe.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a follow-up, without what people put before them: a label (`Alerting: add …`), “we will”, a bullet.
record ActionText(String label, String words) {
    private static final Pattern LABELLED = Pattern.compile("(?s)^([^:\n]{1,60}):\\s+(.+)$");
    private static final Pattern LEAD_IN = Pattern.compile(
            "^(?:(?:please|now|also|then|finally|next|let's|let us|todo)[:,]?\\s+|(?:we|i)(?:'ll|'re going to| will| shall| should| must| need to| have to| want to| plan to| are going to| are to| can| could| might)\\s+(?:also\\s+|just\\s+|now\\s+)?|to\\s+|@?\\S+(?=\\s+to\\s+[a-z]+\\b)\\s+to\\s+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORNAMENT = Pattern.compile("^[^\\p{L}\\p{N}@]+");

    static ActionText of(String text) {
        Matcher labelled = LABELLED.matcher(text.replace('’', '\'').strip());
        return labelled.matches()
                ? new ActionText(bare(labelled.group(1)), bare(labelled.group(2)))
                : new ActionText("", bare(text.replace('’', '\'')));
    }

    /// The first word, in small letters.
    static String first(String words) {
        return words.isEmpty() ? "" : words.split("[^\\p{L}\\p{N}'-]+", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }

    private static String bare(String text) {
        String rest = ORNAMENT.matcher(text).replaceFirst("");
        Matcher leadIn = LEAD_IN.matcher(rest);
        return leadIn.find() ? ORNAMENT.matcher(rest.substring(leadIn.end())).replaceFirst("") : rest;
    }
}

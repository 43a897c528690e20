package dev.incidentscribe.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an incident as people type it: `INC-3`, `inc3`, a comma or colon behind it allowed.
final class IncidentName {
    private static final Pattern FORM = Pattern.compile("(?i)INC-?(\\d{1,9})[:,]?");

    private IncidentName() {}

    /// Its number, if the word is one.
    static Optional<Integer> number(String word) {
        Matcher matcher = FORM.matcher(word);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }
}

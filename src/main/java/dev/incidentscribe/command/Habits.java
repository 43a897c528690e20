package dev.incidentscribe.command;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What people type out of habit for a verb that has another name here: `delete 3`, `closed`. Only where that is all
/// they type, or what follows belongs to the verb, since as the beginning of a sentence it tells something else.
final class Habits {
    private static final Map<Verb, Pattern> WORDS = Map.of(
            Verb.REMOVE, Pattern.compile("(?i)(?:delete|del|rm|erase) #?\\d{1,5}"),
            Verb.RETIME, Pattern.compile("(?i)(?:move|shift) #?\\d{1,5} \\S.*"),
            Verb.STATUS, Pattern.compile("(?is)(?:stat|state) (?:investigating|identified|monitoring|resolved)\\b.*"),
            Verb.CLOSE, Pattern.compile("(?i)(?:closed|end|ended|finish|finished)"),
            Verb.RESOLVED, Pattern.compile("(?i)(?:fixed|solved|recovered|all good|all clear|it[’']?s fixed)"));

    private Habits() {}

    /// The verb that was most likely meant, if the text is one of those.
    static Optional<Verb> verb(String text) {
        String words = Blanks.trim(Blanks.strip(Blanks.plain(text)), ".!");
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(words).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

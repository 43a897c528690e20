package dev.incidentscribe.command;

import dev.incidentscribe.incident.Person;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `<@U123|mia>`, `<@U123>` or `@mia`.
final class Mention {
    private static final Pattern FORM =
            Pattern.compile("<@([A-Za-z0-9]{2,32})(?:\\|([^>]{0,80}))?>|@([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79})");

    private static final String STOP = "[,:;.!?]";
    private static final Pattern ME = Pattern.compile("(?i)me" + STOP + "?");

    private Mention() {}

    /// The person, or whoever types, if the word is `me`.
    static Optional<Person> orMe(String word) {
        return ME.matcher(word).matches() ? Optional.of(Command.TakeRole.ME) : parse(word);
    }

    /// The person, if the whole word is a mention, a comma, colon or stop behind it allowed.
    static Optional<Person> parse(String word) {
        Matcher matcher = FORM.matcher(word.replaceFirst(STOP + "$", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) == null) {
            return Optional.of(Person.unnamed(matcher.group(3)));
        }
        String id = matcher.group(1);
        String name = matcher.group(2);
        return Optional.of(name == null || name.isBlank() ? Person.unnamed(id) : new Person(id, name));
    }
}

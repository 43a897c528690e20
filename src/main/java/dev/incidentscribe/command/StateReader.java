package dev.incidentscribe.command;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how an incident stands: its status, its severity, and who does what.
record StateReader(Head head) {
    private static final Pattern SEVERITY =
            Pattern.compile("(?U)(?:sev(?:erity)?[-_\\s]?|p|#)?([1-4])[:,.]?(?!\\S)", Pattern.CASE_INSENSITIVE);

    Parsed status(When when, Words words) {
        return Status.parse(words.first().replaceFirst("[:,.]$", ""))
                .map(status -> timed(
                        when,
                        words.rest(),
                        (moment, rest) -> head.understood(new Command.SetStatus(status, moment, rest.text()))))
                .orElseGet(() -> head.refuse(
                        words.isEmpty()
                                ? "which status?"
                                : "“%s” is not a status".formatted(Words.brief(words.first()))));
    }

    Parsed severity(When when, Words words) {
        Matcher written = SEVERITY.matcher(words.text());
        Optional<Severity> severity =
                written.lookingAt() ? Severity.ofLevel(Integer.parseInt(written.group(1))) : Optional.empty();
        return severity.map(level -> timed(
                        when,
                        new Words(words.text().substring(written.end())),
                        (moment, rest) -> head.understood(new Command.SetSeverity(level, moment, rest.text()))))
                .orElseGet(() -> head.refuse(
                        words.isEmpty()
                                ? "which severity?"
                                : "“%s” is not a severity".formatted(Words.brief(words.first()))));
    }

    Parsed lead(When when, Words words) {
        return role(Role.LEAD, words, when);
    }

    Parsed role(When when, Words words) {
        List<String> all = words.all();
        int mention = (int) all.stream()
                .takeWhile(word -> Mention.parse(word).isEmpty() && !word.equalsIgnoreCase("me"))
                .count();
        if (mention == 0 || mention == all.size()) {
            return head.refuse("which role, and who takes it?");
        }
        String name = String.join(" ", all.subList(0, mention)).toLowerCase(Locale.ROOT);
        return role(new Role(name), new Words(String.join(" ", all.subList(mention, all.size()))), when);
    }

    private Parsed role(Role role, Words words, When when) {
        Optional<Person> holder =
                words.first().equalsIgnoreCase("me") ? Optional.of(Command.TakeRole.ME) : Mention.parse(words.first());
        if (holder.isEmpty()) {
            return head.refuse(
                    words.isEmpty()
                            ? "who?"
                            : "“%s” is nobody I know; mention the person with @".formatted(Words.brief(words.first())));
        }
        return words.rest().isEmpty()
                ? head.understood(new Command.TakeRole(role, holder.get(), when))
                : head.unexpected(words.rest());
    }

    /// Many name the state before its time: `status resolved at 14:05`.
    private Parsed timed(When before, Words words, BiFunction<When, Words, Parsed> then) {
        return before instanceof When.Now ? head.timed(words, then) : then.apply(before, words);
    }
}

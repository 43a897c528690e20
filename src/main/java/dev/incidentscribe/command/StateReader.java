package dev.incidentscribe.command;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how an incident stands: its status, its severity, and who does what.
record StateReader(Head head) {
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,6})[:,]?");

    Parsed status(When when, Words words) {
        return Status.parse(words.first())
                .map(status -> head.understood(
                        new Command.SetStatus(status, when, words.rest().text())))
                .orElseGet(() -> head.refuse(
                        words.isEmpty()
                                ? "which status?"
                                : "“%s” is not a status".formatted(Words.brief(words.first()))));
    }

    Parsed severity(When when, Words words) {
        Optional<Severity> severity =
                Severity.parse(words.first()).or(() -> number(words.first()).flatMap(Severity::ofLevel));
        return severity.map(s -> head.understood(
                        new Command.SetSeverity(s, when, words.rest().text())))
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
        int mention = (int)
                all.stream().takeWhile(word -> Mention.parse(word).isEmpty()).count();
        if (mention == 0 || mention == all.size()) {
            return head.refuse("which role, and who takes it?");
        }
        String name = String.join(" ", all.subList(0, mention)).toLowerCase(Locale.ROOT);
        return role(new Role(name), new Words(String.join(" ", all.subList(mention, all.size()))), when);
    }

    private Parsed role(Role role, Words words, When when) {
        Optional<Person> holder = Mention.parse(words.first());
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

    private static Optional<Integer> number(String word) {
        Matcher matcher = NUMBER.matcher(word);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }
}

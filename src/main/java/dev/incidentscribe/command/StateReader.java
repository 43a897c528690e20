package dev.incidentscribe.command;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how an incident stands: its status, its severity, and who does what.
record StateReader(Head head) {
    /// What people put around a word, or Slack does, and before it.
    private static final String BEFORE = "(?:(?:to|is\\s+now|is|now|=)\\s+)?[(\\[{\"'“‘„*_`]*";
    private static final String BEHIND = "[)\\]}\"'”’“*_`]*[:,.]?(?!\\S)";
    private static final Pattern STATUS =
            Pattern.compile("(?U)" + BEFORE + "(\\p{L}+)" + BEHIND, Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERITY = Pattern.compile(
            "(?U)" + BEFORE + "(?:sev(?:erity)?[-_\\s]?|p|#)?([1-4])" + BEHIND, Pattern.CASE_INSENSITIVE);

    private static final Set<Verb> TURNING_POINTS =
            EnumSet.of(Verb.DETECTED, Verb.ACKNOWLEDGED, Verb.IDENTIFIED, Verb.MITIGATED, Verb.RESOLVED);
    private static final Pattern CLOSED = Pattern.compile("(?i)closed?[.!]?");
    private static final Pattern OVER = Pattern.compile("(?i)(?:fixed|solved|recovered|done|over)[.!]?");
    private static final Pattern AT = Pattern.compile("(?iU)\\bat\\s");

    Parsed status(When when, Words words) {
        Matcher written = STATUS.matcher(words.text());
        Optional<Status> state = written.lookingAt() ? Status.parse(written.group(1)) : Optional.empty();
        return state.map(status -> timed(
                        when,
                        new Words(words.text().substring(written.end())),
                        (moment, rest) -> head.understood(new Command.SetStatus(status, moment, rest.text()))))
                .orElseGet(() -> noStatus(words));
    }

    /// A turning point is none, and moves the status by itself: `status mitigated rolled back`.
    private Parsed noStatus(Words words) {
        if (words.isEmpty()) {
            return head.refuse("which status?");
        }
        String problem = "“%s” is not a status".formatted(Words.brief(words.first()));
        if (CLOSED.matcher(words.text()).matches()) {
            return head.refuse(
                    "%s; `/incident %sclose` ends the incident".formatted(problem, head.named()),
                    head.named() + "close");
        }
        if (OVER.matcher(words.text()).matches()) {
            return head.refuse(problem, head.named() + "status resolved");
        }
        return Verb.find(words.first())
                .filter(TURNING_POINTS::contains)
                .map(verb -> head.refuse(
                        "%s; `/incident %s%s` is a turning point".formatted(problem, head.named(), verb.word()),
                        Blanks.strip("%s%s %s"
                                .formatted(
                                        head.named(), verb.word(), words.rest().text()))))
                .orElseGet(() -> head.refuse(problem));
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
        int mention = (int)
                all.stream().takeWhile(word -> Mention.orMe(word).isEmpty()).count();
        if (mention == 0 || all.size() < 2) {
            return head.refuse("which role, and who takes it?");
        }
        if (mention == all.size()) {
            // Not the last word alone: what makes a word a secret often stands before it.
            return head.refuse("“%s” names nobody; mention the person with @".formatted(Words.brief(words.text())));
        }
        String before = String.join(" ", all.subList(0, mention));
        int at = beginOfTime(before);
        String name = before.substring(0, at).replaceFirst("[:,]?\\s*$", "").toLowerCase(Locale.ROOT);
        var holder = new Words(String.join(" ", all.subList(mention, all.size())));
        return head.timed(
                new Words(before.substring(at)),
                (moment, _) -> role(new Role(name), holder, moment instanceof When.Now ? when : moment));
    }

    /// Where the time begins that a text ends with; its end if it ends with none.
    private static int beginOfTime(String text) {
        return AT.matcher(text)
                .results()
                .map(MatchResult::start)
                .filter(start -> CommandParser.time(text.substring(start)).isPresent())
                .findFirst()
                .orElse(text.length());
    }

    private static String nobody(String word) {
        return "“%s” is nobody I know; mention the person with @".formatted(Words.brief(word));
    }

    private Parsed role(Role role, Words words, When when) {
        Optional<Person> holder = Mention.orMe(words.first());
        if (holder.isEmpty()) {
            return head.refuse(words.isEmpty() ? "who?" : nobody(words.first()));
        }
        return timed(
                when,
                words.rest(),
                (moment, rest) -> rest.isEmpty()
                        ? head.understood(new Command.TakeRole(role, holder.get(), moment))
                        : head.unexpected(rest));
    }

    /// Many name the state before its time: `status resolved at 14:05`.
    private Parsed timed(When before, Words words, BiFunction<When, Words, Parsed> then) {
        return head.nameable(
                words.setOff(),
                rest -> before instanceof When.Now
                        ? head.timed(rest, (when, text) -> then.apply(when, text.setOff()))
                        : then.apply(before, rest.setOff()));
    }
}

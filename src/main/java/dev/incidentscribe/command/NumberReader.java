package dev.incidentscribe.command;

import dev.incidentscribe.command.WhenReader.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads what is to be done with one entry, or with one follow-up, that is called by its number.
record NumberReader(Head head, Words arguments) {
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,6})[:,.!]?");
    /// `remove entry 3`, `done follow-up 3`; but `remove follow-up 3` is not entry 3.
    private static final Pattern ENTRY = Pattern.compile("(?i)entry|number");

    private static final Pattern FOLLOW_UP = Pattern.compile("(?i)follow-?up|action|todo|number");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?U)#?\\d{1,6}(?:(?:\\s?[,;&]\\s?(?:and\\s)?|\\sand\\s)#?\\d{1,6}\\b){1,20}|#?\\d{1,6}(?:\\s#?\\d{1,6}){1,20}$");
    /// What somebody recorded last, without its number.
    private static final Pattern LAST =
            Pattern.compile("(?i)(?:it|this|that|(?:the |my )?last(?: (?:one|entry|note))?)[.!]?");

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int MOST_SHOWN = 10;

    Parsed edit() {
        return numbered(
                "which entry, and what should it say?",
                (number, rest) -> rest.isEmpty()
                        ? head.refuse("what should entry %d say?".formatted(number))
                        : head.understood(new Command.Edit(number, rest.text())));
    }

    Parsed retime() {
        return numbered("which entry, and when was it?", this::retime);
    }

    private Parsed retime(int number, Words written) {
        Words words = written.first().equalsIgnoreCase("to") ? written.rest() : written;
        return switch (WhenReader.read(words.text())) {
            case Reading.Found found
            when found.rest().isBlank() -> head.understood(new Command.Retime(number, found.when()));
            case Reading.Found found ->
                head.refuse(
                        Head.odd(new Words(found.rest())), before(words, found.rest(), "retime %d".formatted(number)));
            case Reading.Broken broken -> head.refuse(broken.why());
            case Reading.Absent _ ->
                WhenReader.likely(words.text())
                        .map(time -> head.refuse("when was it?", head.named() + "retime %d %s".formatted(number, time)))
                        .orElseGet(() -> WhenReader.day(words.text())
                                .map(day -> head.atWhatTime("retime %d %s".formatted(number, day)))
                                .orElseGet(() -> head.refuse("when was it?")));
        };
    }

    Parsed remove() {
        return isLast()
                ? head.refuse("which entry?", head.named() + "undo")
                : single("which entry?", (number, rest) -> head.understood(new Command.Remove(number, rest.text())));
    }

    Parsed restore() {
        return single("which entry?", (number, rest) -> alone(new Command.Restore(number), rest));
    }

    Parsed done() {
        return single(
                "which follow-up?",
                (number, rest) -> alone(new Command.EndAction(number, true, "", new When.Now()), rest));
    }

    Parsed drop() {
        return single(
                "which follow-up, and why?",
                (number, rest) -> rest.isEmpty()
                        ? head.refuse("why will it not be done?")
                        : head.understood(new Command.EndAction(number, false, rest.text(), new When.Now())));
    }

    /// `undo 2` is not passed over, since the last may be another; what it most likely means is offered.
    Parsed undo() {
        return number(arguments.text())
                .map(number -> "%sremove %d".formatted(head.named(), number))
                .map(remove -> head.refuse(
                        "`undo` takes back what you recorded last; `/incident %s` is for one entry".formatted(remove),
                        remove))
                .orElseGet(() -> isLast()
                        ? head.refuse(Head.odd(arguments), head.named() + "undo")
                        : arguments.isEmpty() ? head.understood(new Command.Undo()) : head.unexpected(arguments));
    }

    private boolean isLast() {
        return LAST.matcher(arguments.text()).matches();
    }

    private Parsed alone(Command command, Words rest) {
        return rest.isEmpty()
                ? head.understood(command)
                : head.refuse(
                        Head.odd(rest),
                        before(arguments, rest.text(), head.verb().word()));
    }

    /// The command without the words that it has no place for.
    private String before(Words words, String rest, String verb) {
        String taken = words.text().substring(0, words.text().length() - rest.length());
        return "%s%s %s".formatted(head.named(), verb, Blanks.strip(taken));
    }

    /// Takes no list of numbers. Behind `edit 3` or `retime 3` another number may follow that is none of an entry.
    private Parsed single(String question, BiFunction<Integer, Words, Parsed> then) {
        List<String> several = numbers(arguments.text());
        return several.size() > 1 ? oneAtATime(several) : numbered(question, then);
    }

    private Parsed oneAtATime(List<String> numbers) {
        String verb = head.named() + head.verb().word();
        return head.refuse(
                "one at a time: "
                        + numbers.stream()
                                .limit(MOST_SHOWN)
                                .map(number -> "`/incident %s %s`".formatted(verb, number))
                                .collect(Collectors.joining(", then ")),
                "%s %s%s".formatted(verb, numbers.getFirst(), head.verb() == Verb.DROP ? " WHY" : ""));
    }

    private Parsed numbered(String question, BiFunction<Integer, Words, Parsed> then) {
        Pattern noun = switch (head.verb()) {
            case DONE, DROP -> FOLLOW_UP;
            default -> ENTRY;
        };
        Words words = noun.matcher(arguments.first()).matches() ? arguments.rest() : arguments;
        return number(words.first())
                .map(number -> then.apply(number, words.rest()))
                .orElseGet(() -> head.refuse(question));
    }

    private static Optional<Integer> number(String word) {
        Matcher matcher = NUMBER.matcher(Blanks.plain(word));
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /// The numbers that a list begins with: `10, 11`, `10 and 11`, `10 11`. A number behind a blank alone begins a
    /// text, unless nothing else follows: `remove 10 500 errors were expected`.
    private static List<String> numbers(String text) {
        Matcher list = NUMBERS.matcher(text);
        return list.lookingAt()
                ? DIGITS.matcher(list.group()).results().map(MatchResult::group).toList()
                : List.of();
    }
}

package dev.incidentscribe.command;

import dev.incidentscribe.command.Command.Listing;
import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.WhenReader.Reading;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Services;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One verb with what stands behind it.
///
/// @param whole the text from the verb on, for when it turns out to be a plain sentence
record Sentence(Optional<Integer> incident, Verb verb, Words arguments, String whole) {
    private static final Pattern ITSELF =
            Pattern.compile("(?:it|this|now|(?:the |this )?incident)(?: now)?[.!]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,6})[:,]?");

    private static final Pattern NUMBERS = Pattern.compile(
            "(?U)#?\\d{1,6}(?:(?:\\s?[,;&]\\s?(?:and\\s)?|\\sand\\s)#?\\d{1,6}\\b){1,20}|#?\\d{1,6}(?:\\s#?\\d{1,6}){1,20}$");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    Parsed parse() {
        Parsed parsed = read();
        return parsed instanceof Misunderstood it ? new Misunderstood(meant(it.refusal())) : parsed;
    }

    /// What a sentence was most likely meant to be that only happens to begin with this verb: `status page updated`,
    /// `link between DB and cache is down`, `remove the node from the pool`.
    private Refusal meant(Refusal refusal) {
        if (refusal.likely().isPresent() || arguments.rest().isEmpty()) {
            return refusal;
        }
        String sentence = new Words(whole).first() + " " + arguments.text();
        Optional<String> meant = switch (verb) {
            case STATUS -> Optional.of("update " + sentence);
            case LINK, ZONE -> Optional.of("finding " + sentence);
            case EDIT, RETIME, REMOVE, RESTORE, UNDO, DONE, DROP -> Optional.of("did " + sentence);
            case LESSON -> Optional.of("lesson wrong " + arguments.text());
            default -> Optional.empty();
        };
        return meant.map(it -> named() + it).map(refusal::likely).orElse(refusal);
    }

    private String named() {
        return incident.map("INC-%d "::formatted).orElse("");
    }

    private Parsed read() {
        return switch (verb) {
            case OPEN -> opening();
            case NOTE -> text("what happened?", note(NoteKind.OBSERVATION));
            case AT -> at();
            case HYPOTHESIS -> text("what do you suspect?", note(NoteKind.HYPOTHESIS));
            case FINDING -> text("what did you find?", note(NoteKind.FINDING));
            case DECISION -> text("what was decided?", note(NoteKind.DECISION));
            case DID -> text("what did you do?", note(NoteKind.DEED));
            case UPDATE -> text("what were customers told?", note(NoteKind.UPDATE));
            case ESCALATE -> text("to whom, or why?", note(NoteKind.ESCALATION));
            case STARTED -> started();
            case DETECTED -> milestone(Milestone.DETECTED);
            case ACKNOWLEDGED -> milestone(Milestone.ACKNOWLEDGED);
            case IDENTIFIED -> milestone(Milestone.IDENTIFIED);
            case MITIGATED -> milestone(Milestone.MITIGATED);
            case RESOLVED -> milestone(Milestone.RESOLVED);
            case STATUS -> timed(state()::status);
            case SEVERITY -> timed(state()::severity);
            case LEAD -> timed(state()::lead);
            case ROLE -> timed(state()::role);
            case IMPACT -> fact(Fact.IMPACT, "who was hit, and how?");
            case DETECTION -> fact(Fact.DETECTION, "how was it noticed?");
            case TRIGGER -> fact(Fact.TRIGGER, "what set it off?");
            case CAUSE -> fact(Fact.CAUSE, "what was the cause?");
            case RESOLUTION -> fact(Fact.RESOLUTION, "what ended it?");
            case SUMMARY -> fact(Fact.SUMMARY, "what is the summary?");
            case SERVICE -> timed(this::service);
            case LINK -> timed(this::link);
            case ZONE -> timed(this::zone);
            case ACTION -> timed((when, words) -> ActionReader.read(incident, when, words.text()));
            case DONE ->
                numbered(
                        "which follow-up?",
                        (number, rest) -> rest.isEmpty()
                                ? understood(new Command.EndAction(number, true, "", new When.Now()))
                                : unexpected(rest));
            case DROP ->
                numbered(
                        "which follow-up, and why?",
                        (number, rest) -> rest.isEmpty()
                                ? refuse("why will it not be done?")
                                : understood(new Command.EndAction(number, false, rest.text(), new When.Now())));
            case LESSON -> timed(this::lesson);
            case EDIT ->
                numbered(
                        "which entry, and what should it say?",
                        (number, rest) -> rest.isEmpty()
                                ? refuse("what should entry %d say?".formatted(number))
                                : understood(new Command.Edit(number, rest.text())));
            case RETIME -> numbered("which entry, and when was it?", this::retime);
            case REMOVE ->
                numbered("which entry?", (number, rest) -> understood(new Command.Remove(number, rest.text())));
            case RESTORE ->
                numbered(
                        "which entry?",
                        (number, rest) -> rest.isEmpty() ? understood(new Command.Restore(number)) : unexpected(rest));
            case UNDO -> alone(new Command.Undo());
            case CLOSE -> timed((when, words) -> understood(new Command.Close(unlessItself(words), when)));
            case REOPEN -> timed((when, words) -> understood(new Command.Reopen(unlessItself(words), when)));
            case CANCEL -> text("why was it a false alarm?", (when, text) -> new Command.Cancel(text, when));
            case TIMELINE -> alone(new Command.ShowTimeline());
            case SHOW -> alone(new Command.ShowNow());
            case ACTIONS -> alone(new Command.ShowActions());
            case MISSING -> alone(new Command.ShowMissing());
            case LIST -> list();
            case HELP -> help();
        };
    }

    /// `close the incident` gives no summary.
    private static String unlessItself(Words words) {
        return ITSELF.matcher(Blanks.plain(words.text())).matches() ? "" : words.text();
    }

    /// A title that begins with a time is none: `start 14:05 the checkout fails`.
    private Parsed opening() {
        return WhenReader.readMarked(arguments.text()) instanceof Reading.Absent
                        && WhenReader.readEvident(arguments.text()) instanceof Reading.Found found
                ? open(found.when(), new Words(found.rest()))
                : timed(this::open);
    }

    private Parsed open(When when, Words words) {
        var title = Title.read(words.text());
        if (title.text().isEmpty() && !(when instanceof When.Now)) {
            String started = named() + "started " + arguments.text();
            return likely(
                    Refusal.of(
                            "what is wrong? A time alone is no title; `/incident %s` says when the impact began"
                                    .formatted(Words.brief(started)),
                            verb),
                    started);
        }
        return title.text().isEmpty()
                ? refuse("what is wrong?")
                : understood(new Command.Open(when, title.text(), title.severity(), title.ownChannel()));
    }

    /// `at` that no time follows begins a sentence: `at least two nodes are down`.
    private Parsed at() {
        if (arguments.isEmpty()) {
            return refuse("when, and what happened?");
        }
        return switch (WhenReader.read(arguments.text())) {
            case Reading.Found found ->
                head().behindTime(
                                new Words(found.rest()),
                                words -> words.isEmpty()
                                        ? refuse("what happened then?")
                                        : understood(
                                                new Command.Note(NoteKind.OBSERVATION, found.when(), words.text())));
            case Reading.Broken broken -> refuse(broken.why());
            case Reading.Absent _ -> understood(new Command.Note(NoteKind.OBSERVATION, new When.Now(), whole));
        };
    }

    private BiFunction<When, String, Command> note(NoteKind kind) {
        return (when, text) -> new Command.Note(kind, when, text);
    }

    private Parsed started() {
        return reach(
                Milestone.STARTED,
                WhenReader.read(arguments.text()),
                () -> likely(
                        Refusal.of("when did the impact begin?", verb),
                        named()
                                + "started "
                                + WhenReader.likely(arguments.text()).orElseGet(() -> "now " + arguments.text())));
    }

    private Parsed milestone(Milestone milestone) {
        return reach(
                milestone,
                WhenReader.readEvident(arguments.text()),
                () -> understood(new Command.Reach(milestone, new When.Now(), arguments.text())));
    }

    private Parsed reach(Milestone milestone, Reading reading, Supplier<Parsed> timeless) {
        return switch (reading) {
            case Reading.Found found ->
                head().behindTime(
                                new Words(found.rest()),
                                words -> understood(new Command.Reach(milestone, found.when(), words.text())));
            case Reading.Broken broken -> refuse(broken.why());
            case Reading.Absent _ -> timeless.get();
        };
    }

    private Parsed fact(Fact fact, String question) {
        return text(question, (when, text) -> new Command.State(fact, when, text));
    }

    private Parsed service(When when, Words words) {
        List<String> names = Services.named(words.text());
        return names.isEmpty() ? refuse("which service?") : understood(new Command.Affect(names, when));
    }

    private Parsed link(When when, Words words) {
        return Link.read(words.text())
                .map(link -> understood(new Command.AddLink(link.url(), link.title(), when)))
                .orElseGet(() -> refuse(
                        words.isEmpty() ? "which link?" : "“%s” is not a link".formatted(Words.brief(words.first()))));
    }

    private Parsed zone(When when, Words words) {
        if (words.isEmpty()) {
            return refuse("which zone?");
        }
        return Zones.find(words.text())
                .map(zone -> understood(new Command.ChooseZone(zone, when)))
                .orElseGet(() -> refuse("I don't know the time zone “%s”; write a name such as `Europe/Berlin`"
                        .formatted(Words.brief(words.text()))));
    }

    private Parsed lesson(When when, Words words) {
        Optional<LessonKind> kind = LessonKind.parse(words.first().replaceFirst(":$", ""));
        if (kind.isEmpty()) {
            return refuse("what went `well`, what went `wrong`, or where were we `lucky`?");
        }
        return words.rest().isEmpty()
                ? refuse("what is the lesson?")
                : understood(new Command.Learn(kind.get(), words.rest().text(), when));
    }

    private Parsed retime(int number, Words words) {
        return switch (WhenReader.read(words.text())) {
            case Reading.Found found
            when found.rest().isBlank() -> understood(new Command.Retime(number, found.when()));
            case Reading.Found found -> unexpected(new Words(found.rest()));
            case Reading.Broken broken -> refuse(broken.why());
            case Reading.Absent _ ->
                WhenReader.likely(words.text())
                        .map(time -> likely(
                                Refusal.of("when was it?", verb), named() + "retime %d %s".formatted(number, time)))
                        .orElseGet(() -> refuse("when was it?"));
        };
    }

    private Parsed list() {
        return switch (arguments.text().toLowerCase(Locale.ROOT)) {
            case "", "open" -> understood(new Command.ListIncidents(Optional.of(Listing.OPEN)));
            case "closed" -> understood(new Command.ListIncidents(Optional.of(Listing.CLOSED)));
            case "all" -> understood(new Command.ListIncidents(Optional.empty()));
            default -> unexpected(arguments);
        };
    }

    private Parsed help() {
        if (arguments.isEmpty()) {
            return understood(new Command.Help(Optional.empty()));
        }
        return Verb.find(arguments.first())
                .map(about -> understood(new Command.Help(Optional.of(about))))
                .orElseGet(() -> Verb.closest(arguments.first())
                        .map(near -> likely(
                                Refusal.of(
                                        "“%s” is not a verb; did you mean `%s`?"
                                                .formatted(Words.brief(arguments.first()), near.word()),
                                        verb),
                                "help " + near.word()))
                        .orElseGet(() -> refuse("“%s” is not a verb".formatted(Words.brief(arguments.first())))));
    }

    private Parsed alone(Command command) {
        return arguments.isEmpty() ? understood(command) : unexpected(arguments);
    }

    private Parsed text(String question, BiFunction<When, String, Command> command) {
        return timed(
                (when, words) -> words.isEmpty() ? refuse(question) : understood(command.apply(when, words.text())));
    }

    private Parsed numbered(String question, BiFunction<Integer, Words, Parsed> then) {
        List<String> several = verb == Verb.EDIT || verb == Verb.RETIME ? List.of() : numbers(arguments.text());
        if (several.size() > 1) {
            return likely(
                    Refusal.of(
                            "one at a time: "
                                    + several.stream()
                                            .limit(10)
                                            .map(number ->
                                                    "`/incident %s%s %s`".formatted(named(), verb.word(), number))
                                            .collect(Collectors.joining(", then ")),
                            verb),
                    named() + verb.word() + " " + several.getFirst() + (verb == Verb.DROP ? " WHY" : ""));
        }
        return number(arguments.first())
                .map(number -> then.apply(number, arguments.rest()))
                .orElseGet(() -> refuse(question));
    }

    private Parsed timed(BiFunction<When, Words, Parsed> then) {
        return head().timed(arguments, then);
    }

    /// The numbers that a list begins with: `10, 11`, `10 and 11`, `10 11`. A number behind a blank alone begins a
    /// text, unless nothing else follows: `remove 10 500 errors were expected`.
    private static List<String> numbers(String text) {
        Matcher list = NUMBERS.matcher(text);
        return list.lookingAt()
                ? DIGITS.matcher(list.group()).results().map(MatchResult::group).toList()
                : List.of();
    }

    private static Optional<Integer> number(String word) {
        Matcher matcher = NUMBER.matcher(word);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    private StateReader state() {
        return new StateReader(head());
    }

    private Parsed understood(Command command) {
        return head().understood(command);
    }

    private static Parsed likely(Refusal refusal, String command) {
        return new Misunderstood(refusal.likely(command));
    }

    private Parsed unexpected(Words words) {
        return head().unexpected(words);
    }

    private Parsed refuse(String problem) {
        return head().refuse(problem);
    }

    private Head head() {
        return new Head(incident, verb);
    }
}

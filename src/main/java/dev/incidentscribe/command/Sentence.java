package dev.incidentscribe.command;

import dev.incidentscribe.command.Command.Listing;
import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.Parsed.Understood;
import dev.incidentscribe.command.WhenReader.Reading;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// One verb with what stands behind it.
///
/// @param whole the text from the verb on, for when it turns out to be a plain sentence
record Sentence(Optional<Integer> incident, Verb verb, Words arguments, String whole) {
    private static final Pattern ITSELF =
            Pattern.compile("(?:it|this|now|(?:the |this )?incident)(?: now)?[.!]?", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL = Pattern.compile("<?https?://");

    Parsed parse() {
        Parsed parsed = read();
        return parsed instanceof Misunderstood it
                ? namedLater().orElseGet(() -> new Misunderstood(orMeant(it.refusal())))
                : parsed;
    }

    /// The same with the incident at its place, if it was named where nothing else could be meant: `done 1 INC-3`.
    private Optional<Parsed> namedLater() {
        List<String> words = verb == Verb.OPEN || incident.isPresent() ? List.of() : arguments.all();
        return words.stream()
                .filter(word -> IncidentName.number(word).isPresent())
                .findFirst()
                .map(name -> new Sentence(
                        IncidentName.number(name),
                        verb,
                        new Words(arguments.text().replaceFirst(Pattern.quote(name), "")),
                        whole))
                .map(Sentence::read)
                .filter(Understood.class::isInstance);
    }

    /// The refusal, with what the sentence was most likely meant to be if it says nothing of that itself.
    private Refusal orMeant(Refusal refusal) {
        boolean lacksTime = WhenReader.day(arguments.rest().text()).isPresent();
        return refusal.likely().isPresent() || arguments.rest().isEmpty() || lacksTime
                ? refusal
                : meant().map(it -> refusal.likely(head().named() + it)).orElse(refusal);
    }

    /// What a sentence was most likely meant to be that only happens to begin with this verb: `status page updated`,
    /// `link between DB and cache is down`, `remove the node from the pool`.
    private Optional<String> meant() {
        String sentence = new Words(whole).first() + " " + arguments.text();
        return switch (verb) {
            case STATUS -> Optional.of("update " + sentence);
            case LINK ->
                Optional.of(
                        URL.matcher(arguments.last()).lookingAt()
                                ? "link %s %s".formatted(arguments.last(), arguments.withoutLast())
                                : "finding " + sentence);
            case ZONE -> Optional.of("finding " + sentence);
            case EDIT, RETIME, REMOVE, RESTORE, UNDO, DONE, DROP -> Optional.of("did " + sentence);
            case LESSON -> Optional.of(DetailReader.likelyLesson(arguments));
            default -> Optional.empty();
        };
    }

    private Parsed read() {
        return switch (verb) {
            case OPEN -> new OpeningReader(head(), arguments).read();
            case NOTE -> text("what happened?", note(NoteKind.OBSERVATION));
            case AT -> at();
            case HYPOTHESIS -> text("what do you suspect?", note(NoteKind.HYPOTHESIS));
            case FINDING -> text("what did you find?", note(NoteKind.FINDING));
            case DECISION -> text("what was decided?", note(NoteKind.DECISION));
            case DID -> did();
            case UPDATE -> text("what were customers told?", note(NoteKind.UPDATE));
            case ESCALATE -> text("to whom, or why?", note(NoteKind.ESCALATION));
            case STARTED -> milestone().started();
            case DETECTED -> milestone().reached(Milestone.DETECTED);
            case ACKNOWLEDGED -> milestone().reached(Milestone.ACKNOWLEDGED);
            case IDENTIFIED -> milestone().reached(Milestone.IDENTIFIED);
            case MITIGATED -> milestone().reached(Milestone.MITIGATED);
            case RESOLVED -> milestone().reached(Milestone.RESOLVED);
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
            case SERVICE -> timed(detail()::service);
            case LINK -> timed(detail()::link);
            case ZONE -> timed(detail()::zone);
            case ACTION -> timed((when, words) -> ActionReader.read(incident, when, words.text()));
            case DONE -> number().done();
            case DROP -> number().drop();
            case LESSON -> timed(detail()::lesson);
            case EDIT -> number().edit();
            case RETIME -> number().retime();
            case REMOVE -> number().remove();
            case RESTORE -> number().restore();
            case UNDO -> number().undo();
            case CLOSE -> timed((when, words) -> understood(new Command.Close(unlessItself(words), when)));
            case REOPEN -> timed((when, words) -> understood(new Command.Reopen(unlessItself(words), when)));
            case CANCEL -> timed(this::cancel);
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
        return ITSELF.matcher(Blanks.plain(words.text())).matches()
                ? ""
                : words.setOff().text();
    }

    private Parsed cancel(When when, Words words) {
        String why = unlessItself(words);
        return why.isEmpty() ? refuse("why was it a false alarm?") : understood(new Command.Cancel(why, when));
    }

    /// `at` that no time follows begins a sentence: `at least two nodes are down`.
    private Parsed at() {
        if (arguments.isEmpty()) {
            return refuse("when, and what happened?");
        }
        return switch (WhenReader.read(arguments.text())) {
            case Reading.Found found ->
                head().nameable(
                                new Words(found.rest()),
                                words -> words.isEmpty()
                                        ? refuse("what happened then?")
                                        : understood(
                                                new Command.Note(NoteKind.OBSERVATION, found.when(), words.text())));
            case Reading.Broken broken -> refuse(broken.why());
            case Reading.Absent _ -> understood(new Command.Note(NoteKind.OBSERVATION, new When.Now(), whole));
        };
    }

    /// `did not work` tells of nothing that was done.
    private Parsed did() {
        return arguments.first().equalsIgnoreCase("not")
                ? understood(new Command.Note(NoteKind.OBSERVATION, new When.Now(), whole))
                : text("what did you do?", note(NoteKind.DEED));
    }

    private BiFunction<When, String, Command> note(NoteKind kind) {
        return (when, text) -> new Command.Note(kind, when, text);
    }

    private Parsed fact(Fact fact, String question) {
        return text(question, (when, text) -> new Command.State(fact, when, text));
    }

    private Parsed list() {
        return switch (arguments.text().toLowerCase(Locale.ROOT)) {
            case "", "open" -> understood(new Command.ListIncidents(Optional.of(Listing.OPEN)));
            case "closed" -> understood(new Command.ListIncidents(Optional.of(Listing.CLOSED)));
            case "all" -> understood(new Command.ListIncidents(Optional.empty()));
            default -> head().refuse(Head.odd(arguments), "list");
        };
    }

    private Parsed help() {
        if (arguments.isEmpty()) {
            return understood(new Command.Help(Optional.empty()));
        }
        return Verb.find(arguments.first())
                .map(about -> understood(new Command.Help(Optional.of(about))))
                .orElseGet(() -> Verb.closest(arguments.first())
                        .map(near -> head().refuse(
                                        "“%s” is not a verb; did you mean `%s`?"
                                                .formatted(Words.brief(arguments.first()), near.word()),
                                        "help " + near.word()))
                        .orElseGet(() ->
                                head().refuse("“%s” is not a verb".formatted(Words.brief(arguments.first())), "help")));
    }

    private Parsed alone(Command command) {
        String itself = head().named() + verb.word();
        return arguments.isEmpty() ? understood(command) : head().refuse(Head.odd(arguments), itself);
    }

    private Parsed text(String question, BiFunction<When, String, Command> command) {
        return timed(
                (when, words) -> words.isEmpty() ? refuse(question) : understood(command.apply(when, words.text())));
    }

    private Parsed timed(BiFunction<When, Words, Parsed> then) {
        return head().timed(arguments, then);
    }

    private MilestoneReader milestone() {
        return new MilestoneReader(head(), arguments);
    }

    private NumberReader number() {
        return new NumberReader(head(), arguments);
    }

    private StateReader state() {
        return new StateReader(head());
    }

    private DetailReader detail() {
        return new DetailReader(head());
    }

    private Parsed understood(Command command) {
        return head().understood(command);
    }

    private Parsed refuse(String problem) {
        return head().refuse(problem);
    }

    private Head head() {
        return new Head(incident, verb);
    }
}

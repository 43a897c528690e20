package dev.incidentscribe.command;

import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.Parsed.Understood;
import dev.incidentscribe.command.WhenReader.Reading;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what stands behind `/incident`. Total: any text at all gives a command or a refusal, never an exception.
public final class CommandParser {
    /// The longest text that is taken, in UTF-16 units: the longest that Slack sends.
    public static final int LONGEST = 40_000;

    /// What people type for help where there is another way to say it.
    static final Set<String> HELP = Set.of("?", "-h", "--help", "h");

    private CommandParser() {}

    /// Reads one command, as typed behind `/incident`.
    public static Parsed parse(String typed) {
        var words = pasted(new Words(typed));
        if (words.text().length() > LONGEST) {
            return new Misunderstood(Refusal.because(String.format(
                    Locale.ROOT,
                    "that is %,d characters; the most I can take is %,d. Nothing was recorded: please put it into a file and record a line that points to it",
                    words.text().length(),
                    LONGEST)));
        }
        if (isHelp(words)) {
            return new Understood(
                    Optional.empty(), new Command.Help(Verb.find(words.rest().text())), Optional.empty());
        }
        Optional<Integer> leading = IncidentName.number(words.first());
        if (leading.isPresent() && words.rest().isEmpty()) {
            return new Understood(leading, new Command.ShowNow(), Optional.empty());
        }
        return leading.isPresent() ? command(leading, words.rest().setOff()) : command(Optional.empty(), words);
    }

    /// Whether what stands behind `/incident` only asks for something.
    public static boolean isQuery(String typed) {
        return parse(typed) instanceof Understood understood && understood.command() instanceof Command.Query;
    }

    /// Forms are pasted with the command in front, and told so to the scribe in a thread.
    private static Words pasted(Words words) {
        return words.first().equalsIgnoreCase("/incident") ? words.rest() : words;
    }

    /// `?` and its like, alone or before a verb.
    private static boolean isHelp(Words words) {
        String about = words.rest().text();
        return HELP.contains(words.first().toLowerCase(Locale.ROOT))
                && (about.isEmpty() || Verb.find(about).isPresent());
    }

    /// Reads a time that stands alone, with or without the word `at`; empty if it is none.
    public static Optional<When> time(String written) {
        return WhenReader.read(Blanks.strip(written)) instanceof Reading.Found found
                        && found.rest().isBlank()
                ? Optional.of(found.when())
                : Optional.empty();
    }

    /// Whether a text begins with a severity.
    public static boolean isSeverity(String text) {
        return parse("severity " + text) instanceof Understood;
    }

    /// Whether a text begins with a status.
    public static boolean isStatus(String text) {
        return parse("status " + text) instanceof Understood;
    }

    /// When it began and what happened, of a text that opens an incident as of a time: `start 14:05 it fails`.
    public static Optional<String> started(String typed) {
        var words = new Words(typed);
        return Verb.find(words.first()).filter(verb -> verb == Verb.OPEN).isPresent()
                        && WhenReader.readEvident(words.rest().text()) instanceof Reading.Found
                ? Optional.of("started " + words.rest().text())
                : Optional.empty();
    }

    /// Reads what an edited follow-up says; the text is blank where only attributes were given.
    public static Command.AddAction revision(String typed) {
        return ActionReader.revision(typed);
    }

    private static Parsed command(Optional<Integer> named, Words words) {
        if (words.isEmpty()) {
            return new Understood(named, new Command.ShowMenu(), Optional.empty());
        }
        Optional<Verb> verb = Verb.find(words.first());
        if (verb.isEmpty()) {
            return bare(named, words.text());
        }
        Words arguments = words.rest();
        if (verb.get() != Verb.OPEN && named.isEmpty()) {
            Optional<Integer> number = IncidentName.number(arguments.first());
            if (number.isPresent()) {
                return new Sentence(number, verb.get(), arguments.rest(), words.text()).parse();
            }
        }
        return new Sentence(named, verb.get(), arguments, words.text()).parse();
    }

    /// Words without a verb are a note; nothing typed is thrown away.
    private static Parsed bare(Optional<Integer> named, String text) {
        String first = new Words(text).first();
        Optional<Verb> almost = Severity.parse(Blanks.trim(first, ":,;.!"))
                .map(_ -> Verb.SEVERITY)
                .or(() -> Verb.inTwoWords(text))
                .or(() -> Habits.verb(text))
                .or(() -> Verb.nearest(first));
        if (!(WhenReader.readMarked(text) instanceof Reading.Found found
                && !found.rest().isEmpty())) {
            return note(named, new When.Now(), text, almost);
        }
        var words = new Words(found.rest());
        Optional<Integer> number = named.or(() -> IncidentName.number(words.first()));
        return named.isEmpty() && number.isPresent() && !words.rest().isEmpty()
                ? note(number, found.when(), words.rest().text(), almost)
                : note(named, found.when(), found.rest(), almost);
    }

    private static Parsed note(Optional<Integer> named, When when, String text, Optional<Verb> almost) {
        return new Understood(named, new Command.Note(NoteKind.OBSERVATION, when, text), almost);
    }
}

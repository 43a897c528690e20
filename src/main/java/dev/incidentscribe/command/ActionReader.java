package dev.incidentscribe.command;

import dev.incidentscribe.command.Command.AddAction;
import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a follow-up: its owner, date, type and priority stand behind its text, in any order; the owner may also
/// stand first.
final class ActionReader {
    /// The last `by`: the text itself may have others.
    private static final Pattern BY =
            Pattern.compile("(?sU)(.*)(?:^|\\s)by\\s+(\\S+(?:\\s+\\S+){0,2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BAD_DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

    private String text;
    private Optional<Person> owner = Optional.empty();
    private Optional<Due> due = Optional.empty();
    private Optional<ActionType> type = Optional.empty();
    private Optional<Priority> priority = Optional.empty();
    private Optional<String> problem = Optional.empty();

    private ActionReader(String text) {
        this.text = Blanks.strip(text);
    }

    static Parsed read(Optional<Integer> incident, When when, String text) {
        ActionReader reader = of(text);
        if (reader.problem.isPresent()) {
            return new Parsed.Misunderstood(Refusal.of(reader.problem.get(), Verb.ACTION));
        }
        if (reader.text.isEmpty()) {
            return new Parsed.Misunderstood(Refusal.of("what is to be done?", Verb.ACTION));
        }
        return new Parsed.Understood(
                incident,
                new AddAction(reader.text, reader.owner, reader.due, reader.type, reader.priority, when),
                Optional.empty());
    }

    /// What an edited follow-up says; its text is blank where only attributes were given.
    static AddAction revision(String text) {
        ActionReader reader = of(text);
        return new AddAction(reader.text, reader.owner, reader.due, reader.type, reader.priority, new When.Now());
    }

    private static ActionReader of(String text) {
        var reader = new ActionReader(text);
        reader.takeFirstOwner();
        while (reader.takeLast()) {
            // Each round takes one attribute off the end.
        }
        return reader;
    }

    private void takeFirstOwner() {
        var words = new Words(text);
        Optional<Person> first = Mention.parse(words.first());
        if (first.isPresent()) {
            owner = first;
            text = words.rest().text();
        }
    }

    private boolean takeLast() {
        return takeDue() || takeWord();
    }

    private boolean takeDue() {
        Matcher by = BY.matcher(text);
        if (due.isPresent() || !by.matches()) {
            return false;
        }
        due = Due.parse(by.group(2));
        if (due.isPresent()) {
            text = Blanks.strip(by.group(1));
            return true;
        }
        if (BAD_DATE.matcher(by.group(2)).matches()) {
            problem = Optional.of("“%s” is no date".formatted(by.group(2)));
        }
        return false;
    }

    private boolean takeWord() {
        String last = new Words(text).last();
        if (!take(last)) {
            return false;
        }
        text = Blanks.strip(text.substring(0, text.length() - last.length()));
        return true;
    }

    private boolean take(String word) {
        if (priority.isEmpty() && Priority.parse(word).isPresent()) {
            priority = Priority.parse(word);
            return true;
        }
        if (type.isEmpty() && ActionType.parse(word).isPresent()) {
            type = ActionType.parse(word);
            return true;
        }
        if (owner.isEmpty() && Mention.parse(word).isPresent()) {
            owner = Mention.parse(word);
            return true;
        }
        return false;
    }
}

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
    /// The last `by` or `due`: the text itself may have others, and what was due is no date of the follow-up's.
    private static final Pattern BY = Pattern.compile(
            "(?sU)(.*)(?:^|\\s)(?:by|(?<!\\b(?:is|are|was|were|be|been|not|fell|falls|came)\\s)due(?:\\s+on)?):?\\s+"
                    + "(\\S+(?:\\s+\\S+){0,5})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BAD_DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}[.,;!]*");
    private static final Pattern DUE = Pattern.compile("(?iU)(?:^|\\s)due$");
    /// What leads to an attribute. A bare word only where it is set off, since text may end with it.
    private static final Pattern LABEL =
            Pattern.compile("(?iU)(?:^|[,;]\\s*|\\s[-–—]{1,3}\\s+)(?:owner|assignee|priority|prio|type):?$"
                    + "|\\s(?:owner|assignee):$|(?:^|[,;\\s])(?:owned\\s+by|assigned\\s+to):?$");
    private static final String SEPARATORS = ",;";
    private static final String STOPS = ",;.!";
    /// A dash between blanks sets off as a comma does.
    private static final Pattern DASH = Pattern.compile("(?U)(?<=\\s)[-–—]{1,3}$");
    /// A priority that there is not and a date that is none or may be two are text, and hide nothing that stands before
    /// them.
    private static final Pattern UNREAD = Pattern.compile(
            "(?iU)\\s(?:p\\d{1,2}|(?:by|due)(?:\\s+on)?:?\\s+(?:the\\s+)?(?:\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?"
                    + "|end\\s+of\\s+(?:the\\s+|this\\s+|next\\s+)?\\w+|next\\s+\\w+|q[1-4]))[,;.!]*$");
    private static final Pattern BRACKETED = Pattern.compile("(?sU)(.*\\s)[(\\[]([^()\\[\\]]+)[)\\]][,;.!]*");

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
        reader.takeAll();
        return reader;
    }

    private void takeAll() {
        takeAttributes();
        Matcher unread = UNREAD.matcher(text);
        if (unread.find()) {
            String whole = text;
            String before = Blanks.strip(text.substring(0, unread.start()));
            text = parted(before);
            takeAttributes();
            text = text.equals(parted(before))
                    ? whole
                    : Blanks.strip(text + " " + Blanks.trim(Blanks.strip(unread.group()), STOPS));
        }
    }

    private void takeAttributes() {
        while (takeLast()) {
            // Each round takes one attribute off the end.
        }
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
        return takeDue() || takeWord() || takeBracketed();
    }

    /// Brackets that hold attributes alone: `fix it (p1, @bob)`.
    private boolean takeBracketed() {
        Matcher bracketed = BRACKETED.matcher(text);
        if (!bracketed.matches()) {
            return false;
        }
        boolean nothingElse = of(bracketed.group(2)).text.isEmpty();
        if (nothingElse) {
            text = bracketed.group(1) + bracketed.group(2);
        }
        return nothingElse;
    }

    private boolean takeDue() {
        Matcher by = BY.matcher(text);
        if (due.isPresent() || !by.matches()) {
            return false;
        }
        due = DueReader.read(by.group(2));
        if (due.isPresent()) {
            text = parted(DUE.matcher(by.group(1)).replaceFirst(""));
            return true;
        }
        if (BAD_DATE.matcher(by.group(2)).matches()) {
            problem = Optional.of("“%s” is no date".formatted(Blanks.trim(by.group(2), STOPS)));
        }
        return false;
    }

    private boolean takeWord() {
        String last = new Words(text).last();
        if (!take(Blanks.trim(last, isSetOff(last) ? STOPS : SEPARATORS))) {
            return false;
        }
        text = parted(LABEL.matcher(without(last)).replaceFirst(""));
        return true;
    }

    /// Whether a stop behind the word ends a list of attributes. It may end the sentence instead, whose last word it is
    /// then: `rehearse the release process.`
    private boolean isSetOff(String last) {
        String before = Blanks.strip(text.substring(0, text.length() - last.length()));
        boolean behindComma = !before.isEmpty() && SEPARATORS.indexOf(before.charAt(before.length() - 1)) >= 0;
        return behindComma || owner.isPresent() || due.isPresent() || type.isPresent() || priority.isPresent();
    }

    private String without(String last) {
        return parted(text.substring(0, text.length() - last.length()));
    }

    /// What stands before an attribute, without the comma that set it off.
    private static String parted(String before) {
        String text = Blanks.strip(before);
        return Blanks.strip(Blanks.trim(DASH.matcher(text).replaceFirst(""), SEPARATORS));
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

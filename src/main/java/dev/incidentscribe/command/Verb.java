package dev.incidentscribe.command;

import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The verbs of `/incident`: their names, their forms and what they are for. Help, parser and README agree on it.
public enum Verb {
    OPEN(
            "open TITLE [sev1…sev4] [in-new-channel]",
            "open an incident in this channel, or in one of its own",
            "declare",
            "new",
            "start",
            "create"),
    NOTE("note [at WHEN] TEXT", "something you saw; just typing the text does the same", "log", "add"),
    AT("at WHEN TEXT", "the same, for something that happened earlier"),
    HYPOTHESIS("hypothesis TEXT", "what you suspect"),
    FINDING("finding TEXT", "what you found out"),
    DECISION("decision TEXT", "what was decided"),
    DID("did TEXT", "what you did"),
    UPDATE("update TEXT", "what customers were told"),
    ESCALATE("escalate [@who] TEXT", "whom it was handed on to", "escalated"),
    STARTED("started WHEN [TEXT]", "when the impact began"),
    DETECTED("detected [at WHEN] [TEXT]", "when it was noticed"),
    ACKNOWLEDGED("acknowledged [at WHEN] [TEXT]", "when somebody took it on", "ack"),
    IDENTIFIED("identified [at WHEN] [TEXT]", "when the cause was found"),
    MITIGATED("mitigated [at WHEN] [TEXT]", "when users were helped", "mitigate"),
    RESOLVED("resolved [at WHEN] [TEXT]", "when the impact was over", "resolve"),
    STATUS("status investigating|identified|monitoring|resolved [at WHEN] [TEXT]", "how far we are"),
    SEVERITY("severity sev1…sev4 [at WHEN] [WHY]", "how bad it is from now on", "sev"),
    LEAD("lead @who", "who leads from now on"),
    ROLE("role ROLE @who", "who takes a role from now on"),
    IMPACT("impact TEXT", "who was hit, how many, how: a percentage is kept as a number"),
    DETECTION("detection TEXT", "how it was noticed"),
    TRIGGER("trigger TEXT", "what set it off"),
    CAUSE("cause TEXT", "a root cause or contributing factor; there may be several", "root-cause", "rootcause"),
    RESOLUTION("resolution TEXT", "what ended it", "fix"),
    SUMMARY("summary TEXT", "the summary in your own words"),
    SERVICE("service NAME[, NAME]", "what was affected"),
    LINK("link URL [TITLE]", "a graph, a log, a recording"),
    ZONE("zone ZONE", "the time zone that the draft shows beside UTC"),
    ACTION(
            "action TEXT [@owner] [by DATE] [prevent|mitigate|detect|process] [p1…p4]",
            "a follow-up",
            "todo",
            "followup",
            "follow-up"),
    DONE("done N", "follow-up N is done"),
    DROP("drop N WHY", "follow-up N will not be done"),
    LESSON("lesson well|wrong|lucky TEXT", "what went well, what went wrong, where we got lucky"),
    EDIT("edit N TEXT", "entry N in other words"),
    RETIME("retime N WHEN", "entry N at another time"),
    REMOVE("remove N [WHY]", "entry N should not count"),
    RESTORE("restore N", "entry N counts again"),
    UNDO("undo", "takes back what you recorded or corrected last"),
    CLOSE("close [SUMMARY]", "end the incident and draft the postmortem"),
    REOPEN("reopen [WHY]", "take a closed incident up again"),
    CANCEL("cancel WHY", "it was a false alarm; no postmortem"),
    TIMELINE("timeline", "the timeline so far"),
    SHOW("show", "what somebody who joins late needs", "catchup"),
    ACTIONS("actions", "the follow-ups"),
    MISSING("missing", "what the postmortem still lacks"),
    LIST("list [open|closed|all]", "the incidents of this workspace"),
    HELP("help [VERB]", "this, or more about one verb");

    private static final Map<String, Verb> BY_NAME = Arrays.stream(values())
            .flatMap(verb -> verb.names().map(name -> Map.entry(name, verb)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// `at14:05`: the blank was forgotten.
    private static final Pattern AT_ONCE = Pattern.compile("at\\d{1,2}(?:[:.]\\d|\\s?[ap]m)");

    private final String form;
    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker sees only the interface
    private final List<String> synonyms;

    Verb(String form, String purpose, String... synonyms) {
        this.form = form;
        this.purpose = purpose;
        this.synonyms = List.of(synonyms);
    }

    /// The verb of that name or synonym, in any case, a colon behind it allowed.
    public static Optional<Verb> find(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_NAME.get(name.endsWith(":") ? name.substring(0, name.length() - 1) : name));
    }

    /// The verb that a text begins with in two words: `root cause`, `follow up`.
    public static Optional<Verb> inTwoWords(String text) {
        String[] words = text.split("(?U)\\s+", 3);
        return words.length < 2
                ? Optional.empty()
                : Stream.of(words[0] + "-" + words[1], words[0] + words[1])
                        .flatMap(name -> find(name).stream())
                        .findFirst();
    }

    /// The verb that a mistyped word was most likely meant to be.
    static Optional<Verb> nearest(String word) {
        String name = Blanks.trim(word.toLowerCase(Locale.ROOT), "!?.,;:");
        if (AT_ONCE.matcher(name).lookingAt()) {
            return Optional.of(AT);
        }
        return Optional.ofNullable(BY_NAME.get(name))
                .filter(_ -> !name.equals(word.toLowerCase(Locale.ROOT)))
                .or(() -> Spelling.nearest(name, BY_NAME.keySet()).map(BY_NAME::get));
    }

    /// The verb that a word which must be one was most likely meant to be.
    static Optional<Verb> closest(String word) {
        return Spelling.closest(word.toLowerCase(Locale.ROOT), BY_NAME.keySet()).map(BY_NAME::get);
    }

    /// What people type: `root-cause` is a synonym, `cause` the name.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The whole command: `/incident note [at WHEN] TEXT`.
    public String form() {
        return "/incident " + form;
    }

    /// What it is for, in a few words.
    public String purpose() {
        return purpose;
    }

    /// The other words for it.
    public List<String> synonyms() {
        return synonyms;
    }

    private Stream<String> names() {
        return Stream.of(Stream.of(word()), synonyms.stream()).flatMap(Function.identity());
    }

    /// The verb that such a command is typed with.
    public static Verb of(Command.Recording command) {
        return switch (command) {
            case Command.Open _ -> OPEN;
            case Command.Note it ->
                it.kind() == NoteKind.OBSERVATION ? NOTE : named(it.kind().wire());
            case Command.Reach it -> named(it.milestone().wire());
            case Command.SetStatus _ -> STATUS;
            case Command.SetSeverity _ -> SEVERITY;
            case Command.TakeRole it -> it.role().equals(Role.LEAD) ? LEAD : ROLE;
            case Command.State it -> named(it.fact().wire());
            case Command.Affect _ -> SERVICE;
            case Command.AddLink _ -> LINK;
            case Command.ChooseZone _ -> ZONE;
            case Command.AddAction _ -> ACTION;
            case Command.EndAction it -> it.done() ? DONE : DROP;
            case Command.Learn _ -> LESSON;
            case Command.Close _ -> CLOSE;
            case Command.Reopen _ -> REOPEN;
            case Command.Cancel _ -> CANCEL;
            case Command.Edit _ -> EDIT;
            case Command.Retime _ -> RETIME;
            case Command.Remove _ -> REMOVE;
            case Command.Restore _ -> RESTORE;
            case Command.Undo _ -> UNDO;
        };
    }

    private static Verb named(String word) {
        return Objects.requireNonNull(BY_NAME.get(word), word);
    }
}

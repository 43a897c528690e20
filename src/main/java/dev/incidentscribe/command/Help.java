package dev.incidentscribe.command;

import static dev.incidentscribe.command.Verb.*;

import dev.incidentscribe.incident.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The help texts, made from the verbs themselves so that they cannot disagree with the parser. Slack's mrkdwn.
public final class Help {
    /// How a time is written; one place for help, refusals and README.
    public static final String TIMES = "`at 14:05`, `at 2:05 PM EST`, `at 14:05Z`, `at yesterday 23:50`,"
            + " `at 2023-03-03 13:00 EAT`, `10m ago`, `1h30m ago`, `-10m`";

    /// What is said at a field for a time that holds none.
    public static final String NO_TIME = "Write a time such as 14:05, or 2024-03-27 14:05 CET.";

    private record Chapter(String title, List<Verb> verbs) {}

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(
                    "While it burns", List.of(OPEN, NOTE, AT, HYPOTHESIS, FINDING, DECISION, DID, UPDATE, ESCALATE)),
            new Chapter("Turning points", List.of(STARTED, DETECTED, ACKNOWLEDGED, IDENTIFIED, MITIGATED, RESOLVED)),
            new Chapter("State and people", List.of(STATUS, SEVERITY, LEAD, ROLE, SERVICE, ZONE)),
            new Chapter(
                    "For the postmortem",
                    List.of(IMPACT, DETECTION, TRIGGER, CAUSE, RESOLUTION, SUMMARY, LINK, ACTION, DONE, DROP, LESSON)),
            new Chapter("Corrections", List.of(EDIT, RETIME, REMOVE, RESTORE, UNDO)),
            new Chapter("The end", List.of(CLOSE, REOPEN, CANCEL)),
            new Chapter("Reading", List.of(TIMELINE, SHOW, ACTIONS, MISSING, LIST, HELP)));

    private Help() {}

    /// All verbs, by what one wants to do.
    static String overview() {
        return CHAPTERS.stream().map(Help::chapter).collect(Collectors.joining("\n\n"))
                + "\n\nWHEN is " + TIMES + ".\nAny verb may name an incident: `/incident note INC-3 …`."
                + " Text without a verb is a note. More about one verb: `/incident help VERB`.";
    }

    /// The verbs alone, by what one wants to do.
    public static String verbs() {
        return CHAPTERS.stream()
                        .map(chapter -> "*%s* %s"
                                .formatted(
                                        chapter.title(),
                                        chapter.verbs().stream()
                                                .map(verb -> "`%s`".formatted(verb.word()))
                                                .collect(Collectors.joining(" "))))
                        .collect(Collectors.joining("\n"))
                + "\n`/incident help` shows their forms, `/incident help VERB` one of them.";
    }

    /// One verb with its form and synonyms.
    public static String of(Verb verb) {
        String synonyms = verb.synonyms().isEmpty()
                ? ""
                : "\nThe same: "
                        + verb.synonyms().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
        String times = verb.form().contains("WHEN") ? "\nWHEN is " + TIMES : "";
        return "`%s` — %s%s%s".formatted(verb.form(), verb.purpose(), synonyms, times);
    }

    /// What fits, given what somebody asked for.
    public static String about(Optional<Verb> verb) {
        return verb.map(Help::of).orElseGet(Help::overview);
    }

    /// The forms of `/postmortem`.
    public static String postmortem() {
        return """
                `/postmortem [INC-N]` — the draft, for you alone; without a number, this channel's incident
                `/postmortem INC-N share` — the draft, for the whole channel
                `/postmortem INC-N markdown|html|pdf|json` — that file, as a direct message
                `/postmortem INC-N lint` — what a careful reviewer would object to, and how to mend it
                `/postmortem INC-N review|publish|draft` — says how far it is; publishing keeps a version
                `/postmortem INC-N owner @who|me` — who sees to it
                `/postmortem INC-N edit SECTION [TEXT]` — writes a section in your words, in a form if TEXT is left out; SECTION is %s
                `/postmortem INC-N reset SECTION` — composes it from the record again
                `/postmortem INC-N versions` — what was published, by whom and when
                `/postmortem INC-N diff [A] [B]` — what differs between two versions; the last and the draft of now, unless said otherwise
                `/postmortem list [WORDS]` — past incidents
                `/postmortem help` — this""".formatted(Arrays.stream(Section.values()).map(Section::wire).collect(Collectors.joining(", ")));
    }

    private static String chapter(Chapter chapter) {
        return "*" + chapter.title() + "*\n"
                + chapter.verbs().stream()
                        .map(verb -> "`%s` — %s".formatted(verb.form(), verb.purpose()))
                        .collect(Collectors.joining("\n"));
    }
}

package dev.incidentscribe.answer;

import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Help;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person is answered whose command was not carried out: why, and how to go on. Slack's mrkdwn.
public final class Refusals {
    /// Why something of another channel is refused while Slack does not answer.
    public static final String UNCLEAR =
            "it is of another channel, and Slack does not say just now whether you are in it";

    /// So much of what was typed fits beside a button.
    private static final int WITH_BUTTON = 3_000;
    /// So much is given back of what was too long to be read at all.
    private static final int BEGINNING = 3_000;
    /// As long as a button's text may be.
    private static final int LABEL = 50;

    private Refusals() {}

    /// What was wrong, the right form, and the text, so that it can be pasted again or kept as a note at once.
    public static Reply misunderstood(Refusal refusal, String typed) {
        Reply reply = refused(refusal, typed);
        boolean words = typed.strip().contains(" ") && typed.length() <= WITH_BUTTON;
        return words ? reply.offering(choices(refusal, typed.strip())) : reply;
    }

    /// The same for a command that was understood, whose words are no note.
    public static Reply declined(Refusal refusal, String typed) {
        return refused(refusal, typed).offering(likely(refusal).toList());
    }

    private static List<Choice> choices(Refusal refusal, String typed) {
        Choice note = new Choice.Meant("Record as a note", "note " + typed, Optional.empty());
        return Stream.concat(likely(refusal), Stream.of(note)).toList();
    }

    private static Stream<Choice> likely(Refusal refusal) {
        return refusal.likely().stream()
                .filter(it -> it.length() <= WITH_BUTTON)
                .map(it -> new Choice.Meant("/incident " + Wording.wholeWords(it, LABEL), it, Optional.empty()));
    }

    /// What was wrong, the right form, and the text, so that it can be pasted again.
    public static Reply refused(Refusal refusal, String typed) {
        return refused("Not recorded", refusal, typed);
    }

    /// The same for a command that records nothing anyway.
    public static Reply notDone(Refusal refusal, String typed) {
        return refused("Not done", refusal, typed);
    }

    private static Reply refused(String what, Refusal refusal, String typed) {
        String stop = refusal.problem().endsWith("?") ? "" : ".";
        String form = refusal.form()
                .map(it -> "\nThe form is `%s`.%s"
                        .formatted(
                                it,
                                it.contains(" WHEN ") || it.endsWith(" WHEN") ? " WHEN is " + Help.TIMES + "." : ""))
                .orElse("");
        return Reply.toPerson("%s: %s%s%s%s".formatted(what, refusal.problem(), stop, form, givenBack(typed.strip())));
    }

    /// All of it, since a part cannot be pasted again.
    private static String givenBack(String typed) {
        String text = typed.length() <= CommandParser.LONGEST ? typed : Wording.wholeWords(typed, BEGINNING);
        return typed.isEmpty() ? "" : "\nYou typed: ```%s```".formatted(text.replace("```", "'''"));
    }

    /// That there is nothing to show.
    public static Reply nothing(Optional<Integer> named) {
        return Reply.toPerson(named.map("There is no INC-%d in this workspace that you may read."::formatted)
                .orElse("There is no incident in this channel. `/incident list all` shows the others."));
    }

    /// Where an incident goes on that was opened here.
    public static String gone(Incident incident) {
        return "%s has a channel of its own: <#%s>. Record there, or name it here: `/incident note %s …`"
                .formatted(incident.name(), incident.channel(), incident.name());
    }

    /// That it is not known whether that person may see it.
    public static Reply unclear() {
        return Reply.toPerson("%s. Try again, or ask in its own channel.".formatted(sentence(UNCLEAR)));
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}

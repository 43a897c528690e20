package dev.incidentscribe.command;

import java.util.Optional;
import java.util.regex.Pattern;

/// Why a command was not carried out, in words for the person who typed it. Nothing was recorded.
///
/// @param problem what was wrong, as a sentence without a full stop
/// @param form the right form of the command, where showing it helps
/// @param likely what was most likely meant, to be typed behind `/incident`
public record Refusal(String problem, Optional<String> form, Optional<String> likely) {
    private static final Pattern COMMAND = Pattern.compile("`/incident [a-z]++(?! INC-)");

    /// One that no form would mend.
    public static Refusal because(String problem) {
        return new Refusal(problem, Optional.empty(), Optional.empty());
    }

    /// One that shows the form of the verb.
    public static Refusal of(String problem, Verb verb) {
        return of(problem, verb.form());
    }

    /// One that shows that form.
    public static Refusal of(String problem, String form) {
        return new Refusal(problem, Optional.of(form), Optional.empty());
    }

    /// The same, with what was most likely meant.
    public Refusal likely(String command) {
        return new Refusal(problem, form, Optional.of(command));
    }

    /// The same for whoever named the incident of that number: so do the commands that it advises.
    public Refusal naming(int incident) {
        return new Refusal(
                COMMAND.matcher(problem).replaceAll("$0 INC-" + incident),
                form,
                likely.map(command -> "INC-%d %s".formatted(incident, command)));
    }

    /// Whether it is that verb whose form was not kept.
    public boolean isAbout(Verb verb) {
        return form.equals(Optional.of(verb.form()));
    }
}

package dev.incidentscribe.command;

import java.util.Optional;

/// Why a command was not carried out, in words for the person who typed it. Nothing was recorded.
///
/// @param problem what was wrong, as a sentence without a full stop
/// @param form the right form of the command, where showing it helps
public record Refusal(String problem, Optional<String> form) {
    public static Refusal because(String problem) {
        return new Refusal(problem, Optional.empty());
    }

    public static Refusal of(String problem, Verb verb) {
        return new Refusal(problem, Optional.of(verb.form()));
    }
}

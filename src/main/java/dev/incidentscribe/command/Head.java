package dev.incidentscribe.command;

import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.Parsed.Understood;
import java.util.Optional;

/// What a sentence begins with, its incident and its verb, and what can be answered to it.
record Head(Optional<Integer> incident, Verb verb) {
    Parsed understood(Command command) {
        return new Understood(incident, command, Optional.empty());
    }

    Parsed refuse(String problem) {
        return new Misunderstood(Refusal.of(problem, verb));
    }

    Parsed unexpected(Words words) {
        return refuse("I don't know what to do with “%s” there".formatted(Words.brief(words.first())));
    }
}

package dev.incidentscribe.command;

import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.Parsed.Understood;
import dev.incidentscribe.command.WhenReader.Reading;
import java.util.Optional;
import java.util.function.BiFunction;

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

    /// Takes a marked time off the front of the words, or else the present.
    Parsed timed(Words words, BiFunction<When, Words, Parsed> then) {
        return switch (WhenReader.readMarked(words.text())) {
            case Reading.Found found -> then.apply(found.when(), new Words(found.rest()));
            case Reading.Broken broken -> refuse(broken.why());
            case Reading.Absent _ -> then.apply(new When.Now(), words);
        };
    }
}

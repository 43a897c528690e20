package dev.incidentscribe.command;

import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.Parsed.Understood;
import dev.incidentscribe.command.WhenReader.Reading;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What a sentence begins with, its incident and its verb, and what can be answered to it.
record Head(Optional<Integer> incident, Verb verb) {
    Parsed understood(Command command) {
        return new Understood(incident, command, Optional.empty());
    }

    Parsed refuse(String problem) {
        return new Misunderstood(Refusal.of(problem, verb));
    }

    /// Refuses it, and offers what was most likely meant.
    Parsed refuse(String problem, String likely) {
        return new Misunderstood(Refusal.of(problem, verb).likely(likely));
    }

    Parsed unexpected(Words words) {
        return refuse(odd(words));
    }

    static String odd(Words words) {
        return "I don't know what to do with “%s” there".formatted(Words.brief(words.first()));
    }

    /// Refuses a day, which has many moments.
    Parsed atWhatTime(String upToTheDay) {
        return refuse("at what time of that day, as in `/incident %s%s 14:05`?".formatted(named(), upToTheDay));
    }

    /// The incident as it was named, to be put before a command: `INC-3 `, or nothing.
    String named() {
        return incident.map("INC-%d "::formatted).orElse("");
    }

    /// An incident may be named behind the time, or behind the state, too, if it is not yet.
    Parsed nameable(Words words, Function<Words, Parsed> then) {
        Optional<Integer> number =
                incident.isEmpty() && verb != Verb.OPEN ? IncidentName.number(words.first()) : Optional.empty();
        return number.isPresent() && then.apply(words.rest()) instanceof Understood it
                ? it.of(number.get())
                : then.apply(number.isPresent() ? words.rest() : words);
    }

    /// Takes a marked time off the front of the words, or else the present.
    Parsed timed(Words words, BiFunction<When, Words, Parsed> then) {
        return switch (WhenReader.readMarked(words.text())) {
            case Reading.Found found -> nameable(new Words(found.rest()), rest -> then.apply(found.when(), rest));
            case Reading.Broken broken -> refuse(broken.why());
            case Reading.Absent _ -> then.apply(new When.Now(), words);
        };
    }
}

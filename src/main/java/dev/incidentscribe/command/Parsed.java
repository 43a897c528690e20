package dev.incidentscribe.command;

import java.util.Optional;

/// What the parser made of a text.
public sealed interface Parsed {
    /// A command.
    ///
    /// @param incident the number of the incident that was named; empty for the channel's own
    /// @param almost the verb that the first word was nearly, where the text was taken for a note
    record Understood(Optional<Integer> incident, Command command, Optional<Verb> almost) implements Parsed {
        /// The same of the incident of that number.
        Understood of(int number) {
            return new Understood(Optional.of(number), command, almost);
        }
    }

    /// Words that do not make a command.
    record Misunderstood(Refusal refusal) implements Parsed {}
}

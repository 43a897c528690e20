package dev.incidentscribe;

import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.journal.Outcome;

/// What the clerk rules about a command: it goes on record, or the person is told why not.
public sealed interface Ruling {
    /// It goes on record.
    record Enter(Outcome.Append append) implements Ruling {}

    /// It does not.
    record Refuse(Refusal refusal) implements Ruling {}

    static Ruling refuse(String problem) {
        return new Refuse(Refusal.because(problem));
    }
}

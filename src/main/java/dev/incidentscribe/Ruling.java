package dev.incidentscribe;

import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import java.util.List;

/// What the clerk rules about a command: it goes on record, or the person is told why not.
public sealed interface Ruling {
    /// It goes on record.
    record Enter(Outcome.Append append) implements Ruling {}

    /// It does not.
    record Refuse(Refusal refusal) implements Ruling {}

    /// That one event goes on record, which is said.
    static Ruling enter(Incident incident, Outcome.Event event, Replies replies) {
        return enter(incident, event, replies, List.of());
    }

    /// The same, and then these are done.
    static Ruling enter(Incident incident, Outcome.Event event, Replies replies, List<Outbound> then) {
        return new Enter(new Outcome.Append(incident, List.of(event), replies::recorded, then));
    }

    static Ruling refuse(String problem) {
        return new Refuse(Refusal.because(problem));
    }
}

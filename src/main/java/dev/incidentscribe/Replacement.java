package dev.incidentscribe;

import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.command.Command.Recording;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Situation;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The entry that gives way to what is recorded now, because somebody chose that in its place; most commands replace
/// none. Pure.
///
/// @param instead the entry; empty for none
/// @param at when that happened
/// @param chooser who chose, perhaps in the place of somebody else
record Replacement(Optional<Choice.Instead> instead, Optional<Instant> at, Person chooser) {
    /// Begins the reason for which such an entry is removed.
    static final String ANEW = "recorded anew";

    private static final String AS_ANOTHER = ANEW + " as another kind";

    /// That nothing gives way.
    static Replacement none(Person typist) {
        return new Replacement(Optional.empty(), Optional.empty(), typist);
    }

    /// The incident whose entry it is.
    Optional<Integer> incident() {
        return instead.map(Choice.Instead::incident);
    }

    /// What it takes to record this: whoever chooses for somebody else changes what that one recorded.
    Set<Permission> needed(Recording command) {
        return Stream.concat(Clerk.needed(command).stream(), instead.map(_ -> Permission.CORRECT).stream())
                .collect(Collectors.toSet());
    }

    /// Why they may not choose so: the entry is somebody else's, and not theirs to change.
    Optional<String> objection(Incident incident, Guard guard) {
        return instead.flatMap(it -> incident.entry(it.entry())).flatMap(entry -> guard.objection(incident, entry));
    }

    /// The same, with the entry removed in the same transaction, unless somebody removed it already.
    Outcome.Append in(Outcome.Append append, Situation situation) {
        return instead.flatMap(it -> append.incident().entry(it.entry()))
                .filter(entry -> !entry.removed())
                .filter(entry -> !isEnd(entry) || isStillTheLatest(append.incident(), situation))
                .map(entry -> append.and(new Removed(entry.number(), why(entry))))
                .orElse(append);
    }

    private static boolean isEnd(Entry entry) {
        return entry.statement() instanceof Closed || entry.statement() instanceof Cancelled;
    }

    /// A channel has one open incident at a time.
    private static boolean isStillTheLatest(Incident incident, Situation situation) {
        return situation
                .current()
                .filter(it -> it.number() == incident.number())
                .isPresent();
    }

    private String why(Entry entry) {
        return entry.author().id().equals(chooser.id())
                ? AS_ANOTHER
                : AS_ANOTHER + ", as %s chose".formatted(chooser.mention());
    }
}

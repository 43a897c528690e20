package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ActionEnded;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Severity;
import java.util.Optional;
import java.util.function.Function;

/// How a statement reads on the timeline.
///
/// @param kind as machines read it
/// @param label as people read it; empty for a plain observation
record Happening(String kind, Optional<String> label, String text) {

    static Happening of(Statement statement, Function<Person, String> name) {
        return switch (statement) {
            case Opened it ->
                labelled(
                        "opened",
                        "Incident opened"
                                + it.severity()
                                        .map(Severity::label)
                                        .map(" (%s)"::formatted)
                                        .orElse(""),
                        it.text());
            case Noted it
            when it.kind() == NoteKind.OBSERVATION -> new Happening(it.kind().wire(), Optional.empty(), it.text());
            case Noted it -> labelled(it.kind().wire(), it.kind().label(), it.text());
            case MilestoneReached it ->
                labelled(it.milestone().wire(), it.milestone().label(), it.text());
            case StatusChanged it -> labelled("status", "Status: " + it.status().wire(), it.text());
            case SeverityChanged it ->
                labelled("severity", "Severity: " + it.severity().label(), it.text());
            case RoleTaken it ->
                labelled("role", "%s: %s".formatted(capitalized(it.role().name()), name.apply(it.holder())), it.text());
            case Closed it -> labelled("closed", "Incident closed", it.text());
            case Reopened it -> labelled("reopened", "Incident reopened", it.text());
            case Cancelled it -> labelled("cancelled", "Cancelled as a false alarm", it.text());
            case FactStated it -> labelled(it.fact().wire(), it.fact().label(), it.text());
            case ServicesAffected it -> labelled("service", "Affected", it.text());
            case LinkAdded it -> labelled("link", "Link", it.text());
            case ZoneChosen it -> labelled("zone", "Time zone", it.text());
            case ActionAdded it -> labelled("action", "Follow-up " + it.number(), it.text());
            case ActionEnded it ->
                labelled(
                        it.done() ? "done" : "drop",
                        "Follow-up %d %s".formatted(it.number(), it.done() ? "done" : "dropped"),
                        it.text());
            case LessonLearned it -> labelled("lesson", it.kind().label(), it.text());
        };
    }

    private static Happening labelled(String kind, String label, String text) {
        return new Happening(kind, Optional.of(label), text);
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}

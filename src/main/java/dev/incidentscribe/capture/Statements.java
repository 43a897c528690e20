package dev.incidentscribe.capture;

import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import java.util.Optional;

/// What the verbs make of the words of a message, of those that can take one.
final class Statements {
    private Statements() {}

    /// Whether an entry is what a command states by itself.
    static boolean isOne(Statement statement) {
        return switch (statement) {
            case Noted _, MilestoneReached _, FactStated _, LessonLearned _, StatusChanged _, SeverityChanged _ -> true;
            default -> false;
        };
    }

    /// Whether two say the same but for their words: both a decision, both that it was resolved.
    static boolean isSameKind(Statement one, Statement other) {
        return one.withText("").equals(other.withText(""));
    }

    static Optional<Statement> of(Verb verb, String text) {
        return switch (verb) {
            case NOTE -> Optional.of(new Noted(NoteKind.OBSERVATION, text));
            case HYPOTHESIS -> Optional.of(new Noted(NoteKind.HYPOTHESIS, text));
            case FINDING -> Optional.of(new Noted(NoteKind.FINDING, text));
            case DECISION -> Optional.of(new Noted(NoteKind.DECISION, text));
            case DID -> Optional.of(new Noted(NoteKind.DEED, text));
            case UPDATE -> Optional.of(new Noted(NoteKind.UPDATE, text));
            case ESCALATE -> Optional.of(new Noted(NoteKind.ESCALATION, text));
            case STARTED -> Optional.of(new MilestoneReached(Milestone.STARTED, text));
            case DETECTED -> Optional.of(new MilestoneReached(Milestone.DETECTED, text));
            case ACKNOWLEDGED -> Optional.of(new MilestoneReached(Milestone.ACKNOWLEDGED, text));
            case IDENTIFIED -> Optional.of(new MilestoneReached(Milestone.IDENTIFIED, text));
            case MITIGATED -> Optional.of(new MilestoneReached(Milestone.MITIGATED, text));
            case RESOLVED -> Optional.of(new MilestoneReached(Milestone.RESOLVED, text));
            case IMPACT -> Optional.of(new FactStated(Fact.IMPACT, text));
            case DETECTION -> Optional.of(new FactStated(Fact.DETECTION, text));
            case TRIGGER -> Optional.of(new FactStated(Fact.TRIGGER, text));
            case CAUSE -> Optional.of(new FactStated(Fact.CAUSE, text));
            case RESOLUTION -> Optional.of(new FactStated(Fact.RESOLUTION, text));
            default -> Optional.empty();
        };
    }
}

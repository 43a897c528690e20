package dev.incidentscribe.answer;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Entry;
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
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.incident.Wording;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An entry, or a follow-up, in one line.
final class Lines {
    private static final int TEXT = 300;

    private Lines() {}

    static String of(Entry entry, int most) {
        return switch (entry.statement()) {
            case Opened it -> labelled("Opened", it.text(), most);
            case Noted it when it.kind() == NoteKind.OBSERVATION -> Wording.beginning(it.text(), most);
            case Noted it -> labelled(it.kind().label(), it.text(), most);
            case MilestoneReached it -> labelled(it.milestone().label(), it.text(), most);
            case StatusChanged it -> labelled("Status " + it.status().wire(), it.text(), most);
            case SeverityChanged it -> labelled(it.severity().label(), it.text(), most);
            case RoleTaken it ->
                "%s is %s".formatted(it.holder().mention(), it.role().name());
            case FactStated it -> labelled(it.fact().label(), it.text(), most);
            case ServicesAffected it -> labelled("Affected", it.text(), most);
            case LinkAdded it -> labelled("Link", it.text().isBlank() ? it.url() : it.url() + " " + it.text(), most);
            case ZoneChosen it -> labelled("Time zone of the draft", it.text(), most);
            case ActionAdded it ->
                labelled("Follow-up " + it.number(), it.text(), most)
                        + attributes(it.owner(), it.due(), it.type(), it.priority());
            case ActionEnded it ->
                labelled("Follow-up %d %s".formatted(it.number(), it.done() ? "done" : "dropped"), it.text(), most);
            case LessonLearned it -> labelled(it.kind().label(), it.text(), most);
            case Closed it -> labelled("Closed", it.text(), most);
            case Reopened it -> labelled("Reopened", it.text(), most);
            case Cancelled it -> labelled("Cancelled", it.text(), most);
        };
    }

    /// What is known of a follow-up besides its words, behind them.
    static String attributes(
            Optional<Person> owner, Optional<LocalDate> due, Optional<ActionType> type, Optional<Priority> priority) {
        return Stream.of(
                        owner.map(Person::mention),
                        due.map("by %s"::formatted),
                        type.map(ActionType::wire),
                        priority.map(Priority::name))
                .flatMap(Optional::stream)
                .map(" · "::concat)
                .collect(Collectors.joining());
    }

    /// A follow-up in one line of a list.
    static String of(ActionItem action) {
        return "%d. %s%s%s"
                .formatted(
                        action.number(),
                        Wording.beginning(action.text(), TEXT),
                        action.owner().isEmpty() ? " · no owner" : "",
                        attributes(action.owner(), action.due(), action.type(), action.priority()));
    }

    private static String labelled(String label, String text, int most) {
        return text.isBlank() ? "*" + label + "*" : "*%s*: %s".formatted(label, Wording.beginning(text, most));
    }
}

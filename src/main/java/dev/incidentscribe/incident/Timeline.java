package dev.incidentscribe.incident;

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
import java.util.Comparator;
import java.util.List;

/// What happened, in the order in which it happened; what happened at the same instant stays in the order of
/// recording. Facts, follow-ups, lessons and links have sections of their own and are not in it.
public record Timeline(List<Entry> entries) {
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::at).thenComparingInt(Entry::number);

    public Timeline {
        entries = List.copyOf(entries);
    }

    /// The timeline of an incident, without the removed entries.
    public static Timeline of(Incident incident) {
        return new Timeline(incident.standing()
                .filter(entry -> isHappening(entry.statement()))
                .sorted(ORDER)
                .toList());
    }

    /// Whether such a thing is part of it: it happened at a moment.
    public static boolean isHappening(Statement statement) {
        return switch (statement) {
            case Opened _,
                    Noted _,
                    MilestoneReached _,
                    StatusChanged _,
                    SeverityChanged _,
                    RoleTaken _,
                    Closed _,
                    Reopened _,
                    Cancelled _ -> true;
            case FactStated _,
                    ServicesAffected _,
                    LinkAdded _,
                    ZoneChosen _,
                    ActionAdded _,
                    ActionEnded _,
                    LessonLearned _ -> false;
        };
    }
}

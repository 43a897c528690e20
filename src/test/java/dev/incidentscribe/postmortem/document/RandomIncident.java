package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
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
import dev.incidentscribe.incident.IncidentEvent.OwnerNamed;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.SectionReset;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.incident.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Incidents made up of anything that can be recorded, in any order, told at once, later or corrected; the same for the
/// same seed.
public final class RandomIncident {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/New_York", "+05:45");
    private static final int LONGEST = 40;

    private final Random random;
    private final List<Recorded> recorded = new ArrayList<>();
    private int entries;
    private int actions;

    private RandomIncident(long seed) {
        this.random = new Random(seed);
    }

    static Incident of(long seed) {
        return Incident.replay("T1", 1, "C1", events(seed));
    }

    /// The same, event by event.
    public static List<Recorded> events(long seed) {
        var incident = new RandomIncident(seed);
        incident.record(new Opened(incident.text(), incident.maybe(Severity.values()), incident.zone()));
        for (int more = incident.random.nextInt(LONGEST); more > 0; more--) {
            incident.record(incident.event());
        }
        return List.copyOf(incident.recorded);
    }

    private void record(IncidentEvent event) {
        Instant told = Drafts.NOON.plusSeconds(97L * recorded.size());
        Instant at = random.nextInt(3) == 0 ? told.minusSeconds(random.nextInt(200_000)) : told;
        recorded.add(new Recorded(recorded.size() + 1, at, told, person(), Source.SLASH, Optional.empty(), event));
        entries += event instanceof Statement ? 1 : 0;
    }

    private IncidentEvent event() {
        return switch (random.nextInt(23)) {
            case 0 -> new Noted(any(NoteKind.values()), text());
            case 1, 2, 3 -> new MilestoneReached(any(Milestone.values()), text());
            case 4 -> new StatusChanged(any(Status.values()), text());
            case 5 -> new SeverityChanged(any(Severity.values()), text());
            case 6 -> new RoleTaken(random.nextBoolean() ? Role.LEAD : new Role("comms"), person(), text());
            case 7, 8 -> new FactStated(any(Fact.values()), text());
            case 9 -> new ServicesAffected(List.of(text(), text()));
            case 10 -> new LinkAdded("https://example.org/" + random.nextInt(), text());
            case 11 -> new ZoneChosen(zone());
            case 12 -> action();
            case 13 -> new ActionEnded(1 + random.nextInt(actions + 1), random.nextBoolean(), text());
            case 14 -> new LessonLearned(any(LessonKind.values()), text());
            case 15 -> new Closed(text());
            case 16 -> random.nextBoolean() ? new Reopened(text()) : new Cancelled(text());
            case 17 -> new Reworded(entry(), text());
            case 18 -> new Retimed(entry(), Drafts.NOON.minusSeconds(random.nextInt(400_000)));
            case 19 -> random.nextBoolean() ? new Removed(entry(), text()) : new Restored(entry());
            case 22 -> new TakenBack(entry(), 1 + random.nextInt(recorded.size()));
            case 20 -> random.nextBoolean() ? new StageReached(any(Stage.values())) : new OwnerNamed(person());
            default ->
                random.nextBoolean()
                        ? new SectionWritten(any(Section.values()), text())
                        : new SectionReset(any(Section.values()));
        };
    }

    private ActionAdded action() {
        actions++;
        return new ActionAdded(
                actions,
                text(),
                random.nextBoolean() ? Optional.of(person()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(LocalDate.of(2024, 3, 1 + random.nextInt(28))) : Optional.empty(),
                maybe(ActionType.values()),
                maybe(Priority.values()));
    }

    private String text() {
        return random.nextInt(4) == 0 ? "%d%% could not pay".formatted(random.nextInt(150)) : any(Drafts.NASTY);
    }

    private Person person() {
        int number = random.nextInt(4);
        return new Person("U" + number, "Person " + number);
    }

    private ZoneId zone() {
        return ZoneId.of(any(ZONES));
    }

    private int entry() {
        return 1 + random.nextInt(entries);
    }

    private <T> Optional<T> maybe(T[] values) {
        return random.nextBoolean() ? Optional.of(any(values)) : Optional.empty();
    }

    private <T> T any(T[] values) {
        return any(List.of(values));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

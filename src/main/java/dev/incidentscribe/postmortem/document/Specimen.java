package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Origin;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A postmortem with something of everything, on which templates are tried.
final class Specimen {
    private static final Person MIA = new Person("U1", "Mia Brandt");
    private static final Instant BEGIN = Instant.parse("2024-03-31T00:30:00Z");
    private static final Duration STEP = Duration.ofMinutes(40);

    private Specimen() {}

    static Postmortem postmortem() {
        var recorded = new ArrayList<Recorded>();
        for (IncidentEvent event : events()) {
            int ordinal = recorded.size() + 1;
            Instant at = BEGIN.plus(STEP.multipliedBy(ordinal));
            recorded.add(new Recorded(
                    ordinal,
                    at,
                    at,
                    MIA,
                    Source.SLASH,
                    Optional.of(
                            new Origin("C1", "1.%d".formatted(ordinal), Optional.of("https://example.org/message"))),
                    event));
        }
        return Composer.compose(Incident.replay("T1", 1, "C1", recorded), Directory.empty());
    }

    private static List<IncidentEvent> events() {
        Stream<IncidentEvent> happenings = Stream.concat(
                Stream.of(
                        new Opened("Checkout fails", Optional.of(Severity.SEV2), ZoneId.of("Europe/Berlin")),
                        new RoleTaken(Role.LEAD, MIA, ""),
                        new RoleTaken(new Role("comms"), MIA, ""),
                        new SeverityChanged(Severity.SEV1, "nobody can pay")),
                Arrays.stream(NoteKind.values()).map(kind -> new Noted(kind, "```\ncode\n```")));
        Stream<IncidentEvent> milestones = Stream.of(
                        Milestone.STARTED,
                        Milestone.DETECTED,
                        Milestone.ACKNOWLEDGED,
                        Milestone.IDENTIFIED,
                        Milestone.MITIGATED,
                        Milestone.RESOLVED)
                .map(milestone -> new MilestoneReached(milestone, "said so"));
        Stream<IncidentEvent> facts =
                Arrays.stream(Fact.values()).map(fact -> new FactStated(fact, "20% of something stated"));
        Stream<IncidentEvent> rest = Stream.concat(
                Arrays.stream(LessonKind.values()).map(kind -> new LessonLearned(kind, "a lesson")),
                Stream.of(
                        new ServicesAffected(List.of("checkout")),
                        new LinkAdded("https://example.org/graph", "a graph"),
                        new ActionAdded(
                                1,
                                "do it",
                                Optional.of(MIA),
                                Optional.of(LocalDate.of(2024, 4, 1)),
                                Optional.of(ActionType.PREVENT),
                                Optional.of(Priority.P1)),
                        new Closed("")));
        Stream<IncidentEvent> sections = Stream.of(
                new SectionWritten(Section.IMPACT, "*Nobody* could pay:\n\n- by card\n- by `phone`"),
                new SectionWritten(Section.WELL, "> It was quick."),
                new FactStated(Fact.IMPACT, "30% of something stated"));
        return Stream.of(happenings, milestones, facts, rest, sections)
                .flatMap(it -> it)
                .toList();
    }
}

package dev.incidentscribe.reminder;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Works out what somebody is to be reminded of while an incident goes on, and when. What counts is when something was
/// recorded, not when it happened. Pure.
public final class Reminders {
    /// So often a reminder that nobody heeds is repeated at the same pace; then it waits twice as long each time.
    private static final int PATIENCE = 4;

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private Reminders() {}

    /// The next reminder of each concern, given what was said before. One that is closed or cancelled has none.
    public static List<Due> of(Incident incident, Cadence cadence, Map<Topic, Said> said) {
        return Concern.WHILE_OPEN.stream()
                .flatMap(concern -> due(incident, cadence, concern, said).stream())
                .toList();
    }

    /// From when on the concern counts; empty where there is no reason for it.
    public static Optional<Instant> since(Incident incident, Concern concern) {
        if (!incident.isOpen()) {
            return Optional.empty();
        }
        boolean resolved = incident.status() == Status.RESOLVED;
        return switch (concern) {
            case STATUS_UPDATE ->
                resolved ? Optional.empty() : last(incident, entry -> isBeginning(entry) || isStatusUpdate(entry));
            case NO_LEAD ->
                resolved || incident.holder(Role.LEAD).isPresent()
                        ? Optional.empty()
                        : last(incident, Reminders::isBeginning);
            case NO_ENTRY ->
                incident.entries().stream().flatMap(Reminders::recordings).max(Instant::compareTo);
            case FOLLOW_UP -> Optional.empty();
        };
    }

    private static Optional<Due> due(Incident incident, Cadence cadence, Concern concern, Map<Topic, Said> said) {
        Optional<Duration> wait = cadence.wait(concern, incident.severity());
        if (wait.isEmpty()) {
            return Optional.empty();
        }
        Topic topic = Topic.of(incident.number(), concern);
        return since(incident, concern)
                .map(since -> new Due(topic, since, next(since, wait.get(), Optional.ofNullable(said.get(topic)))));
    }

    private static Instant next(Instant since, Duration wait, Optional<Said> said) {
        Optional<Instant> wished = said.flatMap(Said::wished);
        Optional<Said> unheeded = said.filter(it -> it.at().isAfter(since));
        if (unheeded.isEmpty()) {
            Instant first = since.plus(wait);
            return wished.filter(first::isBefore).orElse(first);
        }
        return wished.orElseGet(
                () -> unheeded.get().at().plus(waitAfter(unheeded.get().times(), wait)));
    }

    private static Duration waitAfter(int times, Duration wait) {
        Duration longer = wait.multipliedBy(1L << Math.clamp(times - PATIENCE, 0, 20));
        return longer.compareTo(LONGEST_WAIT) <= 0 || times <= PATIENCE ? longer : LONGEST_WAIT;
    }

    private static Optional<Instant> last(Incident incident, Predicate<Entry> such) {
        return incident.standing().filter(such).map(Entry::recordedAt).max(Instant::compareTo);
    }

    private static boolean isBeginning(Entry entry) {
        return entry.statement() instanceof Opened || entry.statement() instanceof Reopened;
    }

    private static boolean isStatusUpdate(Entry entry) {
        return entry.statement() instanceof StatusChanged
                || entry.statement() instanceof MilestoneReached
                || (entry.statement() instanceof Noted noted && noted.kind() == NoteKind.UPDATE);
    }

    private static Stream<Instant> recordings(Entry entry) {
        return Stream.concat(
                Stream.of(entry.recordedAt()), entry.corrections().stream().map(Recorded::recordedAt));
    }
}

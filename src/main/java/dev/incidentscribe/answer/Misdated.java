package dev.incidentscribe.answer;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.TimeFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/// The doubt whether an entry happened when it is recorded to have happened: after the end, or while the incident was
/// not open, where the same time on another day or in the team's zone would fit.
///
/// @param incident with the entry in it
/// @param zone the typist's
/// @param now the moment of typing
record Misdated(Incident incident, Entry entry, ZoneId zone, Instant now) {
    /// What to say of it, with a line break before it; empty without a doubt.
    String hint() {
        Optional<Instant> ended = incident.endedAt();
        String late = ended.map(this::afterTheEnd).orElse("");
        return late.isEmpty() ? inAnotherZone(ended) : late;
    }

    /// What changes the course of an incident happened while it went on; who tells it afterwards without a time has
    /// forgotten it, and who tells a time of the evening on the next day means that of the day before.
    private String afterTheEnd(Instant ended) {
        return switch (entry.statement()) {
            case MilestoneReached _, StatusChanged _, SeverityChanged _
            when isLive() && entry.at().isAfter(ended) ->
                "\nIt counts as of now, after the end. If it was earlier: `/incident retime %d 14:05`."
                        .formatted(entry.number());
            case MilestoneReached reached
            when entry.at().isAfter(ended) && reached.milestone() != Milestone.IDENTIFIED ->
                "\nThat is after the end. If it was before: `/incident retime %d %s`."
                        .formatted(entry.number(), written(dayBefore(ended), zone));
            case RoleTaken _
            when entry.recordedAt().isAfter(ended)
                    && incident.milestones().at(Milestone.OPENED).equals(Optional.of(entry.at())) ->
                "\nIt counts from the opening on. If it was later: `/incident retime %d 14:05`."
                        .formatted(entry.number());
            default -> "";
        };
    }

    /// The same time of the last day on which that was before the end.
    private Instant dayBefore(Instant ended) {
        return Stream.iterate(entry.at().atZone(zone), it -> it.minusDays(1))
                .map(it -> it.toInstant())
                .filter(it -> !it.isAfter(ended))
                .findFirst()
                .orElseThrow();
    }

    /// Who works with a team elsewhere often tells its time. The impact may well begin before anybody opens anything.
    private String inAnotherZone(Optional<Instant> ended) {
        return isLive() || isBeginning() || isOpenAt(entry.at(), ended)
                ? ""
                : asOfTheTeam()
                        .filter(it -> isOpenAt(it, ended))
                        .findFirst()
                        .map(it -> "\n%s was not open then. If you meant %s: `/incident retime %d %s`."
                                .formatted(
                                        incident.name(),
                                        TimeFormat.time(it, incident.zone()),
                                        entry.number(),
                                        written(it, incident.zone())))
                        .orElse("");
    }

    /// The same time in the team's zone, where it is another there: the latest first.
    private Stream<Instant> asOfTheTeam() {
        LocalDateTime local = LocalDateTime.ofInstant(entry.at(), zone);
        return Stream.of(1, 0, -1)
                .map(days -> local.plusDays(days).atZone(incident.zone()).toInstant())
                .filter(it -> !it.isAfter(now) && !it.equals(entry.at()))
                .filter(_ -> !incident.zone()
                        .getRules()
                        .getOffset(entry.at())
                        .equals(zone.getRules().getOffset(entry.at())));
    }

    private boolean isBeginning() {
        return entry.statement() instanceof MilestoneReached reached
                && (reached.milestone() == Milestone.STARTED || reached.milestone() == Milestone.DETECTED);
    }

    private boolean isLive() {
        return entry.at().equals(entry.recordedAt());
    }

    private boolean isOpenAt(Instant at, Optional<Instant> ended) {
        return incident.milestones()
                        .at(Milestone.OPENED)
                        .filter(opened -> !at.isBefore(opened))
                        .isPresent()
                && incident.reopenings().stream().noneMatch(it -> it.isOver(at))
                && ended.filter(at::isAfter).isEmpty();
    }

    private static String written(Instant at, ZoneId zone) {
        return TimeFormat.date(at, zone) + " " + TimeFormat.time(at, zone);
    }
}

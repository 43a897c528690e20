package dev.incidentscribe.incident;

import dev.incidentscribe.incident.Metric.Kind;
import dev.incidentscribe.incident.Metric.Reading;
import java.util.List;
import java.util.Optional;

/// The times by which incidents are compared. Time to resolve and duration are the same span, from the start of the
/// impact to its end; both are given because readers look for either name.
public record Metrics(List<Metric> all) {
    public Metrics {
        all = List.copyOf(all);
    }

    /// The metrics of an incident, always the same ones in the same order.
    public static Metrics of(Incident incident) {
        Milestones milestones = incident.milestones();
        Optional<Reading> started = reading(milestones, Milestone.STARTED);
        Optional<Reading> detected = reading(milestones, Milestone.DETECTED);
        Optional<Reading> acknowledged =
                reading(milestones, Milestone.ACKNOWLEDGED).or(() -> reading(milestones, Milestone.OPENED));
        Optional<Reading> resolved = reading(milestones, Milestone.RESOLVED);
        return new Metrics(List.of(
                new Metric(Kind.TIME_TO_DETECT, "detected − started", started, detected),
                new Metric(Kind.TIME_TO_ACKNOWLEDGE, "acknowledged (else opened) − detected", detected, acknowledged),
                new Metric(
                        Kind.TIME_TO_MITIGATE,
                        "mitigated − started",
                        started,
                        reading(milestones, Milestone.MITIGATED)),
                new Metric(Kind.TIME_TO_RESOLVE, "resolved − started", started, resolved),
                new Metric(Kind.DURATION, "resolved − started", started, resolved)));
    }

    /// The one of that kind; there is one of each.
    public Metric get(Kind kind) {
        return all.stream().filter(metric -> metric.kind() == kind).findFirst().orElseThrow();
    }

    private static Optional<Reading> reading(Milestones milestones, Milestone milestone) {
        return milestones.entry(milestone).map(entry -> new Reading(milestone, entry.at(), entry.number()));
    }
}

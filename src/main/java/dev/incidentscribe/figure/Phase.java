package dev.incidentscribe.figure;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A stretch of the incident between two turning points.
///
/// @param from empty where it is not known when it began
/// @param to empty where it is not known when it ended
record Phase(Kind kind, Optional<Instant> from, Optional<Instant> to, String label) {

    /// What was going on.
    enum Kind {
        /// Users were affected, and nobody had noticed.
        UNDETECTED("undetected"),
        /// It was noticed, and users were still affected.
        WORKED("worked"),
        /// Users were helped; the impact was not over.
        MITIGATED("mitigated"),
        /// The turning points do not say.
        UNKNOWN("unknown");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }

    private static final List<Milestone> BOUNDS =
            List.of(Milestone.STARTED, Milestone.DETECTED, Milestone.MITIGATED, Milestone.RESOLVED);

    /// The phases between those turning points, in order. A turning point that lies before an earlier one bounds
    /// nothing.
    ///
    /// @param ongoing whether it may still go on
    static List<Phase> of(Map<Milestone, Instant> milestones, boolean ongoing) {
        List<Milestone> known = inOrder(milestones);
        if (known.isEmpty()) {
            return List.of();
        }
        var phases = new ArrayList<Phase>();
        Milestone first = known.getFirst();
        if (first == Milestone.DETECTED || first == Milestone.MITIGATED || first == Milestone.RESOLVED) {
            phases.add(new Phase(
                    Kind.UNKNOWN, Optional.empty(), Optional.ofNullable(milestones.get(first)), "Start not recorded"));
        }
        for (int index = 1; index < known.size(); index++) {
            between(known.get(index - 1), known.get(index), milestones).ifPresent(phases::add);
        }
        Milestone last = known.getLast();
        if (last != Milestone.RESOLVED) {
            phases.add(new Phase(
                    kind(last),
                    Optional.ofNullable(milestones.get(last)),
                    Optional.empty(),
                    ongoing ? name(last) + " so far" : "End not recorded"));
        }
        return List.copyOf(phases);
    }

    /// How long it took, if both ends are known.
    Optional<Duration> length() {
        return from.flatMap(start -> to.map(end -> Duration.between(start, end)));
    }

    /// `undetected for 11 min`.
    String sentence() {
        return length().map(it -> label.toLowerCase(Locale.ROOT) + " for " + TimeFormat.span(it))
                .orElse(label.toLowerCase(Locale.ROOT));
    }

    private static List<Milestone> inOrder(Map<Milestone, Instant> milestones) {
        var known = new ArrayList<Milestone>();
        BOUNDS.stream().filter(milestones::containsKey).forEach(milestone -> {
            if (known.isEmpty() || !at(milestones, milestone).isBefore(at(milestones, known.getLast()))) {
                known.add(milestone);
            }
        });
        return known;
    }

    private static Optional<Phase> between(Milestone from, Milestone to, Map<Milestone, Instant> milestones) {
        Instant start = at(milestones, from);
        Instant end = at(milestones, to);
        boolean undetected = from == Milestone.STARTED && to != Milestone.DETECTED;
        return start.equals(end)
                ? Optional.empty()
                : Stream.of(new Phase(
                                undetected ? Kind.UNKNOWN : kind(from),
                                Optional.of(start),
                                Optional.of(end),
                                undetected ? "Detection not recorded" : name(from)))
                        .findFirst();
    }

    private static Instant at(Map<Milestone, Instant> milestones, Milestone milestone) {
        return Optional.ofNullable(milestones.get(milestone)).orElseThrow();
    }

    private static Kind kind(Milestone from) {
        return switch (from) {
            case STARTED -> Kind.UNDETECTED;
            case MITIGATED -> Kind.MITIGATED;
            case DETECTED, OPENED, ACKNOWLEDGED, IDENTIFIED, RESOLVED, CLOSED -> Kind.WORKED;
        };
    }

    private static String name(Milestone from) {
        return switch (from) {
            case STARTED -> "Undetected";
            case MITIGATED -> "Mitigated";
            case DETECTED, OPENED, ACKNOWLEDGED, IDENTIFIED, RESOLVED, CLOSED -> "Being worked on";
        };
    }
}

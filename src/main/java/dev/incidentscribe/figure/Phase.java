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
        /// It was noticed, and nobody had taken it on.
        DETECTED("detected"),
        /// Somebody had taken it on, and users were still affected.
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

    /// The phases between the turning points, in order. What contradicts the start or the end bounds nothing: whatever
    /// is said to have been before users were affected, or after they were not any more.
    ///
    /// @param ongoing whether it may still go on
    static List<Phase> of(Map<Milestone, Instant> milestones, boolean ongoing) {
        return new Turns(milestones, ongoing).phases();
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

    /// The longest wordings first, for where there is little room.
    List<String> wordings() {
        return Stream.concat(names().stream(), length().map(TimeFormat::span).stream())
                .toList();
    }

    /// Those that say what was going on, and not only for how long.
    List<String> names() {
        String brief = kind == Kind.DETECTED ? "Not acknowledged" : label;
        return length().map(TimeFormat::span)
                .map(it -> List.of(label + ", " + it, brief + ", " + it, brief))
                .orElse(List.of(label));
    }

    /// The phases that follow from the turning points.
    private record Turns(Map<Milestone, Instant> milestones, boolean ongoing) {
        private static final List<Milestone> BOUNDS =
                List.of(Milestone.STARTED, Milestone.DETECTED, Milestone.ACKNOWLEDGED, Milestone.MITIGATED);

        List<Phase> phases() {
            Optional<Instant> end = end();
            List<Instant> bounds = BOUNDS.stream()
                    .flatMap(bound -> at(bound).stream())
                    .filter(at -> !isBeforeTheStart(at)
                            && end.filter(it -> !at.isBefore(it)).isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            var phases = new ArrayList<Phase>();
            if (at(Milestone.STARTED).isEmpty()) {
                Stream.concat(bounds.stream(), end.stream())
                        .findFirst()
                        .ifPresent(first -> phases.add(
                                new Phase(Kind.UNKNOWN, Optional.empty(), Optional.of(first), "Start not recorded")));
            }
            for (int index = 0; index < bounds.size(); index++) {
                Instant from = bounds.get(index);
                Optional<Instant> to = index + 1 < bounds.size() ? Optional.of(bounds.get(index + 1)) : end;
                Kind kind = kind(from);
                if (!phases.isEmpty() && phases.getLast().kind() == kind && index > 0) {
                    Phase before = phases.removeLast();
                    phases.add(new Phase(kind, before.from(), to, label(kind, to)));
                } else {
                    phases.add(new Phase(kind, Optional.of(from), to, label(kind, to)));
                }
            }
            return List.copyOf(phases);
        }

        private Optional<Instant> at(Milestone milestone) {
            return Optional.ofNullable(milestones.get(milestone));
        }

        private Optional<Instant> end() {
            return at(Milestone.RESOLVED).filter(it -> !isBeforeTheStart(it));
        }

        private boolean isBeforeTheStart(Instant at) {
            return this.at(Milestone.STARTED).filter(at::isBefore).isPresent();
        }

        private boolean isReached(Milestone milestone, Instant now) {
            return at(milestone)
                    .filter(it -> !it.isAfter(now) && !isBeforeTheStart(it))
                    .isPresent();
        }

        /// What was going on from that moment on. Where nobody says when it was acknowledged, its detection counts.
        private Kind kind(Instant from) {
            if (isReached(Milestone.MITIGATED, from)) {
                return Kind.MITIGATED;
            }
            if (isReached(Milestone.ACKNOWLEDGED, from)) {
                return Kind.WORKED;
            }
            if (isReached(Milestone.DETECTED, from)) {
                return at(Milestone.ACKNOWLEDGED).isPresent() ? Kind.DETECTED : Kind.WORKED;
            }
            return at(Milestone.DETECTED).filter(it -> !isBeforeTheStart(it)).isPresent()
                    ? Kind.UNDETECTED
                    : Kind.UNKNOWN;
        }

        private String label(Kind kind, Optional<Instant> to) {
            String name = name(kind);
            if (to.isPresent()) {
                return name;
            }
            return !ongoing ? "End not recorded" : kind == Kind.UNKNOWN ? name : name + " so far";
        }

        private String name(Kind kind) {
            return switch (kind) {
                case UNDETECTED -> "Undetected";
                case DETECTED -> "Detected, not acknowledged";
                case WORKED -> "Being worked on";
                case MITIGATED -> "Mitigated";
                case UNKNOWN ->
                    at(Milestone.DETECTED).isPresent() ? "Detection before the start" : "Detection not recorded";
            };
        }
    }
}

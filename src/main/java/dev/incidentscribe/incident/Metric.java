package dev.incidentscribe.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A time between two milestones, with what it was computed from. Elapsed time, so a clock change does not show in it.
///
/// @param formula how it is computed, such as `detected − started`
/// @param start empty where that milestone was not recorded
/// @param end empty where that milestone was not recorded
public record Metric(Kind kind, String formula, Optional<Reading> start, Optional<Reading> end) {

    /// Which time it is.
    public enum Kind {
        TIME_TO_DETECT("time_to_detect", "Time to detect"),
        TIME_TO_ACKNOWLEDGE("time_to_acknowledge", "Time to acknowledge"),
        TIME_TO_MITIGATE("time_to_mitigate", "Time to mitigate"),
        TIME_TO_RESOLVE("time_to_resolve", "Time to resolve"),
        DURATION("duration", "Duration");

        private final String wire;
        private final String label;

        Kind(String wire, String label) {
            this.wire = wire;
            this.label = label;
        }

        /// As machines read it: `time_to_detect`.
        public String wire() {
            return wire;
        }

        /// As people read it: `Time to detect`.
        public String label() {
            return label;
        }
    }

    /// An input: which milestone, when it was reached, and the entry that says so.
    public record Reading(Milestone milestone, Instant at, int entry) {
        private String in(ZoneId zone) {
            return "%s (#%d, %s)".formatted(milestone.wire(), entry, TimeFormat.exact(at, zone));
        }
    }

    /// The metric; empty if an input is missing or if the end lies before the start.
    public Optional<Duration> value() {
        return span().filter(duration -> !duration.isNegative());
    }

    /// Whether the end lies before the start.
    public boolean isContradictory() {
        return span().filter(Duration::isNegative).isPresent();
    }

    /// What is wrong with the inputs, if the end lies before the start, with the times in that zone.
    public Optional<String> contradiction(ZoneId zone) {
        return isContradictory()
                ? Optional.of("%s is before %s"
                        .formatted(
                                end.orElseThrow().in(zone), start.orElseThrow().in(zone)))
                : Optional.empty();
    }

    private Optional<Duration> span() {
        return start.flatMap(from -> end.map(to -> Duration.between(from.at(), to.at())));
    }
}

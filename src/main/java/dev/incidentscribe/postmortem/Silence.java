package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.postmortem.Postmortem.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A stretch of time in which users were affected and nothing was recorded.
///
/// @param before the entry that ends it
public record Silence(Instant from, Instant to, int before) {
    /// From how long on a reader asks what happened meanwhile, unless configured otherwise.
    public static final Duration STANDARD = Duration.ofMinutes(30);

    /// Those of the postmortem that are longer than this, the oldest first. Users count as affected from the start of
    /// the impact, else its detection, else the opening, until it is resolved, else until the incident is closed.
    public static List<Silence> in(Postmortem postmortem, Duration longest) {
        Optional<Instant> from = first(postmortem, Milestone.STARTED, Milestone.DETECTED, Milestone.OPENED);
        Instant until = first(postmortem, Milestone.RESOLVED, Milestone.CLOSED).orElse(Instant.MAX);
        return from.map(start -> between(postmortem.timeline(), start, until, longest))
                .orElse(List.of());
    }

    /// How long it was.
    public Duration length() {
        return Duration.between(from, to);
    }

    private static List<Silence> between(List<Row> rows, Instant start, Instant until, Duration longest) {
        var silences = new ArrayList<Silence>();
        for (int i = 1; i < rows.size(); i++) {
            var silence = new Silence(
                    rows.get(i - 1).at(), rows.get(i).at(), rows.get(i).entry());
            if (!silence.from().isBefore(start)
                    && !silence.to().isAfter(until)
                    && silence.length().compareTo(longest) > 0) {
                silences.add(silence);
            }
        }
        return List.copyOf(silences);
    }

    private static Optional<Instant> first(Postmortem postmortem, Milestone... milestones) {
        return Stream.of(milestones)
                .flatMap(milestone -> Stream.ofNullable(postmortem.milestones().get(milestone)))
                .findFirst();
    }
}

package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.postmortem.Postmortem.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A stretch of time in which users were affected, nothing happened that is on record, and nobody recorded anything,
/// be it for the timeline or for another section.
///
/// @param ends the entry that ends it
/// @param before the entry of the timeline before which it belongs; mostly the same
/// @param isWhole whether it is all the time between two entries of the timeline
public record Silence(Instant from, Instant to, int ends, int before, boolean isWhole) {
    /// From how long on a reader asks what happened meanwhile, unless configured otherwise.
    public static final Duration STANDARD = Duration.ofMinutes(30);

    /// An instant at which something happened or was recorded.
    private record Sign(Instant at, int entry) {}

    /// Those of the postmortem that are longer than this, the oldest first. Users count as affected from the start of
    /// the impact, else its detection, else the opening, until it is resolved, else until the incident is closed.
    public static List<Silence> in(Postmortem postmortem, Duration longest) {
        Optional<Instant> from = first(postmortem, Milestone.STARTED, Milestone.DETECTED, Milestone.OPENED);
        Instant until = first(postmortem, Milestone.RESOLVED, Milestone.CLOSED).orElse(Instant.MAX);
        return from.map(start -> silences(postmortem, longest).stream()
                        .filter(it -> !it.from().isBefore(start) && !it.to().isAfter(until))
                        .toList())
                .orElse(List.of());
    }

    /// How long it was.
    public Duration length() {
        return Duration.between(from, to);
    }

    private static List<Silence> silences(Postmortem postmortem, Duration longest) {
        var silences = new ArrayList<Silence>();
        List<Sign> signs = signs(postmortem);
        List<Row> rows = postmortem.timeline();
        int sign = 0;
        for (int i = 1; i < rows.size(); i++) {
            Row row = rows.get(i);
            Instant since = rows.get(i - 1).at();
            for (; sign < signs.size() && signs.get(sign).at().isBefore(row.at()); sign++) {
                Sign next = signs.get(sign);
                if (next.at().isAfter(since)) {
                    silences.add(new Silence(since, next.at(), next.entry(), row.entry(), false));
                    since = next.at();
                }
            }
            boolean isWhole = since.equals(rows.get(i - 1).at());
            silences.add(new Silence(since, row.at(), row.entry(), row.entry(), isWhole));
        }
        return silences.stream()
                .filter(silence -> silence.length().compareTo(longest) > 0)
                .toList();
    }

    /// All that shows that somebody was at it. Facts and follow-ups are no rows of the timeline, and what is told later
    /// stands where it happened; both were recorded at a time, too.
    private static List<Sign> signs(Postmortem postmortem) {
        return postmortem.sources().stream()
                .flatMap(source -> Stream.of(source.at(), source.recordedAt()).map(at -> new Sign(at, source.entry())))
                .sorted(Comparator.comparing(Sign::at))
                .toList();
    }

    private static Optional<Instant> first(Postmortem postmortem, Milestone... milestones) {
        return Stream.of(milestones)
                .flatMap(milestone -> Stream.ofNullable(postmortem.milestones().get(milestone)))
                .findFirst();
    }
}

package dev.incidentscribe.figure;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be drawn of an incident, before it is known how.
///
/// @param severities from when on which severity held, the oldest first
/// @param turns the turning points by their time; what happened at the same minute stands together
/// @param earlier how many entries lie before the window
/// @param later how many entries lie behind it
record Course(
        Window window,
        List<Phase> phases,
        List<SeverityChange> severities,
        List<Turn> turns,
        Map<Lane, List<Instant>> entries,
        int earlier,
        int later) {
    private static final List<Milestone> SHOWN = List.of(
            Milestone.STARTED,
            Milestone.DETECTED,
            Milestone.OPENED,
            Milestone.ACKNOWLEDGED,
            Milestone.IDENTIFIED,
            Milestone.MITIGATED,
            Milestone.RESOLVED);

    /// A turning point, or several of one moment.
    ///
    /// @param bounding whether a phase begins or ends there
    record Turn(Instant at, List<String> words, boolean bounding) {
        String label() {
            String all = String.join(", ", words);
            return Character.toUpperCase(all.charAt(0)) + all.substring(1);
        }

        static Turn of(Instant at, Milestone milestone) {
            return milestone == Milestone.IDENTIFIED
                    ? new Turn(at, List.of("cause found"), false)
                    : new Turn(at, List.of(milestone.wire()), true);
        }

        /// Both, of one moment.
        private Turn and(Turn other) {
            return new Turn(
                    at, Stream.of(words, other.words).flatMap(List::stream).toList(), bounding || other.bounding);
        }
    }

    static Course of(Postmortem postmortem) {
        Window window = Window.of(postmortem);
        List<Row> rows = postmortem.timeline();
        return new Course(
                window,
                Phase.of(phased(postmortem), postmortem.state() == Incident.State.OPEN),
                postmortem.severities(),
                turns(postmortem, window),
                rows.stream()
                        .filter(row -> window.contains(row.at()))
                        .collect(Collectors.groupingBy(
                                row -> Lane.of(row.kind()),
                                TreeMap::new,
                                Collectors.mapping(Row::at, Collectors.toList()))),
                (int) rows.stream()
                        .filter(row -> row.at().isBefore(window.from()))
                        .count(),
                (int) rows.stream().filter(row -> row.at().isAfter(window.to())).count());
    }

    /// The turning points, with the opening as the acknowledgement where the metrics take it for that.
    private static Map<Milestone, Instant> phased(Postmortem postmortem) {
        var phased = new HashMap<>(postmortem.milestones());
        takenOnByOpening(postmortem).ifPresent(at -> phased.put(Milestone.ACKNOWLEDGED, at));
        return phased;
    }

    /// When somebody took it on by opening it: nobody says when it was acknowledged, and the time to that is known.
    private static Optional<Instant> takenOnByOpening(Postmortem postmortem) {
        Metric acknowledge = postmortem.metrics().get(Metric.Kind.TIME_TO_ACKNOWLEDGE);
        return acknowledge
                .end()
                .filter(it -> it.milestone() == Milestone.OPENED)
                .filter(_ -> acknowledge.value().isPresent())
                .map(Metric.Reading::at);
    }

    private static List<Turn> turns(Postmortem postmortem, Window window) {
        Map<Milestone, Instant> milestones = postmortem.milestones();
        Stream<Turn> reached = SHOWN.stream()
                .filter(it ->
                        it != Milestone.OPENED || takenOnByOpening(postmortem).isPresent())
                .flatMap(it -> Stream.ofNullable(milestones.get(it)).map(at -> Turn.of(at, it)));
        Stream<Turn> reopened = postmortem.timeline().stream()
                .filter(row -> row.kind().equals("reopened") && window.contains(row.at()))
                .map(row -> new Turn(row.at(), List.of("reopened"), false));
        return List.copyOf(Stream.concat(reached, reopened)
                .collect(Collectors.toMap(Turn::at, Function.identity(), Turn::and, TreeMap::new))
                .values());
    }
}

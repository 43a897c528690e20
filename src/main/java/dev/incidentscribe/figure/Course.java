package dev.incidentscribe.figure;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.SeverityChange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
            Milestone.ACKNOWLEDGED,
            Milestone.IDENTIFIED,
            Milestone.MITIGATED,
            Milestone.RESOLVED);

    /// A turning point, or several of one moment.
    record Turn(Instant at, List<Milestone> milestones) {
        String label() {
            String words = milestones.stream().map(Turn::word).collect(Collectors.joining(", "));
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }

        private static String word(Milestone milestone) {
            return milestone == Milestone.IDENTIFIED ? "cause found" : milestone.wire();
        }
    }

    static Course of(Postmortem postmortem) {
        Window window = Window.of(postmortem);
        List<Row> rows = postmortem.timeline();
        return new Course(
                window,
                Phase.of(postmortem.milestones(), postmortem.state() == Incident.State.OPEN),
                postmortem.severities(),
                turns(postmortem.milestones()),
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

    private static List<Turn> turns(Map<Milestone, Instant> milestones) {
        return SHOWN.stream()
                .filter(milestones::containsKey)
                .collect(Collectors.groupingBy(milestones::get, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it -> new Turn(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(Turn::at))
                .toList();
    }
}

package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the turning points and the severity lack or contradict.
final class Milestones {
    private static final String SECTION = "turning points";

    /// What cannot be otherwise. A cause may be found before users are hit and after they were helped; a repair may
    /// begin before the incident is opened.
    private static final List<Pair> ORDER = List.of(
            new Pair(Milestone.STARTED, Milestone.DETECTED),
            new Pair(Milestone.STARTED, Milestone.ACKNOWLEDGED),
            new Pair(Milestone.DETECTED, Milestone.ACKNOWLEDGED),
            new Pair(Milestone.DETECTED, Milestone.OPENED),
            new Pair(Milestone.STARTED, Milestone.MITIGATED),
            new Pair(Milestone.STARTED, Milestone.RESOLVED),
            new Pair(Milestone.MITIGATED, Milestone.RESOLVED),
            new Pair(Milestone.STARTED, Milestone.CLOSED),
            new Pair(Milestone.DETECTED, Milestone.CLOSED),
            new Pair(Milestone.ACKNOWLEDGED, Milestone.CLOSED),
            new Pair(Milestone.MITIGATED, Milestone.CLOSED),
            new Pair(Milestone.RESOLVED, Milestone.CLOSED));

    private record Pair(Milestone first, Milestone then) {}

    /// That the second of a pair is recorded as earlier than the first.
    private record Conflict(Pair pair, Row first, Row then) {
        private boolean isOf(Row row) {
            return row.entry() == first.entry() || row.entry() == then.entry();
        }
    }

    private Milestones() {}

    static Stream<Objection> order(Postmortem postmortem, Strictness strictness) {
        List<Conflict> all = ORDER.stream()
                .flatMap(pair -> row(postmortem, pair.first()).stream()
                        .flatMap(first -> row(postmortem, pair.then())
                                .filter(then -> then.at().isBefore(first.at()))
                                .filter(then -> !isReopenedBetween(postmortem, then, first))
                                .stream()
                                .map(then -> new Conflict(pair, first, then))))
                .toList();
        return all.stream().map(it -> objection(it, doubtful(it, all), postmortem));
    }

    static Stream<Objection> neverMitigated(Postmortem postmortem, Strictness strictness) {
        return row(postmortem, Milestone.MITIGATED).isPresent()
                ? Stream.empty()
                : row(postmortem, Milestone.RESOLVED).stream()
                        .map(resolved -> new Objection(
                                Where.at(SECTION, resolved.entry()),
                                "“Resolved” is recorded, and “mitigated” is not.",
                                "/incident mitigated at WHEN"));
    }

    static Stream<Objection> severityWithoutImpact(Postmortem postmortem, Strictness strictness) {
        return postmortem.impact().isPresent()
                        || postmortem.written(Section.IMPACT).isPresent()
                ? Stream.empty()
                : postmortem.severity().stream()
                        .map(severity -> new Objection(
                                new Where("impact", List.of()),
                                "It is a %s, but no impact is recorded.".formatted(severity.label()),
                                "/incident impact …"));
    }

    static Stream<Objection> toldAfterTheClose(Postmortem postmortem, Strictness strictness) {
        Optional<Instant> closed = row(postmortem, Milestone.CLOSED).map(Row::recordedAt);
        return closed.stream()
                .flatMap(end -> postmortem.timeline().stream()
                        .filter(row ->
                                row.milestone().isPresent() && row.recordedAt().isAfter(end))
                        .map(row -> new Objection(
                                Where.at(SECTION, row.entry()),
                                "“%s” was told after the close, and changes the metrics."
                                        .formatted(row.milestone().orElseThrow().label()),
                                "/incident edit %d …".formatted(row.entry()))));
    }

    private static Objection objection(Conflict conflict, Row doubtful, Postmortem postmortem) {
        Row first = conflict.first();
        Row then = conflict.then();
        return new Objection(
                new Where(SECTION, List.of(first.entry(), then.entry())),
                "“%s” (%s) is before “%s” (%s)."
                        .formatted(
                                conflict.pair().then().label(),
                                TimeFormat.exact(then.at(), postmortem.clock()),
                                conflict.pair().first().label(),
                                TimeFormat.exact(first.at(), postmortem.clock())),
                "/incident retime %d WHEN".formatted(doubtful.entry()));
    }

    /// Which of the two is probably wrong: the one that contradicts more of the others, else the later one.
    private static Row doubtful(Conflict conflict, List<Conflict> all) {
        long first = all.stream().filter(it -> it.isOf(conflict.first())).count();
        long then = all.stream().filter(it -> it.isOf(conflict.then())).count();
        return isOfTheRecord(conflict.pair().then()) || first > then ? conflict.first() : conflict.then();
    }

    /// Nobody is wrong about when the incident was opened or closed.
    private static boolean isOfTheRecord(Milestone milestone) {
        return milestone == Milestone.OPENED || milestone == Milestone.CLOSED;
    }

    /// After it was opened again, what belongs to the first round stands until it is told anew.
    private static boolean isReopenedBetween(Postmortem postmortem, Row earlier, Row later) {
        return postmortem.timeline().stream()
                .anyMatch(row -> row.kind().equals("reopened")
                        && row.recordedAt().isAfter(earlier.recordedAt())
                        && row.recordedAt().isBefore(later.recordedAt()));
    }

    private static Optional<Row> row(Postmortem postmortem, Milestone milestone) {
        return postmortem.timeline().stream()
                .filter(row -> row.milestone().equals(Optional.of(milestone)))
                .findFirst();
    }
}

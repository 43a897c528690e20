package dev.incidentscribe.figure;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The time that the picture shows: from the first turning point to the last, and what lies close to it. A close days
/// later does not squeeze the incident into a corner; what is left out is counted.
record Window(Instant from, Instant to) {
    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final int NEAR = 5;
    private static final int MARGIN = 50;
    private static final int OPEN_END = 12;

    static Window of(Postmortem postmortem) {
        List<Instant> turns = Stream.of(
                        Milestone.STARTED,
                        Milestone.DETECTED,
                        Milestone.OPENED,
                        Milestone.ACKNOWLEDGED,
                        Milestone.IDENTIFIED,
                        Milestone.MITIGATED,
                        Milestone.RESOLVED)
                .filter(postmortem.milestones()::containsKey)
                .map(postmortem.milestones()::get)
                .sorted()
                .toList();
        List<Instant> all = postmortem.timeline().stream().map(Row::at).sorted().toList();
        if (all.isEmpty() && turns.isEmpty()) {
            return new Window(Instant.EPOCH, Instant.EPOCH.plus(SHORTEST));
        }
        boolean over = postmortem.milestones().containsKey(Milestone.RESOLVED);
        Window core = turns.isEmpty()
                ? new Window(all.getFirst(), all.getLast())
                : new Window(turns.getFirst(), over || all.isEmpty() ? turns.getLast() : latest(turns, all));
        return core.with(all).padded().open(!over);
    }

    /// Where an instant lies, from 0 to 1.
    double share(Instant at) {
        return (double) Duration.between(from, at).toMillis() / length().toMillis();
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    private static Instant latest(List<Instant> turns, List<Instant> all) {
        return turns.getLast().isAfter(all.getLast()) ? turns.getLast() : all.getLast();
    }

    /// Takes in what lies within a fifth of its length before or after it.
    private Window with(List<Instant> all) {
        Duration near = max(length(), SHORTEST).dividedBy(NEAR);
        Instant first = all.stream()
                .filter(at -> !at.isBefore(from.minus(near)))
                .findFirst()
                .filter(at -> at.isBefore(from))
                .orElse(from);
        Instant last = all.reversed().stream()
                .filter(at -> !at.isAfter(to.plus(near)))
                .findFirst()
                .filter(at -> at.isAfter(to))
                .orElse(to);
        return new Window(first, last);
    }

    private Window padded() {
        Duration missing = SHORTEST.minus(length());
        Duration margin = missing.isNegative()
                ? length().dividedBy(MARGIN)
                : missing.dividedBy(2).plusSeconds(1);
        return new Window(from.minus(margin), to.plus(margin));
    }

    /// With room for what has no known end.
    private Window open(boolean openEnded) {
        return openEnded ? new Window(from, to.plus(length().dividedBy(OPEN_END))) : this;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Postmortem.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A stretch of time in which users were affected, nothing happened that is on record, and nobody recorded anything,
/// be it for the timeline or for another section.
///
/// @param before the entry of the timeline before which it belongs
/// @param isWhole whether it is all the time between two entries of the timeline
public record Silence(Instant from, Instant to, int before, boolean isWhole) {
    /// From how long on a reader asks what happened meanwhile, unless configured otherwise.
    public static final Duration STANDARD = Duration.ofMinutes(30);

    /// Those of the postmortem that are longer than this, the oldest first. Users count as affected from the start
    /// of the impact, else its detection, else the opening, until it is resolved, else until the incident is
    /// closed. While it was taken for over, until it was opened again, they do not.
    public static List<Silence> in(Postmortem postmortem, Duration longest) {
        Optional<Instant> from = first(postmortem, Milestone.STARTED, Milestone.DETECTED, Milestone.OPENED);
        Instant until = first(postmortem, Milestone.RESOLVED, Milestone.CLOSED).orElse(Instant.MAX);
        return from.map(start -> silences(postmortem, longest).stream()
                        .filter(it -> !it.from().isBefore(start) && !it.to().isAfter(until))
                        .filter(it -> !it.isBeforeAReopening(postmortem.timeline()))
                        .toList())
                .orElse(List.of());
    }

    /// How long it was.
    public Duration length() {
        return Duration.between(from, to);
    }

    /// From when to when, where the entries before and after do not say it: `from 14:25 EAT to 15:00 EAT`.
    public Optional<String> when(ZoneId zone) {
        if (isWhole) {
            return Optional.empty();
        }
        boolean sameDay = TimeFormat.date(from, zone).equals(TimeFormat.date(to, zone));
        return Optional.of("from %s to %s".formatted(moment(from, zone, sameDay), moment(to, zone, sameDay)));
    }

    private static String moment(Instant at, ZoneId zone, boolean timeAlone) {
        String time = TimeFormat.time(at, zone);
        return timeAlone ? time : TimeFormat.date(at, zone) + " " + time;
    }

    private boolean isBeforeAReopening(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.kind().equals("reopened") && !row.at().isBefore(to))
                .anyMatch(again -> rows.stream()
                        .filter(row -> row.undone() || row.kind().equals("closed"))
                        .filter(end -> end.entry() < again.entry() && !end.at().isAfter(from))
                        .anyMatch(end -> rows.stream().noneMatch(row -> isReopened(row, end, again))));
    }

    /// Whether it was opened again in between, in the order of recording.
    private static boolean isReopened(Row row, Row end, Row again) {
        return row.kind().equals("reopened") && row.entry() > end.entry() && row.entry() < again.entry();
    }

    private static List<Silence> silences(Postmortem postmortem, Duration longest) {
        var silences = new ArrayList<Silence>();
        List<Instant> signs = signs(postmortem);
        List<Row> rows = postmortem.timeline();
        int sign = 0;
        for (int i = 1; i < rows.size(); i++) {
            Row row = rows.get(i);
            Instant since = rows.get(i - 1).at();
            for (; sign < signs.size() && signs.get(sign).isBefore(row.at()); sign++) {
                Instant next = signs.get(sign);
                if (next.isAfter(since)) {
                    silences.add(new Silence(since, next, row.entry(), false));
                    since = next;
                }
            }
            boolean isWhole = since.equals(rows.get(i - 1).at());
            silences.add(new Silence(since, row.at(), row.entry(), isWhole));
        }
        return silences.stream()
                .filter(silence -> silence.length().compareTo(longest) > 0)
                .toList();
    }

    /// All that shows that somebody was at it. Facts and follow-ups are no rows of the timeline, and what is told later
    /// stands where it happened; both were recorded at a time, too.
    private static List<Instant> signs(Postmortem postmortem) {
        return postmortem.sources().stream()
                .flatMap(source -> Stream.of(source.at(), source.recordedAt()))
                .sorted()
                .toList();
    }

    private static Optional<Instant> first(Postmortem postmortem, Milestone... milestones) {
        return Stream.of(milestones)
                .flatMap(milestone -> Stream.ofNullable(postmortem.milestones().get(milestone)))
                .findFirst();
    }
}

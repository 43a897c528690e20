package dev.incidentscribe.lint;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Times that can hardly be right.
final class Dates {
    private static final Duration FAR = Duration.ofDays(20);

    private Dates() {}

    /// A time that was corrected later may lie after the first recording; so corrected entries are not looked at.
    static Stream<Objection> inTheFuture(Postmortem postmortem, Strictness strictness) {
        return postmortem.timeline().stream()
                .filter(row ->
                        !row.corrected() && row.at().isAfter(row.recordedAt().plus(Entry.LIVE)))
                .map(row ->
                        objection(postmortem, row, "It was recorded before the time it is said to have happened: %s."));
    }

    /// What was told as it happened has the right date; what was dated back may not.
    static Stream<Objection> farFromTheRest(Postmortem postmortem, Strictness strictness) {
        List<Row> rows = postmortem.timeline();
        return IntStream.range(0, rows.size())
                .filter(index -> rows.get(index).backdated() || rows.get(index).corrected())
                .filter(index -> isFar(rows, index, index - 1) && isFar(rows, index, index + 1) && rows.size() > 1)
                .mapToObj(index -> objection(
                        postmortem,
                        rows.get(index),
                        "This date is more than %d days from all others: %%s.".formatted(FAR.toDays())));
    }

    private static boolean isFar(List<Row> rows, int index, int neighbour) {
        return neighbour < 0
                || neighbour >= rows.size()
                || Duration.between(rows.get(index).at(), rows.get(neighbour).at())
                                .abs()
                                .compareTo(FAR)
                        > 0;
    }

    private static Objection objection(Postmortem postmortem, Row row, String message) {
        return new Objection(
                Where.at("timeline", row.entry()),
                message.formatted(TimeFormat.full(row.at(), postmortem.clock())),
                "/incident retime %d WHEN".formatted(row.entry()));
    }
}

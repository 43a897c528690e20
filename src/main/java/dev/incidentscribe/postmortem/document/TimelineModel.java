package dev.incidentscribe.postmortem.document;

import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Row;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import dev.incidentscribe.postmortem.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The timeline for templates: days of the team's zone, each with its rows. A row is an entry, a silence between two
/// entries, or a change of the clocks.
final class TimelineModel {
    private static final int LONGEST = 600;
    private static final int BEGINNING = 240;

    private final Postmortem postmortem;
    private final Moments moments;
    private final Map<Integer, List<Silence>> silences;

    TimelineModel(Postmortem postmortem, Moments moments, Duration longest) {
        this.postmortem = postmortem;
        this.moments = moments;
        this.silences = Silence.in(postmortem, longest).stream().collect(Collectors.groupingBy(Silence::before));
    }

    List<Map<String, Object>> days() {
        var days = new LinkedHashMap<String, List<Map<String, Object>>>();
        Optional<ZoneOffset> before = Optional.empty();
        for (Row row : postmortem.timeline()) {
            ZoneOffset offset = moments.zone().getRules().getOffset(row.at());
            List<Map<String, Object>> day =
                    days.computeIfAbsent(TimeFormat.date(row.at(), moments.zone()), _ -> new ArrayList<>());
            day.addAll(silence(row));
            before.filter(it -> !it.equals(offset)).ifPresent(it -> day.add(clocks(it, offset)));
            day.add(entry(row));
            before = Optional.of(offset);
        }
        return days.entrySet().stream()
                .map(day -> Tree.object("date", day.getKey(), "rows", day.getValue()))
                .toList();
    }

    /// The texts that are cut or folded there, to be read as a whole elsewhere.
    Stream<Statement> longEntries() {
        return postmortem.timeline().stream()
                .filter(TimelineModel::isLong)
                .map(row -> new Statement(row.text(), row.entry()));
    }

    /// Several between the same two entries are one row: `35 min, from 14:25 EAT to 15:00 EAT, and 40 min`.
    private List<Map<String, Object>> silence(Row row) {
        List<Silence> before = silences.getOrDefault(row.entry(), List.of());
        if (before.isEmpty()) {
            return List.of();
        }
        String earlier = before.subList(0, before.size() - 1).stream()
                .map(it -> TimeFormat.span(it.length()) + ", " + when(it) + ", and ")
                .collect(Collectors.joining());
        Silence last = before.getLast();
        return List.of(
                Tree.object("type", "silence", "length", earlier + TimeFormat.span(last.length()), "when", when(last)));
    }

    private String when(Silence silence) {
        return silence.when(moments.zone()).orElse("");
    }

    private static Map<String, Object> clocks(ZoneOffset from, ZoneOffset to) {
        return Tree.object("type", "clocks", "from", offset(from), "to", offset(to));
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId().replace('-', '−');
    }

    private Map<String, Object> entry(Row row) {
        return Tree.object(
                "type", "entry",
                "entry", row.entry(),
                "url", row.link().orElse(""),
                "at", moments.of(row.at()),
                "elapsed",
                        postmortem
                                .origin()
                                .map(origin -> elapsed(origin, row.at()))
                                .orElse(""),
                "kind", row.kind(),
                "label", row.label().orElse(""),
                "text", row.text(),
                "beginning", beginning(row),
                "is_long", isLong(row),
                "is_milestone", row.milestone().isPresent(),
                "is_undone", row.undone(),
                "is_backdated", row.backdated(),
                "is_corrected", row.corrected(),
                "by", row.author().name());
    }

    /// What a row shows of a long entry: the words before its code, and not too many of them.
    private static String beginning(Row row) {
        if (!isLong(row)) {
            return row.text();
        }
        int code = row.text().indexOf("```");
        String prose = (code < 0 ? row.text() : row.text().substring(0, code)).strip();
        return Wording.beginning(prose, BEGINNING);
    }

    /// Whether an entry is too long for a row, or holds code, which a cell of Markdown cannot.
    private static boolean isLong(Row row) {
        return row.text().length() > LONGEST || Fences.in(row.text());
    }

    /// `T+1h05m`: how long after the beginning, or before it.
    private static String elapsed(Instant origin, Instant at) {
        Duration span = Duration.between(origin, at).abs();
        String sign = at.isBefore(origin) && span.toMinutes() > 0 ? "T−" : "T+";
        if (span.toDays() > 0) {
            return "%s%dd%02dh%02dm".formatted(sign, span.toDays(), span.toHoursPart(), span.toMinutesPart());
        }
        return span.toHours() > 0
                ? "%s%dh%02dm".formatted(sign, span.toHours(), span.toMinutesPart())
                : "%s%dm".formatted(sign, span.toMinutes());
    }
}

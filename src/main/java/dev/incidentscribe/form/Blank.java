package dev.incidentscribe.form;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A field of the form for what a draft still lacks.
///
/// @param key names the field; mostly that of the [Gap]
/// @param question what to find out
/// @param hint how to write it, where that helps
/// @param known what is recorded already, to be mended; as a person would write it
public record Blank(String key, String question, Optional<String> hint, Input input, Optional<String> known) {
    /// The field that asks about an alert; it belongs to the detection.
    public static final String ALERT = "detection.alert";

    static final String IMPACT = "impact";
    static final Pattern ACTION = Pattern.compile("action_items\\[(\\d+)]\\.(owner|due)");
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final int SUBJECT = 150;
    private static final String ONE_A_LINE = "One a line.";

    /// With what it is filled in.
    public enum Input {
        /// A line.
        LINE,
        /// Several lines.
        LINES,
        /// A moment, as people type it.
        TIME,
        /// A day.
        DATE,
        SEVERITY,
        PERSON,
        /// One of [Alert].
        ALERT
    }

    /// The fields for what this incident lacks, in the order of the draft.
    ///
    /// @param zone in which known moments are shown
    public static List<Blank> of(Incident incident, ZoneId zone) {
        return Gap.of(incident).stream().flatMap(gap -> of(gap, incident, zone)).toList();
    }

    private static Stream<Blank> of(Gap gap, Incident incident, ZoneId zone) {
        return switch (gap.key()) {
            case "severity" -> Stream.of(plain(gap, Input.SEVERITY));
            case "lead" -> Stream.of(plain(gap, Input.PERSON));
            case IMPACT, "impact.affected_percent" -> Stream.of(impact(gap, incident));
            case "detection" ->
                Stream.of(
                        plain(gap, Input.LINES),
                        new Blank(ALERT, "Did an alert tell?", Optional.empty(), Input.ALERT, Optional.empty()));
            case "trigger", "resolution" -> Stream.of(plain(gap, Input.LINES));
            case "root_causes", "lessons.went_well", "lessons.went_wrong", "lessons.lucky" ->
                Stream.of(hinted(gap, ONE_A_LINE, Input.LINES));
            case "action_items" ->
                Stream.of(hinted(
                        gap,
                        "One a line. Behind each may stand a date, a type and a priority: by friday prevent p1.",
                        Input.LINES));
            case "services" -> Stream.of(hinted(gap, "Several with commas between them.", Input.LINE));
            default -> other(gap, incident, zone);
        };
    }

    private static Stream<Blank> other(Gap gap, Incident incident, ZoneId zone) {
        Optional<Entry> wrong = wrongTime(gap.key(), incident);
        if (wrong.isPresent()) {
            return Stream.of(mended(gap, wrong.get(), zone));
        }
        if (gap.key().startsWith("milestones.")) {
            return Stream.of(plain(gap, Input.TIME));
        }
        Matcher action = ACTION.matcher(gap.key());
        return action.matches() ? action(gap, action, incident) : Stream.of();
    }

    private static Blank plain(Gap gap, Input input) {
        return new Blank(gap.key(), gap.question(), Optional.empty(), input, Optional.empty());
    }

    private static Blank hinted(Gap gap, String hint, Input input) {
        return new Blank(gap.key(), gap.question(), Optional.of(hint), input, Optional.empty());
    }

    private static Blank impact(Gap gap, Incident incident) {
        return new Blank(
                IMPACT,
                gap.question(),
                Optional.of("A percentage is kept as a number."),
                Input.LINES,
                incident.fact(Fact.IMPACT).map(Entry::text).map(Wording::unescape));
    }

    private static Stream<Blank> action(Gap gap, Matcher which, Incident incident) {
        int number = Integer.parseInt(which.group(1));
        return incident.action(number).stream()
                .map(ActionItem::text)
                .map(text -> new Blank(
                        gap.key(),
                        "%s %s".formatted(gap.question(), Wording.beginning(Wording.unescape(text), SUBJECT)),
                        Optional.empty(),
                        which.group(2).equals("owner") ? Input.PERSON : Input.DATE,
                        Optional.empty()));
    }

    /// The entry that ends a metric before it begins, or that marks a turning point after the close.
    static Optional<Entry> wrongTime(String key, Incident incident) {
        return Stream.concat(contradicting(key, incident), late(key, incident)).findFirst();
    }

    private static Stream<Entry> late(String key, Incident incident) {
        return incident.milestones().afterTheClose().entrySet().stream()
                .filter(late -> key.equals(
                        "milestones.%s.after_close".formatted(late.getKey().wire())))
                .map(Map.Entry::getValue);
    }

    private static Stream<Entry> contradicting(String key, Incident incident) {
        return Metrics.of(incident).all().stream()
                .filter(metric -> key.equals("metrics." + metric.kind().wire()))
                .flatMap(metric -> metric.end().stream())
                .map(Metric.Reading::entry)
                .flatMap(number -> incident.entry(number).stream());
    }

    private static Blank mended(Gap gap, Entry entry, ZoneId zone) {
        return new Blank(
                gap.key(),
                gap.question(),
                Optional.of("The time of #%d.".formatted(entry.number())),
                Input.TIME,
                Optional.of(written(entry.at(), zone)));
    }

    /// A moment as it may be typed, to the second.
    static String written(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone)) + " " + TimeFormat.name(zone);
    }
}

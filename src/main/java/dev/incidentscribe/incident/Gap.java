package dev.incidentscribe.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that a full postmortem still lacks, or that its inputs contradict.
///
/// @param key as machines read it, such as `impact` or `action_items[2].owner`
/// @param question what to find out, for people
/// @param command what to type once it is known
public record Gap(String key, String question, String command) {

    /// What this incident lacks, in the order of the draft. A false alarm lacks nothing.
    public static List<Gap> of(Incident incident) {
        if (incident.state() == Incident.State.CANCELLED) {
            return List.of();
        }
        var gaps = new ArrayList<Gap>();
        facts(incident, gaps);
        milestones(incident, gaps);
        lessons(incident, gaps);
        actions(incident, gaps);
        contradictions(incident, gaps);
        afterTheClose(incident, gaps);
        return List.copyOf(gaps);
    }

    /// The same for where the incident does not go without saying: in a document, which is read elsewhere, and when the
    /// channel has the next one already.
    public Gap naming(String incident) {
        return new Gap(key, question, naming(incident, command));
    }

    /// The command for that incident wherever it is typed: `/incident edit INC-3 17 …`. One that names it stays.
    public static String naming(String incident, String command) {
        return command.replaceFirst("^(/incident [a-z]+)", "$1 " + incident);
    }

    private static void facts(Incident incident, List<Gap> gaps) {
        boolean over = !incident.isOpen();
        lacking(
                gaps,
                incident.severity(),
                "severity",
                "How bad was it?",
                over ? "severity at 14:05 sev2" : "severity sev2");
        lacking(
                gaps,
                incident.holder(Role.LEAD),
                "lead",
                "Who led the response?",
                over ? "lead at 14:05 @who" : "lead @who");
        Optional<?> impact = told(incident, Section.IMPACT, incident.fact(Fact.IMPACT));
        lacking(gaps, impact, "impact", "Who was hit, and how?", "impact …");
        if (impact.isPresent() && !incident.isImpactCounted()) {
            gaps.add(new Gap(
                    "impact.affected_percent",
                    "How many users were hit, or what share of them in per cent?",
                    "/incident impact … 20% of users …"));
        }
        lacking(
                gaps,
                told(incident, Section.DETECTION, incident.detection()),
                "detection",
                "How was it noticed?",
                "detection …");
        lacking(
                gaps,
                told(incident, Section.TRIGGER, incident.fact(Fact.TRIGGER)),
                "trigger",
                "What set it off?",
                "trigger …");
        lacking(
                gaps,
                told(incident, Section.CAUSES, incident.fact(Fact.CAUSE)),
                "root_causes",
                "What were the causes?",
                "cause …");
        lacking(
                gaps,
                told(incident, Section.RESOLUTION, incident.fact(Fact.RESOLUTION)),
                "resolution",
                "What ended it?",
                "resolution …");
        lacking(
                gaps,
                incident.services().stream().findFirst(),
                "services",
                "Which services were affected?",
                "service NAME");
    }

    private static void milestones(Incident incident, List<Gap> gaps) {
        for (Milestone milestone : List.of(
                Milestone.STARTED,
                Milestone.DETECTED,
                Milestone.ACKNOWLEDGED,
                Milestone.IDENTIFIED,
                Milestone.MITIGATED,
                Milestone.RESOLVED)) {
            lacking(
                    gaps,
                    incident.milestones().at(milestone),
                    "milestones." + milestone.wire(),
                    question(milestone),
                    milestone.wire() + " at 14:05");
        }
    }

    private static String question(Milestone milestone) {
        return switch (milestone) {
            case STARTED -> "When did the impact begin?";
            case DETECTED -> "When was it noticed?";
            case OPENED -> "When was the incident opened?";
            case ACKNOWLEDGED -> "When did somebody take it on?";
            case IDENTIFIED -> "When was the cause found?";
            case MITIGATED -> "When were users helped, if before the end of the impact?";
            case RESOLVED -> "When was the impact over?";
            case CLOSED -> "When was the incident closed?";
        };
    }

    private static void lessons(Incident incident, List<Gap> gaps) {
        lesson(incident, gaps, LessonKind.WELL, Section.WELL, "lessons.went_well");
        lesson(incident, gaps, LessonKind.WRONG, Section.WRONG, "lessons.went_wrong");
        lesson(incident, gaps, LessonKind.LUCKY, Section.LUCKY, "lessons.lucky");
    }

    private static void lesson(Incident incident, List<Gap> gaps, LessonKind kind, Section section, String key) {
        lacking(
                gaps,
                told(incident, section, incident.lessons(kind).stream().findFirst()),
                key,
                kind.question(),
                "lesson " + kind.wire() + " …");
    }

    private static void actions(Incident incident, List<Gap> gaps) {
        List<ActionItem> actions = incident.actions();
        lacking(
                gaps,
                actions.stream().findFirst(),
                "action_items",
                "What is to be done so that it does not happen again?",
                "action … @owner by DATE prevent p1");
        for (ActionItem action : actions) {
            if (action.isOpen()) {
                String key = "action_items[%d].".formatted(action.number());
                String which = "follow-up %d".formatted(action.number());
                String edit = "edit %d ".formatted(action.entry());
                lacking(gaps, action.owner(), key + "owner", "Who owns " + which + "?", edit + "@owner");
                lacking(gaps, action.due(), key + "due", "By when is " + which + " due?", edit + "by DATE");
            }
        }
    }

    private static void contradictions(Incident incident, List<Gap> gaps) {
        List<Metric> contradictory = Metrics.of(incident).all().stream()
                .filter(metric -> metric.kind() != Metric.Kind.DURATION) // the same inputs as the time to resolve
                .filter(Metric::isContradictory)
                .toList();
        for (Metric metric : contradictory) {
            gaps.add(new Gap(
                    "metrics." + metric.kind().wire(),
                    "Which time is right? %s."
                            .formatted(metric.contradiction(incident.zone()).orElseThrow()),
                    "/incident retime %d WHEN"
                            .formatted(doubtful(metric, contradictory).entry())));
        }
    }

    private static void afterTheClose(Incident incident, List<Gap> gaps) {
        Milestones milestones = incident.milestones();
        milestones
                .entry(Milestone.CLOSED)
                .ifPresent(closed -> milestones
                        .afterTheClose()
                        .forEach((milestone, entry) -> gaps.add(new Gap(
                                "milestones.%s.after_close".formatted(milestone.wire()),
                                "Which time is right? %s (#%d, %s) is after closed (#%d, %s)."
                                        .formatted(
                                                milestone.wire(),
                                                entry.number(),
                                                TimeFormat.exact(entry.at(), incident.zone()),
                                                closed.number(),
                                                TimeFormat.exact(closed.at(), incident.zone())),
                                "/incident retime %d WHEN".formatted(entry.number())))));
    }

    /// The one that contradicts more of the others, else the later of the two, which was told in hindsight more often;
    /// but nobody is wrong about when the incident was opened.
    private static Metric.Reading doubtful(Metric metric, List<Metric> contradictory) {
        Metric.Reading start = metric.start().orElseThrow();
        Metric.Reading end = metric.end().orElseThrow();
        boolean isStart = conflicts(start, contradictory) > conflicts(end, contradictory);
        return isStart || end.milestone() == Milestone.OPENED ? start : end;
    }

    private static long conflicts(Metric.Reading reading, List<Metric> contradictory) {
        return contradictory.stream()
                .filter(it ->
                        it.start().equals(Optional.of(reading)) || it.end().equals(Optional.of(reading)))
                .count();
    }

    /// What is known of a section: the record of it, or what somebody wrote as that section.
    private static Optional<?> told(Incident incident, Section section, Optional<?> recorded) {
        return recorded.isPresent()
                ? recorded
                : Optional.ofNullable(incident.document().passages().get(section));
    }

    private static void lacking(List<Gap> gaps, Optional<?> known, String key, String question, String command) {
        if (known.isEmpty()) {
            gaps.add(new Gap(key, question, "/incident " + command));
        }
    }
}

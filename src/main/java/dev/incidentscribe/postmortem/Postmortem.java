package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import dev.incidentscribe.incident.TimeFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A postmortem, section by section: a value without any markup. All text is plain and unescaped, people are called by
/// their names, and every fact names the entry it came from.
///
/// @param incident as people call it, `INC-3`
/// @param severities how the severity changed, the oldest first
/// @param zone the team's zone
/// @param clock in which times are shown beside UTC: the team's zone, or UTC where both are the same all along
/// @param composed the summary as it was made from the facts; empty where somebody gave one
/// @param unsettled hypotheses that nothing recorded later takes up
/// @param sources every entry that counts, in the order of their numbers
public record Postmortem(
        String incident,
        String title,
        Optional<Severity> severity,
        List<SeverityChange> severities,
        Status status,
        Incident.State state,
        ZoneId zone,
        ZoneId clock,
        List<Sentence> composed,
        Map<Milestone, Instant> milestones,
        Metrics metrics,
        Optional<Statement> impact,
        Optional<BigDecimal> affectedPercent,
        Optional<Statement> detection,
        Optional<Statement> trigger,
        List<Statement> causes,
        Optional<Statement> resolution,
        Optional<Statement> givenSummary,
        List<Statement> services,
        List<Row> timeline,
        Map<LessonKind, List<Statement>> lessons,
        List<Action> actions,
        List<Term> roles,
        List<Party> responders,
        List<Link> links,
        List<Gap> gaps,
        List<Statement> unsettled,
        List<Source> sources,
        Making making,
        Paper document) {

    public Postmortem {
        severities = List.copyOf(severities);
        composed = List.copyOf(composed);
        milestones = Map.copyOf(milestones);
        causes = List.copyOf(causes);
        services = List.copyOf(services);
        timeline = List.copyOf(timeline);
        lessons = Map.copyOf(lessons);
        actions = List.copyOf(actions);
        roles = List.copyOf(roles);
        responders = List.copyOf(responders);
        links = List.copyOf(links);
        gaps = List.copyOf(gaps);
        unsettled = List.copyOf(unsettled);
        sources = List.copyOf(sources);
    }

    /// A part of the composed summary: a sentence, or a few.
    ///
    /// @param entries that it tells; empty where it tells what is not recorded, or what somebody wrote as a section
    public record Sentence(String text, List<Integer> entries) {
        public Sentence {
            entries = List.copyOf(entries);
        }
    }

    /// Something somebody stated.
    public record Statement(String text, int entry) {}

    /// A line of the timeline.
    ///
    /// @param kind as machines read it, such as `hypothesis`
    /// @param label as people read it; empty for a plain observation
    /// @param text what was typed; empty if nothing was
    /// @param milestone what it marks, unless a later entry replaced it
    /// @param undone whether it tells an end, after which the incident was opened again
    public record Row(
            int entry,
            Instant at,
            Instant recordedAt,
            Party author,
            String kind,
            Optional<String> label,
            String text,
            Optional<String> link,
            Optional<Milestone> milestone,
            boolean undone,
            boolean backdated,
            boolean corrected) {}

    /// A follow-up.
    public record Action(
            int number,
            int entry,
            String text,
            Optional<Party> owner,
            Optional<LocalDate> due,
            Optional<String> type,
            Optional<String> priority,
            ActionItem.State state,
            String outcome) {
        /// Whether it still has to be done.
        public boolean isOpen() {
            return state == ActionItem.State.OPEN;
        }
    }

    /// Somebody, by id and name.
    public record Party(String id, String name) {}

    /// Who held a role when.
    public record Term(String role, Party holder, Instant from, Optional<Instant> until, int entry) {}

    /// A piece of evidence.
    public record Link(String url, String title, int entry) {}

    /// A severity that was set.
    ///
    /// @param from the one before, if there was one
    /// @param why empty if nobody said
    public record SeverityChange(Optional<Severity> from, Severity to, Instant at, String why, int entry) {}

    /// An entry as the origin of a fact.
    ///
    /// @param what the kind of entry, as people read it
    /// @param link where the message it was taken from can be read
    public record Source(
            int entry,
            String what,
            Instant at,
            Instant recordedAt,
            Party author,
            Optional<String> link,
            boolean backdated,
            boolean corrected) {}

    /// The summary that somebody gave, else the composed one.
    public String summary() {
        return givenSummary
                .map(Statement::text)
                .orElseGet(() -> composed.stream().map(Sentence::text).collect(Collectors.joining(" ")));
    }

    /// What somebody wrote as that section, if anybody did.
    public Optional<Paper.Written> written(Section section) {
        return document.written(section);
    }

    /// What the record says in that section, whether or not somebody wrote it since. A composed summary is of no entry:
    /// its number is 0.
    public List<Statement> recorded(Section section) {
        return switch (section) {
            case SUMMARY -> List.of(givenSummary.orElse(new Statement(summary(), 0)));
            case IMPACT -> impact.stream().toList();
            case DETECTION -> detection.stream().toList();
            case TRIGGER -> trigger.stream().toList();
            case CAUSES -> causes;
            case RESOLUTION -> resolution.stream().toList();
            case WELL -> lessons.getOrDefault(LessonKind.WELL, List.of());
            case WRONG -> lessons.getOrDefault(LessonKind.WRONG, List.of());
            case LUCKY -> lessons.getOrDefault(LessonKind.LUCKY, List.of());
        };
    }

    /// The time from the start of the impact to its end, if both are known.
    public Optional<Duration> duration() {
        return metrics.get(Metric.Kind.DURATION).value();
    }

    /// The worst severity, and the last one where that is another; empty if none was set.
    public Optional<String> severityInWords() {
        return Severity.inWords(severities.stream().map(SeverityChange::to).toList());
    }

    /// The days it took, from the origin to the end of the impact: `2024-03-27`, `2024-03-27 to 2024-03-29`.
    public Optional<String> days() {
        return origin().map(from -> {
            String first = TimeFormat.date(from, clock);
            return Optional.ofNullable(milestones.get(Milestone.RESOLVED))
                    .filter(from::isBefore)
                    .map(to -> TimeFormat.date(to, clock))
                    .filter(last -> !last.equals(first))
                    .map(last -> first + " to " + last)
                    .orElse(first);
        });
    }

    /// The entry of that number, if it counts.
    public Optional<Source> source(int entry) {
        return sources.stream().filter(source -> source.entry() == entry).findFirst();
    }

    /// From where elapsed time is counted: the start of the impact, else the opening, else the first that is known.
    public Optional<Instant> origin() {
        return Optional.ofNullable(milestones.get(Milestone.STARTED))
                .or(() -> Optional.ofNullable(milestones.get(Milestone.OPENED)))
                .or(() -> timeline.stream().findFirst().map(Row::at));
    }
}

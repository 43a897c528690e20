package dev.incidentscribe.answer;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Milestones;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Summaries;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody should be told about an entry that is on record, because it may not be what was meant.
///
/// @param incident with the entry in it
/// @param zone the typist's
/// @param now the moment of typing
record Hints(Incident incident, Entry entry, ZoneId zone, Instant now) {
    private static final int REPLACED = 120;
    private static final int RECENT = 20;

    /// All that applies, each on a line of its own with a line break before it.
    String all() {
        return twice()
                + replaced()
                + replacedFact()
                + severityStands()
                + statusStands()
                + contradiction()
                + time()
                + dateInWords()
                + dateThatIsOver()
                + ownerInWords()
                + ending();
    }

    /// The same words of the same person a moment ago: typed once more, since nobody was sure of the first.
    private String twice() {
        if (!isWords()) {
            return "";
        }
        List<Entry> all = incident.entries();
        return all.subList(Math.max(0, all.size() - RECENT), all.size()).reversed().stream()
                .filter(it -> it.number() < entry.number() && !it.removed())
                .filter(it -> it.statement().equals(entry.statement())
                        && it.author().id().equals(entry.author().id()))
                .filter(it -> Duration.between(it.at(), entry.at()).abs().compareTo(Entry.LIVE) <= 0)
                .findFirst()
                .map(it -> "\nIt says the same as #%d. To take it back: `/incident remove %d`."
                        .formatted(it.number(), entry.number()))
                .orElse("");
    }

    /// What is told in words alone: a severity may well be set back to what it was.
    private boolean isWords() {
        return switch (entry.statement()) {
            case Noted _, LessonLearned _ -> true;
            case FactStated stated -> stated.fact().isRepeatable();
            default -> false;
        };
    }

    /// The turning point that the entry is. Most are none, and need no look at all others.
    private Optional<Milestone> milestone() {
        return Milestones.milestoneIn(entry.statement()).isEmpty()
                ? Optional.empty()
                : incident.milestones().setBy(entry);
    }

    /// Words may not have been meant as what their verb says, least of all those behind a close.
    private String ending() {
        Optional<Doubt> doubt = Doubt.of(entry);
        if (doubt.isPresent()) {
            return "\nIf you were telling what you did, the button records that instead%s."
                    .formatted(doubt.get().isOfTheEnd() ? ", and %s stays as it was".formatted(incident.name()) : "");
        }
        return entry.statement() instanceof Closed closed && !closed.text().isEmpty()
                ? "\nThe words are its summary now%s. If it is not over: `/incident reopen`."
                        .formatted(before(Summaries.of(incident))
                                .map(it -> " and replace #%d (%s)"
                                        .formatted(it.number(), Wording.beginning(it.text(), REPLACED)))
                                .orElse(""))
                : "";
    }

    /// A milestone that makes the end of a metric lie before its start is most often a time read in the wrong zone.
    String contradiction() {
        return milestone().stream()
                .filter(milestone -> milestone != Milestone.OPENED)
                .flatMap(milestone -> Metrics.of(incident).all().stream()
                        .filter(metric -> metric.kind() != Metric.Kind.DURATION)
                        .filter(metric -> readings(metric).anyMatch(it -> it == milestone))
                        .filter(metric -> readings(metric).noneMatch(it -> it == Milestone.OPENED))
                        .flatMap(metric -> metric.contradiction(zone).stream()))
                .findFirst()
                .map("\nMind the order: %s. `/incident retime N WHEN` moves an entry."::formatted)
                .orElse("");
    }

    private static Stream<Milestone> readings(Metric metric) {
        return Stream.of(metric.start(), metric.end()).flatMap(Optional::stream).map(Metric.Reading::milestone);
    }

    /// A turning point that was stated before: the later one counts, and that should not go unseen. That an incident
    /// was closed before it was opened again is no news.
    private String replaced() {
        return milestone().stream()
                .filter(milestone -> milestone != Milestone.CLOSED)
                .flatMap(this::earlier)
                .reduce((_, later) -> later)
                .map(it -> "\nIt replaces %s (#%d).".formatted(TimeFormat.near(it.at(), zone, now), it.number()))
                .orElse("");
    }

    /// What stated the milestone before and was not undone by a reopening.
    private Stream<Entry> earlier(Milestone milestone) {
        Set<Integer> undone = incident.milestones().undone();
        return incident.standing()
                .filter(it -> it.number() < entry.number() && !undone.contains(it.number()))
                .filter(it -> Milestones.milestoneIn(it.statement()).equals(Optional.of(milestone)));
    }

    /// A fact that was stated before in other words: only the last is in the draft.
    private String replacedFact() {
        return entry.statement() instanceof FactStated stated && !stated.fact().isRepeatable()
                ? before(
                                stated.fact() == Fact.SUMMARY
                                        ? Summaries.of(incident)
                                        : incident.standing()
                                                .filter(it -> it.statement() instanceof FactStated earlier
                                                        && earlier.fact() == stated.fact()))
                        .map(it -> "\nIt replaces #%d in the draft: %s. To have both: `/incident edit %d TEXT`."
                                .formatted(it.number(), Wording.beginning(it.text(), REPLACED), entry.number()))
                        .orElse("")
                : "";
    }

    /// The last of these that was recorded before the entry.
    private Optional<Entry> before(Stream<Entry> same) {
        return same.filter(it -> it.number() < entry.number()).reduce((_, later) -> later);
    }

    /// A severity that was told of an earlier time does not take the place of a later one.
    private String severityStands() {
        if (!(entry.statement() instanceof SeverityChanged)) {
            return "";
        }
        return incident.severitySetBy()
                .filter(it -> it.number() != entry.number())
                .map(it -> "\n%s stands, since %s (#%d)."
                        .formatted(
                                incident.severity().map(Severity::label).orElseThrow(),
                                TimeFormat.near(it.at(), zone, now),
                                it.number()))
                .orElse("");
    }

    /// Nor does a status.
    private String statusStands() {
        if (!(entry.statement() instanceof StatusChanged changed) || incident.status() == changed.status()) {
            return "";
        }
        return incident.statusSetBy()
                .map(it -> "\nThe status stays %s, since %s (#%d)."
                        .formatted(incident.status().wire(), TimeFormat.near(it.at(), zone, now), it.number()))
                .orElse("");
    }

    /// A follow-up's date that was not read: `12/01/2026` is one day here and another there.
    private String dateInWords() {
        return entry.statement() instanceof ActionAdded action && action.due().isEmpty()
                ? Unread.dateIn(action.text())
                        .map(date ->
                                "\nNo date was read in “%s”. One is written `by 2026-12-01`, `by Dec 1` or `by friday`; `/incident edit %d by 2026-12-01` adds it."
                                        .formatted(date, entry.number()))
                        .orElse("")
                : "";
    }

    /// The last day of a follow-up that is over when it is told is most often one of another year.
    private String dateThatIsOver() {
        return entry.statement() instanceof ActionAdded action
                ? action.due()
                        .filter(due -> due.isBefore(LocalDate.ofInstant(now, zone)))
                        .map(due -> "\n%s is over already. If you meant another day: `/incident edit %d by DATE`."
                                .formatted(due, entry.number()))
                        .orElse("")
                : "";
    }

    /// A follow-up's owner who was not read, since there are words behind.
    private String ownerInWords() {
        return entry.statement() instanceof ActionAdded action
                        && action.owner().isEmpty()
                        && Unread.isOwnerIn(action.text())
                ? "\nIt has no owner, since there are words behind the name; `/incident edit %d @owner` adds one."
                        .formatted(entry.number())
                : "";
    }

    /// What may be wrong with the time that it was recorded at.
    private String time() {
        String misdated = new Misdated(incident, entry, zone, now).hint();
        return misdated.isEmpty() ? new TimeInWords(entry, zone, now).hint() : misdated;
    }
}

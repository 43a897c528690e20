package dev.incidentscribe.answer;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Milestones;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.RoleTerm;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Timeline;
import dev.incidentscribe.incident.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What somebody reads who asks how an incident went so far, or joins late. Slack's mrkdwn.
///
/// @param named the number by which the reader named it, if they did
/// @param now the moment of reading
/// @param zone the reader's
record Recap(Incident incident, Optional<Integer> named, Instant now, ZoneId zone) {
    private static final int LINE = 160;
    private static final int LATEST = 8;
    private static final int MOST_CAUSES = 5;

    /// All that happened, in its order.
    String timeline() {
        Milestones milestones = incident.milestones();
        return Headline.standing(incident) + "\n"
                + Abridged.last(Timeline.of(incident).entries(), entry -> line(milestones, entry));
    }

    /// Where it stands. What is cut of it are the last of the open follow-ups.
    String stand() {
        var lines = new ArrayList<String>();
        Milestones milestones = incident.milestones();
        List<RoleTerm> held =
                incident.roles().stream().filter(term -> term.until().isEmpty()).toList();
        lines.add(Headline.standing(incident));
        impactTime().ifPresent(lines::add);
        lines.add("Lead: " + lead(held) + others(held));
        List<String> services = incident.services();
        if (!services.isEmpty()) {
            lines.add("Affected: " + Wording.beginning(String.join(", ", services), LINE));
        }
        incident.fact(Fact.IMPACT).ifPresent(it -> lines.add("Impact: " + Wording.beginning(it.text(), LINE)));
        List<Entry> causes = incident.stating(Fact.CAUSE);
        if (!causes.isEmpty()) {
            lines.add(Abridged.first(MOST_CAUSES, causes, it -> "Cause: " + Wording.beginning(it.text(), LINE)));
        }
        List<Entry> entries = Timeline.of(incident).entries();
        last(entries, NoteKind.DECISION).ifPresent(it -> lines.add("Decided: " + noted(it)));
        last(entries, NoteKind.UPDATE).ifPresent(it -> lines.add("Customers were told: " + noted(it)));
        lines.add("*Latest*");
        entries.subList(Math.max(0, entries.size() - LATEST), entries.size())
                .forEach(entry -> lines.add(line(milestones, entry)));
        if (incident.context() > 0) {
            lines.add("Recorded beside the timeline as context of the channel: %d.".formatted(incident.context()));
        }
        List<ActionItem> open = open();
        if (!open.isEmpty()) {
            lines.add("*Open follow-ups*");
            open.forEach(action -> lines.add(Lines.of(action)));
        }
        return Abridged.first(lines);
    }

    private String lead(List<RoleTerm> held) {
        return held.stream()
                .filter(term -> term.role().equals(Role.LEAD))
                .map(term -> term.holder().mention())
                .findFirst()
                .orElseGet(() -> "%s, `%s`"
                        .formatted(
                                incident.isOpen() ? "nobody yet" : "not recorded",
                                Answers.naming(named, "/incident lead @who")));
    }

    private static String others(List<RoleTerm> held) {
        return held.stream()
                .filter(term -> !term.role().equals(Role.LEAD))
                .map(term ->
                        " · %s: %s".formatted(term.role().name(), term.holder().mention()))
                .collect(Collectors.joining());
    }

    private static Optional<Entry> last(List<Entry> entries, NoteKind kind) {
        return entries.stream()
                .filter(entry -> entry.statement() instanceof Noted noted && noted.kind() == kind)
                .reduce((_, later) -> later);
    }

    private String noted(Entry entry) {
        return "%s (#%d, %s)"
                .formatted(
                        Wording.beginning(entry.text(), LINE), entry.number(), TimeFormat.near(entry.at(), zone, now));
    }

    private Optional<String> impactTime() {
        Milestones milestones = incident.milestones();
        return milestones
                .at(Milestone.STARTED)
                .map(started -> milestones
                        .at(Milestone.RESOLVED)
                        .map(resolved -> over(started, resolved))
                        .orElseGet(
                                () -> "Impact since %s, %s".formatted(TimeFormat.full(started, zone), lasting(started))
                                        + mitigated(milestones)));
    }

    private String over(Instant started, Instant resolved) {
        String end = TimeFormat.near(resolved, zone, started);
        String span = resolved.isBefore(started)
                ? ", an end before the beginning"
                : ", for " + TimeFormat.span(Duration.between(started, resolved));
        return "Impact from %s to %s%s".formatted(TimeFormat.full(started, zone), end, span);
    }

    private String lasting(Instant started) {
        return incident.isOpen()
                ? "for %s so far".formatted(TimeFormat.span(Duration.between(started, now)))
                : "its end is not recorded";
    }

    private String mitigated(Milestones milestones) {
        return milestones
                .at(Milestone.MITIGATED)
                .map(at -> ", mitigated at " + TimeFormat.near(at, zone, now))
                .orElse("");
    }

    private List<ActionItem> open() {
        return incident.actions().stream().filter(ActionItem::isOpen).toList();
    }

    private String line(Milestones milestones, Entry entry) {
        String at = TimeFormat.near(entry.at(), zone, now);
        return "`#%d` %s · %s%s"
                .formatted(
                        entry.number(),
                        at,
                        Lines.of(entry, LINE),
                        milestones.setBy(entry).isPresent() ? " ◆" : "");
    }
}

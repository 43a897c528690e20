package dev.incidentscribe.answer;

import dev.incidentscribe.access.Readership.Shown;
import dev.incidentscribe.access.Sight;
import dev.incidentscribe.access.Viewer;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.Command.Listing;
import dev.incidentscribe.command.Command.Query;
import dev.incidentscribe.command.Help;
import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Gap;
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
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Answers the commands that only read, for that person alone.
///
/// @param viewer what that person may read
/// @param now the moment of typing
/// @param zone the reader's
public record Answers(Viewer viewer, Instant now, ZoneId zone) {
    private static final int LINE = 160;
    private static final int LATEST = 8;

    /// The answer.
    ///
    /// @param named the incident that is asked about; empty for the channel's
    public Reply answer(Query query, Optional<Integer> named) {
        return switch (query) {
            case Command.ShowMenu _ -> new Menu(viewer.current(), viewer::gone, now).reply();
            case Command.Help help -> Reply.toPerson(Help.about(help.verb()));
            case Command.ListIncidents list -> Reply.toPerson(list(list.state()));
            case Command.ShowTimeline _ -> text(named, this::timeline);
            case Command.ShowNow _ -> text(named, incident -> now(incident, named));
            case Command.ShowActions _ -> text(named, incident -> actions(incident, named));
            case Command.ShowMissing _ -> about(named, incident -> missing(incident, named));
        };
    }

    /// A command that we advise, as it is typed by whoever had to name the incident.
    private static String naming(Optional<Integer> named, String command) {
        return named.map(number -> command.replaceFirst("^(/incident [a-z]+)", "$1 INC-" + number))
                .orElse(command);
    }

    private Reply text(Optional<Integer> named, Function<Incident, String> text) {
        return about(named, incident -> Reply.toPerson(text.apply(incident)));
    }

    private Reply about(Optional<Integer> named, Function<Incident, Reply> answer) {
        return switch (viewer.incident(named)) {
            case Sight.Seen seen -> pointing(named, seen.incident(), answer.apply(seen.incident()));
            case Sight.Nothing _ -> Refusals.nothing(named);
            case Sight.Unclear _ -> Refusals.unclear();
        };
    }

    /// Where the incident of this channel goes on elsewhere, that is said first.
    private Reply pointing(Optional<Integer> named, Incident incident, Reply reply) {
        return named.isEmpty() && viewer.isGone(incident)
                ? reply.saying("%s.\n%s".formatted(Refusals.gone(incident), reply.text()))
                : reply;
    }

    private String list(Optional<Listing> which) {
        Shown shown = viewer.incidents(incident ->
                which.isEmpty() || (which.get() == Listing.OPEN) == (incident.state() == Incident.State.OPEN));
        List<Listed> incidents = shown.incidents();
        if (incidents.isEmpty()) {
            return (which.equals(Optional.of(Listing.OPEN))
                            ? "No incident is open. `/incident list all` shows the past ones."
                            : "There is none yet.")
                    + Abridged.incomplete(shown);
        }
        return Abridged.first(incidents.stream().map(this::listed).toList()) + Abridged.incomplete(shown);
    }

    private String listed(Listed incident) {
        return "%s · %s · <#%s> · opened %s"
                .formatted(
                        Headline.of(incident),
                        incident.state() == Incident.State.OPEN
                                ? incident.status().wire()
                                : incident.state().wire(),
                        incident.channel(),
                        TimeFormat.full(incident.openedAt(), zone));
    }

    private String timeline(Incident incident) {
        Milestones milestones = incident.milestones();
        return head(incident) + "\n" + Abridged.last(Timeline.of(incident).entries(), entry -> line(milestones, entry));
    }

    private String now(Incident incident, Optional<Integer> named) {
        var lines = new ArrayList<String>();
        Milestones milestones = incident.milestones();
        List<RoleTerm> held =
                incident.roles().stream().filter(term -> term.until().isEmpty()).toList();
        lines.add(head(incident));
        impactTime(incident).ifPresent(lines::add);
        lines.add("Lead: " + lead(held, named) + others(held));
        List<String> services = incident.services();
        if (!services.isEmpty()) {
            lines.add("Affected: " + Wording.beginning(String.join(", ", services), LINE));
        }
        incident.fact(Fact.IMPACT).ifPresent(it -> lines.add("Impact: " + Wording.beginning(it.text(), LINE)));
        incident.stating(Fact.CAUSE).forEach(it -> lines.add("Cause: " + Wording.beginning(it.text(), LINE)));
        List<Entry> entries = Timeline.of(incident).entries();
        last(entries, NoteKind.DECISION).ifPresent(it -> lines.add("Decided: " + noted(it)));
        last(entries, NoteKind.UPDATE).ifPresent(it -> lines.add("Customers were told: " + noted(it)));
        lines.add("*Latest*");
        entries.subList(Math.max(0, entries.size() - LATEST), entries.size())
                .forEach(entry -> lines.add(line(milestones, entry)));
        if (incident.context() > 0) {
            lines.add("Recorded beside the timeline as context of the channel: %d.".formatted(incident.context()));
        }
        List<ActionItem> open = open(incident);
        if (!open.isEmpty()) {
            lines.add("*Open follow-ups*");
            open.forEach(action -> lines.add(Lines.of(action)));
        }
        return String.join("\n", lines);
    }

    private static String lead(List<RoleTerm> held, Optional<Integer> named) {
        return held.stream()
                .filter(term -> term.role().equals(Role.LEAD))
                .map(term -> term.holder().mention())
                .findFirst()
                .orElseGet(() -> "nobody yet, `%s`".formatted(naming(named, "/incident lead @who")));
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

    private Optional<String> impactTime(Incident incident) {
        Milestones milestones = incident.milestones();
        return milestones
                .at(Milestone.STARTED)
                .map(started -> milestones
                        .at(Milestone.RESOLVED)
                        .map(resolved -> over(started, resolved))
                        .orElseGet(() -> "Impact since %s, %s"
                                        .formatted(TimeFormat.full(started, zone), lasting(incident, started))
                                + mitigated(milestones)));
    }

    private String over(Instant started, Instant resolved) {
        String end = TimeFormat.near(resolved, zone, started);
        String span = resolved.isBefore(started) ? "" : ", for " + TimeFormat.span(Duration.between(started, resolved));
        return "Impact from %s to %s%s".formatted(TimeFormat.full(started, zone), end, span);
    }

    private String lasting(Incident incident, Instant started) {
        return incident.state() == Incident.State.OPEN
                ? "for %s so far".formatted(TimeFormat.span(Duration.between(started, now)))
                : "its end is not recorded";
    }

    private String mitigated(Milestones milestones) {
        return milestones
                .at(Milestone.MITIGATED)
                .map(at -> ", mitigated at " + TimeFormat.near(at, zone, now))
                .orElse("");
    }

    private static String actions(Incident incident, Optional<Integer> named) {
        if (incident.actions().isEmpty()) {
            return head(incident)
                    + "\nNo follow-ups yet: `%s`.".formatted(naming(named, "/incident action TEXT @owner by DATE"));
        }
        return head(incident)
                + "\n"
                + Abridged.first(incident.actions().stream()
                        .map(action -> action.state() == ActionItem.State.OPEN
                                ? Lines.of(action)
                                : Lines.of(action) + " · " + action.state().wire())
                        .toList());
    }

    private static Reply missing(Incident incident, Optional<Integer> named) {
        List<Gap> gaps = Gap.of(incident);
        if (gaps.isEmpty()) {
            return Reply.toPerson(head(incident) + "\nNothing is missing.");
        }
        List<String> questions = gaps.stream()
                .map(gap -> "• %s `%s`".formatted(gap.question(), naming(named, gap.command())))
                .toList();
        return Reply.toPerson(head(incident) + "\n" + Abridged.first(questions))
                .offering(List.of(new Choice.Fill("Fill in the blanks", Form.blanks(incident.number()))));
    }

    private static List<ActionItem> open(Incident incident) {
        return incident.actions().stream()
                .filter(action -> action.state() == ActionItem.State.OPEN)
                .toList();
    }

    private static String head(Incident incident) {
        return Headline.of(incident) + " · "
                + (incident.state() == Incident.State.OPEN
                        ? incident.status().wire()
                        : incident.state().wire());
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

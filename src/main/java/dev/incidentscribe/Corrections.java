package dev.incidentscribe;

import dev.incidentscribe.access.Guard;
import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.Command.Correcting;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Correction;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.RoleTaken;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import dev.incidentscribe.incident.IncidentEvent.ZoneChosen;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Services;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Rules about corrections of earlier entries. Pure.
///
/// @param guard what the typist may do
/// @param zone the typist's
/// @param to where a retimed entry goes; else the moment of typing
record Corrections(Delivery delivery, Guard guard, ZoneId zone, Instant to, Replies replies) {
    private static final String UNDONE = "undone";

    /// What is edited or unmarked in Slack is undone there.
    private static final Set<Source> TYPED = EnumSet.of(Source.SLASH, Source.MENTION, Source.FORM);
    private static final Pattern DATE_ALONE = Pattern.compile("(?i)(?:by|due)\\s+\\S*\\d\\S*");
    private static final Pattern NO_PRIORITY = Pattern.compile("(?i)p\\d{1,2}");
    private static final int QUOTED = 30;

    Ruling decide(Correcting command, Incident incident) {
        return switch (command) {
            case Command.Edit it -> standing(incident, it.entry(), it, entry -> reword(incident, entry, it.text()));
            case Command.Retime it ->
                standing(incident, it.entry(), it, entry -> record(incident, new Retimed(entry.number(), to)));
            case Command.Remove it -> of(incident, it.entry(), it, entry -> remove(incident, entry, it.why()));
            case Command.Restore it -> of(incident, it.entry(), it, entry -> restore(incident, entry));
            case Command.Undo _ -> undo(incident);
        };
    }

    private Ruling standing(Incident incident, int number, Correcting command, Function<Entry, Ruling> then) {
        return of(
                incident,
                number,
                command,
                entry -> entry.removed()
                        ? Ruling.refuse("entry %d is removed; `/incident restore %d` first".formatted(number, number))
                        : then.apply(entry));
    }

    private Ruling of(Incident incident, int number, Correcting command, Function<Entry, Ruling> then) {
        return incident.entry(number)
                .map(entry ->
                        guard.objection(incident, entry).map(Ruling::refuse).orElseGet(() -> then.apply(entry)))
                .orElseGet(() -> new Ruling.Refuse(Refusal.of(
                        "%s has no entry %d; its last is %d"
                                .formatted(
                                        incident.name(),
                                        number,
                                        incident.entries().size()),
                        Verb.of(command))));
    }

    private Ruling reword(Incident incident, Entry entry, String text) {
        int number = entry.number();
        if (CommandParser.time(text).isPresent()) {
            return instead("that is a time; `/incident %s` moves the entry", "retime %d %s".formatted(number, text));
        }
        return switch (entry.statement()) {
            case Opened _
            when Severity.parse(text).isPresent() ->
                instead("`edit` changes only the title; for another severity: `/incident %s`", "severity " + text);
            case SeverityChanged _
            when CommandParser.isSeverity(text) ->
                instead("`edit` changes only the words; for another severity: `/incident %s`", "severity " + text);
            case StatusChanged _
            when CommandParser.isStatus(text) ->
                instead("`edit` changes only the words; for another status: `/incident %s`", "status " + text);
            case RoleTaken taken ->
                Ruling.refuse("entry %d says who took a role; say it anew: `/incident role %s @who`"
                        .formatted(entry.number(), taken.role().name()));
            case ZoneChosen _ ->
                Ruling.refuse(
                        "entry %d chose a time zone; say it anew: `/incident zone ZONE`".formatted(entry.number()));
            case LinkAdded _
            when text.matches("(?s)<?(?:https?://|mailto:).*") ->
                Ruling.refuse("entry %d is a link; `/incident remove %d` it and add the other one: `/incident link URL`"
                        .formatted(entry.number(), entry.number()));
            case ServicesAffected _ when Services.named(text).isEmpty() -> Ruling.refuse("which service?");
            case ActionAdded action -> revise(incident, entry, action, CommandParser.revision(text));
            default -> record(incident, new Reworded(entry.number(), text));
        };
    }

    /// Refuses, and offers the command that is for that.
    private static Ruling instead(String problem, String command) {
        return new Ruling.Refuse(Refusal.because(problem.formatted(Wording.wholeWords(command, QUOTED)))
                .likely(command));
    }

    /// A date or a priority that was not read would else be the whole text of the follow-up from then on.
    private Ruling revise(Incident incident, Entry entry, ActionAdded action, Command.AddAction edit) {
        if (NO_PRIORITY.matcher(edit.text()).matches()) {
            return Ruling.refuse("“%s” is no priority; there are p1, p2, p3 and p4".formatted(edit.text()));
        }
        return edit.due().isEmpty() && DATE_ALONE.matcher(edit.text()).matches()
                ? Ruling.refuse("no date was read in “%s”; write it as in `/incident edit %d by 2026-12-01`"
                        .formatted(Wording.beginning(edit.text(), QUOTED), entry.number()))
                : record(incident, new Revised(entry.number(), revised(action, edit)));
    }

    /// What the edit does not name stays as it was.
    private ActionAdded revised(ActionAdded action, Command.AddAction edit) {
        LocalDate today = LocalDate.ofInstant(delivery.receivedAt(), zone);
        return new ActionAdded(
                action.number(),
                edit.text().isBlank() ? action.text() : edit.text(),
                edit.ownerIf(delivery.author()).or(action::owner),
                edit.due().map(due -> due.resolve(today)).or(action::due),
                edit.type().or(action::type),
                edit.priority().or(action::priority));
    }

    private Ruling remove(Incident incident, Entry entry, String why) {
        if (entry.removed()) {
            return Ruling.refuse(
                    "entry %1$d is removed already; `/incident restore %1$d` brings it back".formatted(entry.number()));
        }
        return switch (entry.statement()) {
            case Opened _ ->
                Ruling.refuse(
                        "entry %d opened the incident; `/incident cancel WHY` calls it off".formatted(entry.number()));
            case Closed _, Cancelled _ ->
                Ruling.refuse(
                        "entry %d ended the incident; `/incident reopen` takes it up again".formatted(entry.number()));
            case Reopened _ ->
                Ruling.refuse(
                        "entry %d reopened the incident; `/incident close` ends it again".formatted(entry.number()));
            default -> record(incident, new Removed(entry.number(), why));
        };
    }

    private Ruling restore(Incident incident, Entry entry) {
        return entry.removed()
                ? record(incident, new Restored(entry.number()))
                : Ruling.refuse("entry %d is not removed, so it counts as it is".formatted(entry.number()));
    }

    /// Takes back what this person did last, be it an entry or a correction of one.
    private Ruling undo(Incident incident) {
        Optional<Entry> last =
                incident.standing().filter(it -> isOwn(it.original())).reduce((_, later) -> later);
        int since = last.map(entry -> entry.original().ordinal()).orElse(0);
        return corrected(incident, since)
                .map(entry -> takeBack(incident, entry))
                .or(() -> last.map(entry -> remove(incident, entry, UNDONE)))
                .orElseGet(
                        () -> Ruling.refuse("you recorded nothing in %s that still stands".formatted(incident.name())));
    }

    /// The entry that this person corrected last, if they recorded nothing since.
    private Optional<Entry> corrected(Incident incident, int since) {
        return incident.entries().stream()
                .filter(entry -> lastCorrection(entry) > since)
                .max(Comparator.comparingInt(this::lastCorrection));
    }

    private Ruling takeBack(Incident incident, Entry entry) {
        int number = entry.number();
        Entry without = entry.without(lastCorrection(entry));
        boolean same = without.statement().equals(entry.statement())
                && without.at().equals(entry.at())
                && without.removed() == entry.removed();
        return guard.objection(incident, entry)
                .map(Ruling::refuse)
                .orElseGet(() -> same
                        ? Ruling.refuse(
                                "your last was a correction of entry %d, which is no other without it. `/incident edit %d TEXT`, `/incident retime %d WHEN` or `/incident remove %d` changes it"
                                        .formatted(number, number, number, number))
                        : record(incident, new TakenBack(number, lastCorrection(entry))));
    }

    /// Its place among the events of the incident; 0 if this person corrected nothing of the entry that still counts.
    private int lastCorrection(Entry entry) {
        return entry.corrections().stream()
                .filter(it -> isOwn(it) && TYPED.contains(it.source()) && !entry.isTakenBack(it))
                .filter(it -> switch ((Correction) it.event()) {
                    case TakenBack _ -> false;
                    case Removed removed -> !isOurs(removed);
                    case Reworded _, Revised _, Retimed _, Restored _ -> !entry.removed();
                })
                .mapToInt(Recorded::ordinal)
                .max()
                .orElse(0);
    }

    private boolean isOwn(Recorded recorded) {
        return recorded.author().id().equals(delivery.author().id());
    }

    /// Whether it came with something else, and is not what somebody set out to do.
    private static boolean isOurs(Removed removed) {
        return removed.why().equals(UNDONE) || removed.why().startsWith(Replacement.ANEW);
    }

    /// A correction happens when it is typed, whatever time it gives to the entry.
    private Ruling record(Incident incident, Correction correction) {
        return new Ruling.Enter(new Outcome.Append(
                incident,
                List.of(new Outcome.Event(delivery.receivedAt(), correction)),
                after -> replies.corrected(after, correction),
                List.of()));
    }
}

package dev.incidentscribe.answer;

import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.Cancelled;
import dev.incidentscribe.incident.IncidentEvent.Closed;
import dev.incidentscribe.incident.IncidentEvent.Correction;
import dev.incidentscribe.incident.IncidentEvent.Opened;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Reopened;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a person is answered whose words were recorded. Slack's mrkdwn; people's own words in it are as they were
/// stored, and are made inert where they are sent.
///
/// @param zone the typist's
/// @param now the moment of typing
/// @param remark what should be said about how the time was read
/// @param almost the verb that the first word nearly was
/// @param elsewhere whether it was typed where a command without a name would go to another incident
public record Replies(
        ZoneId zone, Instant now, boolean visible, Optional<String> remark, Optional<Verb> almost, boolean elsewhere) {
    private static final Pattern COMMAND = Pattern.compile("`/incident [a-z]+");
    private static final int ECHO = 300;
    /// As long as a button's text may be.
    private static final int LABEL = 50;

    /// The same words for that person alone, since others in the channel may not read them.
    public Replies confidential() {
        return new Replies(zone, now, false, remark, almost, elsewhere);
    }

    /// The same for somebody who types where a command without a name would go to another incident.
    public Replies fromElsewhere() {
        return new Replies(zone, now, visible, remark, almost, true);
    }

    /// That the newest entry of this incident is on record.
    public Reply recorded(Incident incident) {
        Entry entry = incident.entries().getLast();
        String said = switch (entry.statement()) {
            case Opened opened -> opened(incident, opened, place(entry));
            case Closed _ -> closed(incident, place(entry));
            case Cancelled _ -> "*%s* is cancelled as a false alarm (%s).".formatted(incident.name(), place(entry));
            case Reopened _ -> "*%s* is open again (%s).".formatted(incident.name(), place(entry));
            case ActionAdded added -> action(incident, entry, added);
            default -> line(incident, entry);
        };
        String hints = new Hints(incident, entry, zone, now).all();
        Reply reply = Reply.of(visible, said + naming(incident, hints) + remarks())
                .offering(Stream.of(
                                insteadOf(incident, entry),
                                deedInsteadOf(incident, entry),
                                timedInsteadOf(incident, entry))
                        .flatMap(Function.identity())
                        .toList());
        return isLive(entry.at()) ? reply : reply.naming(entry.at());
    }

    /// That an entry now reads otherwise.
    public Reply corrected(Incident incident, Correction correction) {
        Entry entry = incident.entry(correction.entry()).orElseThrow();
        Correction change = correction instanceof TakenBack back ? reversed(entry, back) : correction;
        String said = switch (change) {
            case Reworded _, Revised _, TakenBack _ ->
                "now reads: " + Lines.of(entry, ECHO) + before(entry, correction);
            case Retimed _ ->
                "is now at %s: %s%s"
                        .formatted(
                                moment(entry.at()),
                                Lines.of(entry, ECHO),
                                naming(incident, new Hints(incident, entry, zone, now).contradiction()));
            case Removed _ ->
                "is removed: %s (%s brings it back)"
                        .formatted(
                                Lines.of(entry, ECHO),
                                naming(incident, "`/incident restore %d`".formatted(entry.number())));
            case Restored _ -> "counts again: " + Lines.of(entry, ECHO);
        };
        String back = correction instanceof TakenBack ? "\nThe correction is taken back." : "";
        Reply reply =
                Reply.of(visible, "%s *#%d* %s%s%s".formatted(incident.name(), entry.number(), said, back, remarks()));
        return visible && change instanceof Retimed ? reply.naming(entry.at()) : reply;
    }

    /// What it said until now, so that whoever took the wrong number sees it. What is taken back was just said.
    private static String before(Entry entry, Correction correction) {
        return correction instanceof TakenBack
                ? ""
                : "\nBefore: " + Lines.of(entry.before(entry.corrections().getLast()), ECHO);
    }

    /// What it looks like that a correction is taken back.
    private static Correction reversed(Entry entry, TakenBack back) {
        return entry.corrections().stream()
                .filter(it -> it.ordinal() == back.correction())
                .map(it -> switch ((Correction) it.event()) {
                    case Removed _ -> new Restored(entry.number());
                    case Restored _ -> new Removed(entry.number(), "");
                    case Correction other -> other;
                })
                .findFirst()
                .orElse(back);
    }

    /// The commands that we advise, so that they go to this incident from there.
    private String naming(Incident incident, String advice) {
        return elsewhere ? COMMAND.matcher(advice).replaceAll("$0 " + incident.name()) : advice;
    }

    /// Slack itself shows each reader the moment of an answer.
    private boolean isLive(Instant at) {
        return !visible || Duration.between(at, now).compareTo(Entry.LIVE) <= 0;
    }

    /// Its number, and when it was if that is not now.
    private String place(Entry entry) {
        return "#" + entry.number() + (entry.isBackdated() ? " · " + moment(entry.at()) : "");
    }

    private String opened(Incident incident, Opened opened, String place) {
        return "*%s* is open%s: *%s* (%s)\nEverybody here may record: `/incident TEXT` is enough. `/incident help` shows the rest."
                .formatted(
                        incident.name(),
                        opened.severity()
                                .map(Severity::label)
                                .map(" as "::concat)
                                .orElse(""),
                        Wording.beginning(opened.text(), ECHO),
                        place);
    }

    private String closed(Incident incident, String place) {
        List<Gap> gaps = Gap.of(incident);
        String missing = gaps.isEmpty()
                ? " Nothing is missing from it."
                : " It still lacks %s: %s lists them."
                        .formatted(
                                gaps.size() == 1 ? "one thing" : gaps.size() + " things",
                                naming(incident, "`/incident missing`"));
        return "*%s* is closed. The draft of the postmortem follows %s; corrections and late facts still go into it.%s (%s)"
                .formatted(incident.name(), elsewhere ? "in <#" + incident.channel() + ">" : "here", missing, place);
    }

    private String action(Incident incident, Entry entry, ActionAdded added) {
        return "%s *#%d* %sFollow-up %d: %s%s"
                .formatted(
                        where(incident),
                        entry.number(),
                        entry.isBackdated() ? moment(entry.at()) + " · " : "",
                        added.number(),
                        Wording.beginning(added.text(), ECHO),
                        Lines.attributes(added.owner(), added.due(), added.type(), added.priority()));
    }

    private String line(Incident incident, Entry entry) {
        return "%s *#%d* %s · %s".formatted(where(incident), entry.number(), moment(entry.at()), Lines.of(entry, ECHO));
    }

    private static String where(Incident incident) {
        return incident.isOpen()
                ? incident.name()
                : "%s (%s)".formatted(incident.name(), incident.state().wire());
    }

    private String moment(Instant at) {
        return TimeFormat.near(at, zone, now);
    }

    private String remarks() {
        return remark.map("\n%s."::formatted).orElse("")
                + almost.map(verb -> "\nRecorded as a note. Did you mean `%s`?".formatted(verb.word()))
                        .orElse("");
    }

    /// The command that was nearly typed, to take the place of the note that it became.
    private Stream<Choice> insteadOf(Incident incident, Entry entry) {
        return almost.stream()
                .map(verb -> new Choice.Meant(
                        "Make it “%s”".formatted(verb.word()),
                        meant(verb, entry.text()),
                        Optional.of(new Choice.Instead(incident.number(), entry.number()))));
    }

    /// The deed that a doubtful entry was perhaps meant to tell, to take its place.
    private static Stream<Choice> deedInsteadOf(Incident incident, Entry entry) {
        return Doubt.of(entry).stream()
                .map(doubt -> new Choice.Meant(
                        "Make it “did”",
                        doubt.asDeed(),
                        Optional.of(new Choice.Instead(incident.number(), entry.number()))));
    }

    /// The note as of the time that it begins with, to take its place.
    private Stream<Choice> timedInsteadOf(Incident incident, Entry entry) {
        return almost.isPresent()
                ? Stream.empty()
                : new TimeInWords(entry, zone, now)
                        .timed().stream()
                                .map(typed -> new Choice.Meant(
                                        "/incident " + Wording.wholeWords(typed, LABEL),
                                        typed,
                                        Optional.of(new Choice.Instead(incident.number(), entry.number()))));
    }

    /// The text with the verb in the place of the first word, which was nearly that verb; a severity stays behind its.
    private static String meant(Verb verb, String text) {
        if (verb == Verb.AT && text.matches("(?is)at\\d.*")) {
            return verb.word() + " " + text.substring(2);
        }
        if (Verb.inTwoWords(text).equals(Optional.of(verb))) {
            return verb.word() + text.replaceFirst("(?U)^\\S+\\s+\\S+", "");
        }
        boolean argument = Severity.parse(text.split("(?U)\\s", 2)[0]).isPresent();
        return verb.word() + (argument ? " " + text : text.replaceFirst("(?U)^\\S+", ""));
    }
}

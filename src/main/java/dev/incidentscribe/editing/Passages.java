package dev.incidentscribe.editing;

import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Sight;
import dev.incidentscribe.access.Standing;
import dev.incidentscribe.command.PostmortemCommand.Write;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Passage;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.document.Documents;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// Sections of postmortems that people write in a form: what stands in one when the form opens, and what they made of
/// it. Who began from what somebody else has changed since is shown that, and nothing of either is lost.
public final class Passages {
    private final Journal journal;
    private final People people;
    private final Authorization authorization;
    private final Rules rules;

    public Passages(Journal journal, People people, Authorization authorization, Rules rules) {
        this.journal = journal;
        this.people = people;
        this.authorization = authorization;
        this.rules = rules;
    }

    /// A section as it stands.
    ///
    /// @param text in Markdown, as a form shows it: what somebody wrote, else what the record says
    /// @param by who wrote it; empty if it is composed from the record
    public record Sheet(int incident, Section section, String text, Optional<Passage> by) {
        /// Tells apart what somebody wrote from what stood there before.
        public int state() {
            return by.map(Passage::events).orElse(0);
        }
    }

    /// What came of a form.
    public sealed interface Saved {
        /// It is on record, or nothing was to be.
        record Done() implements Saved {}

        /// It is not, for a reason that the person should read.
        record Refused(String why) implements Saved {}

        /// It is not, because somebody else was faster.
        ///
        /// @param zone of whoever came too late
        record Overtaken(Sheet now, ZoneId zone) implements Saved {}
    }

    /// The section as it stands, for the one who asks; empty if there is no such incident that they may read.
    public Optional<Sheet> of(Delivery delivery, int incident, Section section) {
        return authorization.viewer(delivery).incident(Optional.of(incident)) instanceof Sight.Seen seen
                ? Optional.of(sheet(seen.incident(), section))
                : Optional.empty();
    }

    /// Records what somebody wrote.
    ///
    /// @param from the state of the section that they began from
    /// @param text as they entered it, in Markdown
    /// @throws dev.incidentscribe.journal.JournalUnavailable if it was not recorded for a reason of ours
    public Saved save(Delivery delivery, int incident, Section section, int from, String text) {
        if (text.isBlank()) {
            return new Saved.Refused("Write the section, or leave this and type `/postmortem INC-%d reset %s`."
                    .formatted(incident, section.wire()));
        }
        Optional<String> stranger = stranger(delivery, incident, section);
        if (stranger.isPresent()) {
            return new Saved.Refused(stranger.get());
        }
        return of(delivery, incident, section)
                .filter(now -> now.state() == from
                        && now.by().isPresent()
                        && now.text().strip().equals(text))
                .<Saved>map(_ -> new Saved.Done())
                .orElseGet(() -> record(delivery, incident, section, from, text));
    }

    /// Why they may not write in the name of the incident's channel: they may have left it since the form opened there.
    private Optional<String> stranger(Delivery delivery, int incident, Section section) {
        boolean here = journal.channel(delivery.workspace(), incident).equals(Optional.of(delivery.channel()));
        return here
                ? authorization
                        .standing(delivery)
                        .objection(
                                "Not recorded: %s Press Save again in a moment, or type it there with `/postmortem INC-%d edit %s …`."
                                        .formatted(Standing.UNTOLD, incident, section.wire()))
                : Optional.empty();
    }

    private Saved record(Delivery delivery, int incident, Section section, int from, String text) {
        Guard guard = authorization.guard(delivery, Set.of(Permission.CORRECT), Optional.of(incident));
        var editor = new Editor(delivery, "", guard, rules.visibleReplies());
        var write = new Write(Optional.of(incident), section, Wording.entered(text));
        Receipt receipt = journal.append(
                delivery,
                situation -> isAt(from, section, incident, situation)
                        ? editor.decide(write, situation)
                        : new Outcome.Decline(Reply.toPerson("")));
        if (receipt.recorded()) {
            journal.send(delivery, Outbound.Answer.of(receipt.reply(), delivery.channel(), delivery.author()));
            return new Saved.Done();
        }
        return of(delivery, incident, section)
                .filter(now -> now.state() != from)
                .<Saved>map(now -> new Saved.Overtaken(now, rules.zoneOr(people.zoneOf(delivery))))
                .orElseGet(() ->
                        new Saved.Refused(Wording.plain(receipt.reply().text(), journal.people(delivery.workspace()))));
    }

    private static boolean isAt(int state, Section section, int number, Situation situation) {
        return situation
                        .incident(number)
                        .map(incident -> incident.document().passages().get(section))
                        .map(Passage::events)
                        .orElse(0)
                == state;
    }

    private Sheet sheet(Incident incident, Section section) {
        Optional<Passage> passage =
                Optional.ofNullable(incident.document().passages().get(section));
        return new Sheet(
                incident.number(),
                section,
                passage.map(Passage::text)
                        .map(Wording::unescape)
                        .orElseGet(() -> Documents.recorded(
                                Composer.compose(incident, journal.people(incident.workspace())), section)),
                passage);
    }
}

package dev.incidentscribe.redaction;

import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.ChannelContext;
import dev.incidentscribe.incident.IncidentEvent.LinkAdded;
import dev.incidentscribe.incident.IncidentEvent.Moved;
import dev.incidentscribe.incident.IncidentEvent.OwnerNamed;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.SectionReset;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.ServicesAffected;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Redaction;
import dev.incidentscribe.journal.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Takes secrets out of what is on its way into the journal, and tells whoever brought them, in private.
public final class SecretRedaction implements Redaction {
    private final Redactor redactor;

    public SecretRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public boolean isNeeded(String text) {
        return !redactor.redact(text).isClean();
    }

    @Override
    public String about(String text) {
        return redactor.redact(text).text();
    }

    /// An author may be a secret too: whatever posts an alert is called as it likes.
    @Override
    public Delivery about(Delivery delivery) {
        Person author = delivery.author();
        Redacted id = redactor.redact(author.id());
        Redacted name = redactor.redact(author.name());
        return id.isClean() && name.isClean() ? delivery : delivery.by(new Person(id.text(), name.text()));
    }

    @Override
    public Outcome about(Delivery delivery, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Append append -> append(delivery, append);
            case Outcome.Decline decline -> new Outcome.Decline(about(decline.reply()));
        };
    }

    private Outcome.Append append(Delivery delivery, Outcome.Append append) {
        var cleaning = new Cleaning();
        List<Outcome.Event> events = append.events().stream()
                .map(event -> new Outcome.Event(event.at(), cleaning.event(event.what())))
                .toList();
        Stream<Outbound> outbox = append.outbox().stream().map(this::about);
        Stream<Outbound> warning = cleaning.found.isEmpty() || !isPerson(delivery.author())
                ? Stream.empty()
                : Stream.of(new Outbound.Tell(delivery.author().id(), cleaning.advice()));
        return new Outcome.Append(
                append.incident(),
                events,
                after -> about(append.reply().apply(after)),
                Stream.concat(outbox, warning).toList(),
                append.echo());
    }

    /// Slack's ids of people begin so; bots cannot be told anything.
    private static boolean isPerson(Person author) {
        return author.id().startsWith("U") || author.id().startsWith("W");
    }

    @Override
    public Outbound about(Outbound outbound) {
        return switch (outbound) {
            case Outbound.Answer it -> answer(it, about(it.reply()));
            case Outbound.Replace it -> Outbound.Replace.of(about(it.reply()), it.url());
            case Outbound.Notice it -> new Outbound.Notice(it.channel(), about(it.text()));
            case Outbound.Tell it -> new Outbound.Tell(it.user(), about(it.text()));
            case Outbound.DraftSummary _,
                    Outbound.DraftFile _,
                    Outbound.DraftPicture _,
                    Outbound.Handover _,
                    Outbound.Look _,
                    Outbound.Permalink _,
                    Outbound.NewChannel _,
                    Outbound.Reminder _,
                    Outbound.FollowUpsDue _,
                    Outbound.Home _,
                    Outbound.Status _,
                    Outbound.Bookmark _,
                    Outbound.Canvas _,
                    Outbound.DraftStage _ -> outbound;
        };
    }

    private static Outbound answer(Outbound.Answer was, Reply reply) {
        return new Outbound.Answer(
                was.channel(), was.thread(), was.onlyTo(), reply.text(), reply.choices(), reply.moment());
    }

    @Override
    public Reply about(Reply reply) {
        var cleaning = new Cleaning();
        String text = cleaning.text(reply.text());
        List<Choice> choices = reply.choices().stream().map(cleaning::choice).toList();
        return new Reply(
                reply.visible(),
                reply.visible() ? text : cleaning.advised(text),
                choices,
                reply.moment(),
                reply.form(),
                Optional.empty());
    }

    /// What was found on one occasion.
    private final class Cleaning {
        private final SequencedSet<String> found = new LinkedHashSet<>();

        String text(String text) {
            Redacted redacted = redactor.redact(text);
            found.addAll(redacted.secrets());
            return redacted.text();
        }

        IncidentEvent event(IncidentEvent event) {
            return switch (event) {
                case LinkAdded it -> new LinkAdded(text(it.url()), text(it.text()));
                case ServicesAffected it ->
                    new ServicesAffected(it.services().stream().map(this::text).toList());
                case Statement it -> it.withText(text(it.text()));
                case Reworded it -> new Reworded(it.entry(), text(it.text()));
                case Revised it ->
                    new Revised(it.entry(), it.as().withText(text(it.as().text())));
                case ChannelContext it -> new ChannelContext(it.kind(), text(it.text()), it.thread());
                case Removed it -> new Removed(it.entry(), text(it.why()));
                case Moved it -> it;
                case Retimed it -> it;
                case StageReached it -> it;
                case OwnerNamed it -> it;
                case SectionWritten it -> new SectionWritten(it.section(), text(it.text()));
                case SectionReset it -> it;
                case Restored it -> it;
                case TakenBack it -> it;
            };
        }

        Choice choice(Choice choice) {
            return switch (choice) {
                case Choice.Meant it -> new Choice.Meant(text(it.label()), text(it.typed()), it.instead());
                case Choice.Now it ->
                    new Choice.Now(
                            text(it.label()), text(it.typed()), it.confirm().map(this::text));
                case Choice.OfDraft it ->
                    new Choice.OfDraft(
                            text(it.label()), text(it.typed()), it.confirm().map(this::text));
                case Choice.Fill it -> new Choice.Fill(text(it.label()), it.form());
            };
        }

        String advice() {
            return """
                    *That held what looks like a secret:* %s. It is not on record; a mark stands in its place. But \
                    others may have seen it: please rotate it, and delete the message if you posted it in one.""".formatted(String.join(", ", found));
        }

        String advised(String text) {
            return found.isEmpty() ? text : text + "\n" + advice();
        }
    }
}

package dev.incidentscribe.editing;

import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Sight;
import dev.incidentscribe.answer.Refusals;
import dev.incidentscribe.command.Help;
import dev.incidentscribe.command.PostmortemCommand;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.incident.FullNames;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.journal.Choice;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Form;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Layout;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import dev.incidentscribe.postmortem.Composer;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.SlackFindings;
import dev.incidentscribe.postmortem.SlackPage;
import dev.incidentscribe.postmortem.SlackRenderer;
import dev.incidentscribe.postmortem.document.Documents;
import dev.incidentscribe.telemetry.Happening;
import dev.incidentscribe.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Answers what somebody typed behind `/postmortem`.
public final class Postmortems {
    /// So many drafts are composed at once; who asks besides waits for a few milliseconds. More would not be done any
    /// sooner, and all be in memory together.
    private static final int AT_ONCE = 2;

    private static final int MOST_WAITING = 48;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Reply BUSY = Reply.toPerson("Many people ask for drafts just now. Try again in a moment.");

    private final Journal journal;
    private final Documents documents;
    private final Authorization authorization;
    private final boolean visibleReplies;
    private final Editions editions;
    private final Telemetry telemetry;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /// @param visibleReplies whether the channel sees what was decided about a postmortem
    /// @param telemetry hears of what is refused
    public Postmortems(
            Journal journal,
            Documents documents,
            Authorization authorization,
            boolean visibleReplies,
            Telemetry telemetry) {
        this.journal = journal;
        this.documents = documents;
        this.authorization = authorization;
        this.visibleReplies = visibleReplies;
        this.editions = new Editions(journal, documents);
        this.telemetry = telemetry;
    }

    /// Does what somebody typed.
    ///
    /// @throws dev.incidentscribe.journal.JournalUnavailable if the journal cannot be read or written
    public Reply answer(Delivery delivery, String typed) {
        return answerTo(delivery, FullNames.mentioned(typed, () -> journal.people(delivery.workspace())));
    }

    private Reply answerTo(Delivery delivery, String typed) {
        return switch (PostmortemCommand.parse(typed)) {
            case PostmortemCommand.Show show
            when show.shared() -> about(delivery, show.incident(), seen -> share(delivery, typed, seen));
            case PostmortemCommand.Show show ->
                about(delivery, show.incident(), seen -> inTurn(() -> show(seen.incident(), compose(seen.incident()))));
            case PostmortemCommand.Export export ->
                about(delivery, export.incident(), seen -> handOver(delivery, seen.incident(), export.format()));
            case PostmortemCommand.Lint lint ->
                about(
                        delivery,
                        lint.incident(),
                        seen -> inTurn(() -> Reply.toPerson(SlackFindings.render(
                                seen.incident().name(), documents.findings(compose(seen.incident()))))));
            case PostmortemCommand.Editing editing -> edit(delivery, typed, editing);
            case PostmortemCommand.Draft draft ->
                about(delivery, draft.incident(), seen -> form(delivery, typed, seen.incident(), draft.section()));
            case PostmortemCommand.Versions versions ->
                about(delivery, versions.incident(), seen -> Reply.toPerson(editions.listed(seen.incident())));
            case PostmortemCommand.Compare compare ->
                about(delivery, compare.incident(), seen -> inTurn(() -> compared(seen.incident(), compare, typed)));
            case PostmortemCommand.Search search ->
                Reply.toPerson(new PastIncidents(journal, authorization.viewer(delivery)).listed(search.words()));
            case PostmortemCommand.Help _ -> Reply.toPerson(Help.postmortem());
            case PostmortemCommand.Misunderstood it -> refused(it.refusal(), typed);
        };
    }

    private Reply edit(Delivery delivery, String typed, PostmortemCommand.Editing command) {
        Guard guard = authorization.guard(delivery, Set.of(Permission.PUBLISH, Permission.CORRECT), command.incident());
        var editor = new Editor(delivery, typed, guard, visibleReplies);
        Receipt receipt = journal.append(delivery, situation -> editor.decide(command, situation));
        if (!receipt.recorded()) {
            telemetry.count(Happening.REFUSAL);
        }
        return receipt.reply();
    }

    private Reply compared(Incident incident, PostmortemCommand.Compare command, String typed) {
        return editions.objection(incident, command.from(), command.to())
                .map(why -> refused(Refusal.because(why), typed))
                .orElseGet(() -> editions.compared(incident, command.from(), command.to()));
    }

    private Reply refused(Refusal refusal, String typed) {
        telemetry.count(Happening.REFUSAL);
        return Refusals.notDone(refusal, typed);
    }

    /// Who may not write the section is told so before they write it.
    private Reply form(Delivery delivery, String typed, Incident incident, Section section) {
        Guard guard = authorization.guard(delivery, Set.of(Permission.CORRECT), Optional.of(incident.number()));
        return new Editor(delivery, typed, guard, false)
                .objection(section, incident)
                .map(why -> Refusals.notDone(Refusal.because(why), typed))
                .orElseGet(() -> Reply.toPerson(
                                "A form opens for the section %1$s of %2$s. If it does not, `/postmortem %2$s edit %1$s TEXT` writes it."
                                        .formatted(section.wire(), incident.name()))
                        .opening(Form.passage(incident.number(), section)));
    }

    private Reply about(Delivery delivery, Optional<Integer> named, Function<Sight.Seen, Reply> answer) {
        return switch (authorization.viewer(delivery).incident(named)) {
            case Sight.Seen seen -> answer.apply(seen);
            case Sight.Nothing _ -> Refusals.nothing(named);
            case Sight.Unclear _ -> Refusals.unclear();
        };
    }

    /// Whoever waits holds a thread that somebody else's note may need, so not everybody waits, and nobody long.
    private Reply inTurn(Supplier<Reply> composing) {
        try {
            if (turns.getQueueLength() >= MOST_WAITING
                    || !turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return BUSY;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return BUSY;
        }
        try {
            return composing.get();
        } finally {
            turns.release();
        }
    }

    private static Reply show(Incident incident, Postmortem postmortem) {
        String more = "The whole draft: `/postmortem %s html` or `markdown` sends it to you, `share` posts it here."
                .formatted(postmortem.incident());
        return Reply.toPerson(SlackPage.render(postmortem) + "\n\n" + more)
                .laidOut(new Layout(
                        SlackRenderer.title(postmortem),
                        SlackRenderer.facts(postmortem),
                        Stream.concat(SlackPage.sections(postmortem).stream(), Stream.of(more))
                                .toList()))
                .offering(next(incident, postmortem));
    }

    /// What is mostly done next with a draft.
    private static List<Choice> next(Incident incident, Postmortem postmortem) {
        String name = incident.name() + " ";
        var next = new ArrayList<Choice>();
        if (!postmortem.gaps().isEmpty()) {
            next.add(new Choice.Fill("Fill in the blanks", Form.blanks(incident.number())));
        }
        next.add(new Choice.Fill("Write the summary", Form.passage(incident.number(), Section.SUMMARY)));
        next.add(new Choice.OfDraft("Send me the whole draft", name + "html", Optional.empty()));
        next.add(new Choice.OfDraft("What a reviewer would object to", name + "lint", Optional.empty()));
        if (incident.state() == Incident.State.CLOSED && incident.document().stage() != Stage.PUBLISHED) {
            next.add(new Choice.OfDraft(
                    "Publish",
                    name + "publish",
                    Optional.of("This keeps the postmortem of %s as a version, with your name."
                            .formatted(incident.name()))));
        }
        return next;
    }

    private Reply share(Delivery delivery, String typed, Sight.Seen seen) {
        Incident incident = seen.incident();
        Optional<String> objection = seen.confidential()
                ? Optional.of(("%1$s is of a private channel, and its draft may be shared there alone."
                                + " `/postmortem %1$s markdown` sends it to you")
                        .formatted(incident.name()))
                : authorization
                        .guard(delivery, Set.of(Permission.PUBLISH), Optional.empty())
                        .objection(Permission.PUBLISH, incident);
        return objection.map(why -> refused(Refusal.because(why), typed)).orElseGet(() -> post(delivery, incident));
    }

    private Reply post(Delivery delivery, Incident incident) {
        return journal.append(
                        delivery,
                        situation -> new Outcome.Append(
                                asItIs(incident, situation),
                                List.of(),
                                _ -> Reply.toPerson(
                                        "The draft of %s follows in this channel.".formatted(incident.name())),
                                Outbound.Draft.whole(delivery.channel(), incident.number())))
                .reply();
    }

    private Reply handOver(Delivery delivery, Incident incident, PostmortemCommand.Format format) {
        var handover = new Outbound.Handover(
                delivery.author().id(), incident.number(), format.name().toLowerCase(Locale.ROOT));
        return journal.append(
                        delivery,
                        situation -> new Outcome.Append(
                                asItIs(incident, situation),
                                List.of(),
                                _ -> Reply.toPerson(
                                        "I send you the draft of %s as a direct message.".formatted(incident.name())),
                                List.of(handover)))
                .reply();
    }

    /// Others may have recorded something since it was read.
    private static Incident asItIs(Incident read, Situation situation) {
        return situation.incident(read.number()).orElse(read);
    }

    private Postmortem compose(Incident incident) {
        return Composer.compose(incident, journal.people(incident.workspace()));
    }
}

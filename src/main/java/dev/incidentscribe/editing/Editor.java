package dev.incidentscribe.editing;

import dev.incidentscribe.access.Access;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.answer.Refusals;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.PostmortemCommand.Editing;
import dev.incidentscribe.command.PostmortemCommand.Move;
import dev.incidentscribe.command.PostmortemCommand.Own;
import dev.incidentscribe.command.PostmortemCommand.Reset;
import dev.incidentscribe.command.PostmortemCommand.Write;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.Editorial;
import dev.incidentscribe.incident.IncidentEvent.OwnerNamed;
import dev.incidentscribe.incident.IncidentEvent.SectionReset;
import dev.incidentscribe.incident.IncidentEvent.SectionWritten;
import dev.incidentscribe.incident.IncidentEvent.StageReached;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Stage;
import dev.incidentscribe.incident.Version;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides what somebody changes about a postmortem as a document, given the incidents as they are. Pure.
///
/// @param guard what the typist may do
/// @param visible whether the channel sees it
record Editor(Delivery delivery, String typed, Guard guard, boolean visible) {

    Outcome decide(Editing command, Situation situation) {
        Optional<Incident> found = command.incident().map(situation::incident).orElseGet(situation::current);
        return switch (found.map(guard::access).orElse(Access.NONE)) {
            case OPEN -> decide(command, found.orElseThrow());
            case CONFIDENTIAL -> new Editor(delivery, typed, guard, false).decide(command, found.orElseThrow());
            case NONE -> new Outcome.Decline(Refusals.nothing(command.incident()));
            case UNKNOWN -> new Outcome.Decline(Refusals.unclear());
        };
    }

    private Outcome decide(Editing command, Incident incident) {
        return switch (command) {
            case Move move ->
                objection(move.to(), incident)
                        .map(this::refuse)
                        .orElseGet(() -> record(
                                incident,
                                new StageReached(move.to()),
                                Editor::moved,
                                List.of(new Outbound.DraftStage(incident.channel(), incident.number()))));
            case Own own -> record(incident, new OwnerNamed(named(own)), Editor::owned);
            case Write write ->
                objection(write.section(), incident)
                        .map(this::refuse)
                        .orElseGet(() -> record(
                                incident,
                                new SectionWritten(write.section(), write.text()),
                                _ ->
                                        "The section %1$s is in the words of %2$s now. `/postmortem %3$s reset %1$s` takes that back."
                                                .formatted(
                                                        write.section().wire(),
                                                        delivery.author().mention(),
                                                        incident.name())));
            case Reset reset ->
                (incident.document().passages().containsKey(reset.section())
                                ? objection(reset.section(), incident)
                                : Optional.of("nobody wrote the section %s of %s"
                                        .formatted(reset.section().wire(), incident.name())))
                        .map(this::refuse)
                        .orElseGet(() -> record(
                                incident,
                                new SectionReset(reset.section()),
                                _ -> "The section %s is composed from the record again."
                                        .formatted(reset.section().wire())));
        };
    }

    /// Why they may not replace what somebody else wrote; empty if they may.
    Optional<String> objection(Section section, Incident incident) {
        return Optional.ofNullable(incident.document().passages().get(section))
                .filter(passage ->
                        !passage.author().id().equals(delivery.author().id()))
                .flatMap(_ -> guard.objection(Permission.CORRECT, incident));
    }

    private Person named(Own own) {
        return own.owner().equals(Command.TakeRole.ME) ? delivery.author() : own.owner();
    }

    /// Why it cannot come to that stage; empty if it can.
    private Optional<String> objection(Stage to, Incident incident) {
        Stage now = incident.document().stage();
        if (to == Stage.PUBLISHED && incident.state() != Incident.State.CLOSED) {
            return Optional.of("%s is %s, and only what is closed is published"
                    .formatted(incident.name(), incident.state().wire()));
        }
        if (now == to && !(to == Stage.PUBLISHED && hasMoved(incident))) {
            return Optional.of(
                    to == Stage.PUBLISHED
                            ? "nothing was recorded since version %d of %s was published"
                                    .formatted(incident.document().versions().size(), incident.name())
                            : "the postmortem of %s is %s already"
                                    .formatted(incident.name(), to == Stage.DRAFT ? "a draft" : to.label()));
        }
        return to == Stage.PUBLISHED || now == Stage.PUBLISHED
                ? guard.objection(Permission.PUBLISH, incident)
                : Optional.empty();
    }

    private static boolean hasMoved(Incident incident) {
        return incident.document()
                .latest()
                .map(version -> !incident.since(version.events()).isEmpty()
                        || incident.document().isEditedSince(version.events()))
                .orElse(true);
    }

    private Outcome record(Incident incident, Editorial event, Function<Incident, String> said) {
        return record(incident, event, said, List.of());
    }

    private Outcome record(Incident incident, Editorial event, Function<Incident, String> said, List<Outbound> outbox) {
        return new Outcome.Append(
                incident,
                List.of(new Outcome.Event(delivery.receivedAt(), event)),
                after -> Reply.of(visible, "*%s* %s".formatted(after.name(), said.apply(after))),
                outbox);
    }

    private Outcome refuse(String why) {
        return new Outcome.Decline(Refusals.notDone(Refusal.because(why), typed));
    }

    private static String moved(Incident incident) {
        String ownerless = incident.document().owner().isPresent()
                ? ""
                : " Nobody owns it yet: `/postmortem %s owner @who`.".formatted(incident.name());
        return switch (incident.document().stage()) {
            case DRAFT -> "The postmortem is a draft again.";
            case IN_REVIEW -> "The postmortem is in review." + ownerless;
            case PUBLISHED -> published(incident) + ownerless;
        };
    }

    private static String published(Incident incident) {
        int version = incident.document().latest().map(Version::number).orElse(0);
        return version < 2
                ? "The postmortem is published as version %d.".formatted(version)
                : "The postmortem is published as version %d. `/postmortem %s diff %d %d` shows what changed."
                        .formatted(version, incident.name(), version - 1, version);
    }

    private static String owned(Incident incident) {
        return "The postmortem is owned by %s now."
                .formatted(incident.document().owner().map(Person::mention).orElse("nobody"));
    }
}

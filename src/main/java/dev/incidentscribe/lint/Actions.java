package dev.incidentscribe.lint;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.postmortem.Finding.Where;
import dev.incidentscribe.postmortem.Postmortem;
import dev.incidentscribe.postmortem.Postmortem.Action;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the follow-ups lack, each on its own and all together.
final class Actions {
    private static final int FEW = 3;

    private Actions() {}

    static Stream<Objection> withoutOwner(Postmortem postmortem, Strictness strictness) {
        return lacking(postmortem, Action::owner, "Follow-up %d has no owner.", "/incident edit %d @owner");
    }

    static Stream<Objection> withoutDueDate(Postmortem postmortem, Strictness strictness) {
        return lacking(postmortem, Action::due, "Follow-up %d has no due date.", "/incident edit %d by DATE");
    }

    static Stream<Objection> withoutPriority(Postmortem postmortem, Strictness strictness) {
        return lacking(postmortem, Action::priority, "Follow-up %d has no priority.", "/incident edit %d p1");
    }

    static Stream<Objection> ofOnePriority(Postmortem postmortem, Strictness strictness) {
        List<Action> open = open(postmortem).toList();
        List<String> priorities = open.stream()
                .flatMap(action -> action.priority().stream())
                .distinct()
                .toList();
        boolean all = open.stream().allMatch(action -> action.priority().isPresent());
        return open.size() >= FEW && all && priorities.size() == 1
                ? Stream.of(new Objection(
                        new Where("actions", open.stream().map(Action::entry).toList()),
                        "All %d open follow-ups are %s.".formatted(open.size(), priorities.getFirst()),
                        "/incident edit %d p2".formatted(open.getLast().entry())))
                : Stream.empty();
    }

    /// As long as one of them has no type, prevention may be what it is for.
    static Stream<Objection> withoutPrevention(Postmortem postmortem, Strictness strictness) {
        List<Action> kept = postmortem.actions().stream()
                .filter(action -> action.state() != ActionItem.State.DROPPED)
                .toList();
        boolean known = kept.stream().allMatch(action -> action.type().isPresent());
        boolean preventing =
                kept.stream().anyMatch(action -> action.type().equals(Optional.of(ActionType.PREVENT.wire())));
        return kept.isEmpty() || !known || preventing
                ? Stream.empty()
                : Stream.of(new Objection(
                        new Where("actions", kept.stream().map(Action::entry).toList()),
                        "None of the follow-ups prevents it from happening again.",
                        "/incident action … prevent"));
    }

    private static Stream<Objection> lacking(
            Postmortem postmortem, Function<Action, Optional<?>> part, String message, String command) {
        return open(postmortem)
                .filter(action -> part.apply(action).isEmpty())
                .map(action -> new Objection(
                        Where.at("actions", action.entry()),
                        message.formatted(action.number()),
                        command.formatted(action.entry())));
    }

    private static Stream<Action> open(Postmortem postmortem) {
        return postmortem.actions().stream().filter(Action::isOpen);
    }
}

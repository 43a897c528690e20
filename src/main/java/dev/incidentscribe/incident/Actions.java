package dev.incidentscribe.incident;

import dev.incidentscribe.incident.ActionItem.State;
import dev.incidentscribe.incident.IncidentEvent.ActionAdded;
import dev.incidentscribe.incident.IncidentEvent.ActionEnded;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Derives the follow-ups of an incident from its entries.
final class Actions {
    private Actions() {}

    static List<ActionItem> of(Incident incident) {
        return incident.standing()
                .flatMap(entry -> entry.statement() instanceof ActionAdded added
                        ? Stream.of(item(entry, added, ended(incident, added.number())))
                        : Stream.empty())
                .toList();
    }

    private static Optional<ActionEnded> ended(Incident incident, int number) {
        return incident.standing()
                .flatMap(entry -> entry.statement() instanceof ActionEnded ended && ended.number() == number
                        ? Stream.of(ended)
                        : Stream.empty())
                .reduce((_, later) -> later);
    }

    private static ActionItem item(Entry entry, ActionAdded added, Optional<ActionEnded> ended) {
        return new ActionItem(
                added.number(),
                entry.number(),
                added.text(),
                added.owner(),
                added.due(),
                added.type(),
                added.priority(),
                ended.map(it -> it.done() ? State.DONE : State.DROPPED).orElse(State.OPEN),
                ended.map(ActionEnded::text).orElse(""));
    }
}

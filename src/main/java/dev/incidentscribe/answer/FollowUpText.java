package dev.incidentscribe.answer;

import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.incident.Wording;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A follow-up as its owner reads it, away from its incident. Slack's mrkdwn; people's own words in it are as they were
/// stored.
public final class FollowUpText {
    private static final int TEXT = 300;
    private static final int TITLE = 120;

    private FollowUpText() {}

    /// The follow-up, how it stands, and where it comes from.
    ///
    /// @param incident as people call it: `INC-3`
    /// @param today where the owner is
    public static String of(String incident, String title, ActionItem action, LocalDate today) {
        String text = Wording.beginning(action.text(), TEXT);
        String attributes = Stream.of(
                        Optional.of(state(action, today)).filter(state -> !state.isEmpty()),
                        action.priority().map(Priority::wire),
                        action.type().map(ActionType::wire),
                        Optional.of("from " + Wording.beginning(title, TITLE)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return "*%s/%d* %s\n%s".formatted(incident, action.number(), text, attributes);
    }

    private static String state(ActionItem action, LocalDate today) {
        if (!action.isOpen()) {
            return "*" + action.state().wire() + "*";
        }
        return action.due()
                .map(day -> switch (Integer.signum(day.compareTo(today))) {
                    case -1 -> "*overdue*, the last day was " + day;
                    case 0 -> "*due today*";
                    default -> "by " + day;
                })
                .orElse("");
    }
}

package dev.incidentscribe;

import dev.incidentscribe.access.Permissions;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.reminder.Cadence;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the configuration says about recording.
///
/// @param roles the roles there are, besides the lead
/// @param zone the team's zone; empty for that of whoever opens an incident
/// @param visibleReplies whether the whole channel sees that something was recorded
/// @param capture the emoji that take a message onto the timeline, without colons, and what each makes of it; of
///     several on one message the first counts
/// @param context what is kept of a channel beside the timeline
/// @param permissions who may do what
/// @param reminders when somebody is reminded of what
/// @param sending how the scribe speaks with Slack
/// @param room what an incident makes of its channel
public record Rules(
        List<Role> roles,
        Optional<ZoneId> zone,
        boolean visibleReplies,
        Map<String, Verb> capture,
        Context context,
        Permissions permissions,
        Cadence reminders,
        Sending sending,
        Room room) {
    public Rules {
        roles = roles.stream().filter(role -> !role.equals(Role.LEAD)).toList();
        capture = Collections.unmodifiableMap(new LinkedHashMap<>(capture));
    }

    /// What holds where nothing is configured.
    public static Rules standard() {
        return new Rules(
                List.of(new Role("comms"), new Role("ops"), new Role("scribe")),
                Optional.empty(),
                true,
                Map.of("pushpin", Verb.NOTE),
                Context.none(),
                Permissions.standard(),
                Cadence.standard(),
                Sending.standard(),
                Room.standard());
    }

    /// The same, but for what is kept of a channel beside the timeline.
    public Rules with(Context other) {
        return new Rules(roles, zone, visibleReplies, capture, other, permissions, reminders, sending, room);
    }

    /// The same, with other permissions.
    public Rules with(Permissions others) {
        return new Rules(roles, zone, visibleReplies, capture, context, others, reminders, sending, room);
    }

    /// The same, with other reminders.
    public Rules reminding(Cadence cadence) {
        return new Rules(roles, zone, visibleReplies, capture, context, permissions, cadence, sending, room);
    }

    /// The same, but for how the scribe speaks with Slack.
    public Rules with(Sending other) {
        return new Rules(roles, zone, visibleReplies, capture, context, permissions, reminders, other, room);
    }

    /// The same, but for what an incident makes of its channel.
    public Rules with(Room other) {
        return new Rules(roles, zone, visibleReplies, capture, context, permissions, reminders, sending, other);
    }

    /// The zone of times that name none: the typist's own, else the team's, else UTC.
    public ZoneId zoneOr(Optional<ZoneId> own) {
        return own.or(this::zone).orElse(ZoneOffset.UTC);
    }
}

package dev.incidentscribe.cli;

import dev.incidentscribe.practice.StandIn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Events of the Events API in the channel of the tests, as Slack sends them. The id of an event stays the same when it
/// is sent again.
final class SlackEvents {
    private SlackEvents() {}

    /// Slack's timestamp of a message that was said then.
    static String ts(Instant at) {
        return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1_000);
    }

    static Map<String, Object> reacted(String id, String user, String emoji, String message) {
        return reaction("reaction_added", id, user, emoji, message);
    }

    static Map<String, Object> unreacted(String id, String user, String emoji, String message) {
        return reaction("reaction_removed", id, user, emoji, message);
    }

    static Map<String, Object> changed(String id, Map<String, Object> before, Map<String, Object> now, Instant at) {
        return event(
                id,
                Map.of(
                        "type",
                        "message",
                        "subtype",
                        "message_changed",
                        "channel",
                        TestApp.CHANNEL,
                        "channel_type",
                        "channel",
                        "hidden",
                        true,
                        "ts",
                        ts(at),
                        "event_ts",
                        ts(at),
                        "message",
                        now,
                        "previous_message",
                        before));
    }

    static Map<String, Object> deleted(String id, String user, String message) {
        return event(
                id,
                Map.of(
                        "type",
                        "message",
                        "subtype",
                        "message_deleted",
                        "channel",
                        TestApp.CHANNEL,
                        "channel_type",
                        "channel",
                        "hidden",
                        true,
                        "ts",
                        ts(TestApp.NOW),
                        "event_ts",
                        ts(TestApp.NOW),
                        "deleted_ts",
                        message,
                        "previous_message",
                        message(message, user, "")));
    }

    /// Something is said in the channel, or happens there.
    ///
    /// @param fields besides the channel
    static Map<String, Object> said(String id, Map<String, Object> fields) {
        var event = new HashMap<>(fields);
        event.put("channel", TestApp.CHANNEL);
        event.put("channel_type", "channel");
        return event(id, event);
    }

    /// Somebody speaks to the scribe in a thread.
    static Map<String, Object> mentioned(String id, String user, String message, String thread, String text) {
        return event(
                id,
                Map.of(
                        "type", "app_mention",
                        "channel", TestApp.CHANNEL,
                        "user", user,
                        "text", text,
                        "ts", message,
                        "thread_ts", thread,
                        "event_ts", message));
    }

    /// Somebody looks at the scribe's own tabs.
    static Map<String, Object> homeOpened(String id, String user, String tab) {
        return event(
                id,
                Map.of(
                        "type",
                        "app_home_opened",
                        "user",
                        user,
                        "channel",
                        "D" + user,
                        "tab",
                        tab,
                        "event_ts",
                        ts(TestApp.NOW)));
    }

    /// A message as an event carries it.
    static Map<String, Object> message(String ts, String user, String text) {
        return Map.of("type", "message", "user", user, "text", text, "ts", ts);
    }

    private static Map<String, Object> reaction(String type, String id, String user, String emoji, String message) {
        return event(
                id,
                Map.of(
                        "type", type,
                        "user", user,
                        "reaction", emoji,
                        "item", Map.of("type", "message", "channel", TestApp.CHANNEL, "ts", message),
                        "event_ts", ts(TestApp.NOW)));
    }

    private static Map<String, Object> event(String id, Map<String, Object> event) {
        return Map.of(
                "type",
                "event_callback",
                "team_id",
                StandIn.TEAM,
                "api_app_id",
                "A0PRACTICE",
                "event_id",
                id,
                "event_time",
                TestApp.NOW.getEpochSecond(),
                "authorizations",
                List.of(Map.of("team_id", StandIn.TEAM, "user_id", StandIn.BOT, "is_bot", true)),
                "event",
                event);
    }
}

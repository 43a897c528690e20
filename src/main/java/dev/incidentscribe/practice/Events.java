package dev.incidentscribe.practice;

import dev.incidentscribe.practice.Transcript.Line;
import dev.incidentscribe.practice.Transcript.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The requests of Slack for one line of a transcript.
///
/// @param delivery counts the deliveries, so that each has a key of its own
record Events(Transcript transcript, Line line, int delivery) {
    private static final Pattern MENTION = Pattern.compile("(?<![\\w.@])@([\\w-]+)");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    String channel() {
        return "C" + transcript.channel().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "0");
    }

    /// Slack's timestamp of what is said now.
    String ts() {
        return "%d.%06d".formatted(line.at().getEpochSecond(), delivery);
    }

    Map<String, String> command(String typed) {
        int end = typed.indexOf(' ');
        return Map.of(
                "command",
                end < 0 ? typed : typed.substring(0, end),
                "text",
                end < 0 ? "" : sent(typed.substring(end + 1)),
                "team_id",
                StandIn.TEAM,
                "team_domain",
                "practice",
                "channel_id",
                channel(),
                "channel_name",
                transcript.channel(),
                "user_id",
                line.who().id(),
                "user_name",
                line.who().handle(),
                "trigger_id",
                "%d.%d.practice".formatted(delivery, line.at().toEpochMilli()),
                "response_url",
                "http://127.0.0.1:9/unused");
    }

    Map<String, Object> said(String text, Optional<String> thread) {
        String sent = sent(text);
        boolean toScribe = !line.who().isBot() && sent.startsWith("<@" + StandIn.BOT + ">");
        var event = new HashMap<String, Object>(Map.of(
                "type", toScribe ? "app_mention" : "message",
                "channel", channel(),
                "ts", ts(),
                "event_ts", ts()));
        event.putAll(words(text));
        thread.ifPresent(it -> event.put("thread_ts", it));
        if (!toScribe) {
            event.put("channel_type", "channel");
        }
        return payload(event);
    }

    /// What is said, and by whom, as Slack tells of a message.
    Map<String, Object> words(String text) {
        return line.who().isBot()
                ? Map.of(
                        "subtype", "bot_message",
                        "bot_id", line.who().id(),
                        "username", line.who().name(),
                        "text", sent(text))
                : Map.of("user", line.who().id(), "text", sent(text));
    }

    Map<String, Object> reacted(String emoji, boolean added, String message) {
        return payload(Map.of(
                "type", added ? "reaction_added" : "reaction_removed",
                "user", line.who().id(),
                "reaction", emoji,
                "item", Map.of("type", "message", "channel", channel(), "ts", message),
                "event_ts", ts()));
    }

    Map<String, Object> edited(String message, String text) {
        return followed("message_changed", Map.of("message", message(message, Map.of("text", sent(text)))));
    }

    Map<String, Object> deleted(String message) {
        return followed(
                "message_deleted", Map.of("deleted_ts", message, "previous_message", message(message, Map.of())));
    }

    /// What became of a message.
    private Map<String, Object> followed(String subtype, Map<String, Object> told) {
        var event = new HashMap<String, Object>(Map.of(
                "type",
                "message",
                "subtype",
                subtype,
                "channel",
                channel(),
                "channel_type",
                "channel",
                "hidden",
                true,
                "ts",
                ts(),
                "event_ts",
                ts()));
        event.putAll(told);
        return payload(event);
    }

    private Map<String, Object> message(String ts, Map<String, Object> told) {
        var message = new HashMap<String, Object>(
                Map.of("type", "message", "user", line.who().id(), "ts", ts));
        message.putAll(told);
        return message;
    }

    /// A text as Slack sends it: its three characters escaped, mentions and links as references.
    String sent(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String linked = URL.matcher(escaped).replaceAll(match -> Matcher.quoteReplacement("<" + match.group() + ">"));
        return MENTION.matcher(linked).replaceAll(match -> Matcher.quoteReplacement(mention(match.group(1))));
    }

    private String mention(String handle) {
        Member member = transcript.people().get(handle);
        if (member != null) {
            return "<@%s|%s>".formatted(member.id(), member.handle());
        }
        return handle.equals("scribe") ? "<@" + StandIn.BOT + ">" : "@" + handle;
    }

    private Map<String, Object> payload(Map<String, Object> event) {
        return Map.of(
                "type",
                "event_callback",
                "team_id",
                StandIn.TEAM,
                "api_app_id",
                "A0PRACTICE",
                "event_id",
                "Ev%d-%s".formatted(delivery, ts()),
                "event_time",
                line.at().getEpochSecond(),
                "authorizations",
                List.of(Map.of("team_id", StandIn.TEAM, "user_id", StandIn.BOT, "is_bot", true)),
                "event",
                event);
    }
}

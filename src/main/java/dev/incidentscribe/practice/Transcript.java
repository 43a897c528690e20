package dev.incidentscribe.practice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An incident as it was told in a channel: who typed what, when.
///
/// @param channel its name, without `#`
/// @param people by handle
public record Transcript(String channel, Map<String, Member> people, List<Line> lines) {
    public Transcript {
        people = Map.copyOf(people);
        lines = List.copyOf(lines);
    }

    /// Somebody in the channel.
    ///
    /// @param handle as it is mentioned, without `@`
    /// @param zone as set in Slack
    public record Member(String handle, String name, ZoneId zone) {
        /// Slack's id of them, made from the handle.
        public String id() {
            return "U" + handle.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "0");
        }
    }

    /// Something somebody typed: a command, or plainly said.
    public record Line(Instant at, Member who, String text) {
        /// Whether it is a slash command.
        public boolean isCommand() {
            return text.startsWith("/");
        }
    }
}

package dev.incidentscribe.practice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    /// @param isBot whether it is an app, which has no profile
    public record Member(String handle, String name, ZoneId zone, boolean isBot) {
        /// A person.
        public Member(String handle, String name, ZoneId zone) {
            this(handle, name, zone, false);
        }

        /// Slack's id of them, made from the handle.
        public String id() {
            return (isBot ? "B0" : "U") + handle.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "0");
        }
    }

    /// Something somebody did.
    public record Line(Instant at, Member who, Act act) {}

    /// What people do in a channel.
    public sealed interface Act {
        /// A slash command.
        record Command(String text) implements Act {}

        /// Something plainly said, or to the scribe by name.
        ///
        /// @param label by which later lines speak of it
        /// @param thread the label of the message it replies to
        record Say(String text, Optional<String> label, Optional<String> thread) implements Act {}

        /// An emoji put on a message, or taken away.
        record React(String emoji, boolean added, String label) implements Act {}

        /// A message in other words.
        record Edit(String label, String text) implements Act {}

        /// A message deleted.
        record Delete(String label) implements Act {}
    }
}

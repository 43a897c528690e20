package dev.incidentscribe.postmortem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a careful reviewer would object to in a draft. All text is plain; what people typed is quoted in it.
///
/// @param rule the rule's name, such as `action-owner`
/// @param message what was found
/// @param why why there is such a rule
/// @param advice what to do about it
/// @param command what to type to mend it
public record Finding(
        String rule, Level level, Where where, String message, String why, String advice, String command) {

    /// How much it matters.
    public enum Level {
        /// Worth a thought; it may well be right as it is.
        HINT,
        /// A reviewer would send the draft back for it.
        WARNING;

        /// The word people and machines read: `warning`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The place in the draft.
    ///
    /// @param section as people call it, such as `root causes`
    /// @param entries the entries it came from; empty where something is missing
    public record Where(String section, List<Integer> entries) {
        public Where {
            entries = List.copyOf(entries);
        }

        /// A place that goes back to one entry.
        public static Where at(String section, int entry) {
            return new Where(section, List.of(entry));
        }

        /// As people read it: `root causes #17, #18`.
        public String label() {
            return section + entries.stream().map(entry -> " #" + entry).collect(Collectors.joining(","));
        }
    }
}

package dev.incidentscribe.incident;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// A follow-up as it stands now.
///
/// @param number counts the follow-ups within the incident, from 1
/// @param entry the entry that asked for it
public record ActionItem(
        int number,
        int entry,
        String text,
        Optional<Person> owner,
        Optional<LocalDate> due,
        Optional<ActionType> type,
        Optional<Priority> priority,
        State state,
        String outcome) {

    /// Whether it still has to be done.
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /// Whether somebody did it, or decided against it.
    public enum State {
        OPEN,
        DONE,
        DROPPED;

        /// The word people and machines read: `open`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

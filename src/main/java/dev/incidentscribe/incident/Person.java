package dev.incidentscribe.incident;

/// Somebody who took part.
///
/// @param id Slack's user id; where Slack did not know the person, the name as it was typed
/// @param name what people call them; the id while nothing better is known
public record Person(String id, String name) {
    /// Somebody of whom only the id is known.
    public static Person unnamed(String id) {
        return new Person(id, id);
    }

    /// Whether only the id is known.
    public boolean isUnnamed() {
        return id.equals(name);
    }
}

package dev.incidentscribe.incident;

import java.util.regex.Pattern;

/// Somebody who took part.
///
/// @param id Slack's user id; where Slack did not know the person, the name as it was typed
/// @param name what people call them; the id while nothing better is known
public record Person(String id, String name) {
    /// A message of a bot that has not even an id.
    public static final String NAMELESS_BOT = "bot";

    /// With a digit in it, since a name that was typed may be all capitals.
    private static final Pattern APP = Pattern.compile("[AB][A-Z]{0,3}\\d[A-Z0-9]+|" + NAMELESS_BOT);

    /// Somebody of whom only the id is known.
    public static Person unnamed(String id) {
        return new Person(id, id);
    }

    /// Whether it is an app, such as one that posts alerts: a source, and nobody who responds. Slack's ids of bots
    /// begin with B, those of apps with A, and the ones of people with U or W.
    public boolean isApp() {
        return APP.matcher(id).matches();
    }

    /// Whether only the id is known.
    public boolean isUnnamed() {
        return id.equals(name);
    }

    /// As a text names them, like those that people type; see [Wording]: `<@U123|mia>`.
    public String mention() {
        return isUnnamed() ? "<@" + id + ">" : "<@" + id + "|" + name + ">";
    }
}

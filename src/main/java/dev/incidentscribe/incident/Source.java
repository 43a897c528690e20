package dev.incidentscribe.incident;

/// The way by which words came in.
public enum Source {
    SLASH,
    MESSAGE,
    REACTION,
    SHORTCUT,
    MENTION,
    FORM,
    SYSTEM,
    IMPORT
}

package dev.incidentscribe.practice;

import java.util.Map;

/// The way by which the stand-in's people reach the application.
public interface Wire {
    /// Delivers a slash command, and returns the text of the answer.
    String command(Map<String, String> payload) throws InterruptedException;

    /// Delivers an event of the Events API.
    void event(Map<String, Object> payload) throws InterruptedException;
}

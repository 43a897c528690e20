package dev.incidentscribe.incident;

import java.time.Instant;

/// What somebody wrote as a section of the postmortem.
///
/// @param text in Markdown, as Slack sent it
/// @param events how many events of the incident there were with it
public record Passage(String text, Person author, Instant at, int events) {}

package dev.incidentscribe.web;

import java.time.Duration;
import java.util.Optional;

/// What is read off when somebody asks, and not counted.
///
/// @param queued how many wait for the journal's writer
/// @param bytes the size of the journal
/// @param owed how much is still to be sent to Slack
/// @param oldestOwed how long the oldest of it has waited; empty if nothing is owed
/// @param backupAge how old the newest backup is; empty if there is none
/// @param socket whether Socket Mode is up; empty where it is not used
public record Reading(
        int queued,
        long bytes,
        int owed,
        Optional<Duration> oldestOwed,
        Optional<Duration> backupAge,
        Optional<Boolean> socket) {}

package dev.incidentscribe.journal;

import java.util.Optional;

/// What a check of a workspace's hash chain found.
///
/// @param events how many events were read
/// @param erased how many of them have had their text lawfully erased
/// @param head the hash of the last event, in hexadecimal; whoever kept an earlier one can compare
/// @param problem the first event that does not fit, and why; empty if all do
public record Verification(String workspace, long events, long erased, String head, Optional<String> problem) {}

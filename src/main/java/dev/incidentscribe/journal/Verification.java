package dev.incidentscribe.journal;

import java.util.Optional;

/// What a check of a workspace's hash chain, and of what is derived from it, found.
///
/// @param events how many events were read
/// @param erased how many of them have had their text lawfully cleared
/// @param head the hash of the last event, in hexadecimal; whoever kept an earlier one can compare
/// @param found the number of the event that the head looked for belongs to, where one was looked for and is there
/// @param problem the first event that does not fit, and why; empty if all do
public record Verification(
        String workspace, long events, long erased, String head, Optional<Long> found, Optional<String> problem) {

    /// The same, with something else that does not fit.
    public Verification with(Optional<String> other) {
        return new Verification(workspace, events, erased, head, found, other);
    }
}

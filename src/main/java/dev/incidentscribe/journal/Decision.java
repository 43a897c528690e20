package dev.incidentscribe.journal;

/// Decides what is to be recorded, given the incidents as they are at that very moment. Runs on the writer's thread,
/// so it must be quick, and pure: it may be run again.
@FunctionalInterface
public interface Decision {
    Outcome decide(Situation situation);
}

package dev.incidentscribe.reminder;

/// What a reminder is about.
///
/// @param followUp the number of the follow-up within the incident; 0 where it is about the incident itself
public record Topic(int incident, Concern concern, int followUp) {
    /// About an incident that goes on.
    public static Topic of(int incident, Concern concern) {
        return new Topic(incident, concern, 0);
    }

    /// About a follow-up.
    public static Topic followUp(int incident, int number) {
        return new Topic(incident, Concern.FOLLOW_UP, number);
    }
}

package dev.incidentscribe;

import dev.incidentscribe.incident.Person;
import dev.incidentscribe.journal.Delivery;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// What is known of the people of a workspace. Never waits long: what is not known in time is not known.
public interface People {
    /// The zone somebody set in Slack.
    Optional<ZoneId> zoneOf(String workspace, String user);

    /// The zone of whoever that is from.
    default Optional<ZoneId> zoneOf(Delivery delivery) {
        return zoneOf(delivery.workspace(), delivery.author().id());
    }

    /// Learns who these people are, of whom somebody speaks. All of them together are waited for no longer than one.
    ///
    /// @param users by id
    void meet(String workspace, Set<String> users);

    /// The person with the best name known.
    Person named(String workspace, Person person);
}

package dev.incidentscribe;

import dev.incidentscribe.incident.Person;
import java.time.ZoneId;
import java.util.Optional;

/// What is known of the people of a workspace. Never waits long: what is not known in time is not known.
public interface People {
    /// The zone somebody set in Slack.
    Optional<ZoneId> zoneOf(String workspace, String user);

    /// The person with the best name known.
    Person named(String workspace, Person person);
}

package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Incident;
import java.util.Optional;

/// The incidents of the delivery's workspace, as they are while a decision is made.
public interface Situation {
    /// The channel's open incident, else the one that ended last there.
    Optional<Incident> current();

    /// The same of any channel.
    Optional<Incident> current(String channel);

    /// The incident of that number.
    Optional<Incident> incident(int number);

    /// The open incident that was opened in the channel last and has a channel of its own since.
    Optional<Incident> gone();

    /// The number that the next incident gets.
    int nextNumber();
}

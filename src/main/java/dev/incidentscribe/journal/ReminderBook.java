package dev.incidentscribe.journal;

import dev.incidentscribe.reminder.Said;
import dev.incidentscribe.reminder.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What people were reminded of. It survives a restart.
public interface ReminderBook {
    /// What was said about that incident so far, its follow-ups included.
    Map<Topic, Said> said(String workspace, int incident);

    /// Notes that it is said, and puts it into the outbox in the same transaction. Where one waits there
    /// about the same response, that is enough: its words are made when it is sent.
    void remind(Delivery delivery, Collection<Said> said, Outbound message);

    /// Notes until when somebody wants to hear no more of it.
    void snooze(String workspace, List<Topic> topics, Instant until);

    /// The sequence of the last event there is; 0 if there is none.
    long lastEvent();

    /// The incidents that the events behind the one up to the other belong to.
    List<Changed> changed(long behind, long upTo);

    /// An incident that has new events.
    record Changed(String workspace, int incident) {}
}

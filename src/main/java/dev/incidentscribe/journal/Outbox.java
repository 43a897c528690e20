package dev.incidentscribe.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What is still to be sent to Slack. It survives a restart.
public interface Outbox {

    /// Something that waits to be sent.
    ///
    /// @param attempts how often it was tried
    record Waiting(long id, String workspace, Outbound what, Instant createdAt, int attempts) {}

    /// What is due at that time, the oldest first; of each lane only the first, so that order is kept.
    List<Waiting> due(Instant now);

    /// It was sent.
    void sent(Waiting waiting, Instant now);

    /// It was not sent; it is due again at that time.
    void postpone(Waiting waiting, Instant until, String why);

    /// It is not going to be sent.
    void giveUp(Waiting waiting, Instant now, String why);

    /// Waits until something was put in, or for so long.
    void await(Duration atMost) throws InterruptedException;
}

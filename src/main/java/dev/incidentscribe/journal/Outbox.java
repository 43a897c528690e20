package dev.incidentscribe.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is still to be done with Slack. It survives a restart. What was done leaves its key and its time behind, but
/// not its words.
public interface Outbox {

    /// Something that waits to be done.
    ///
    /// @param key names it for good within its workspace
    /// @param attempts how often it was tried
    /// @param uncertain whether Slack may have done it already, at a try whose answer never came
    /// @param revision counts how often it was put in anew
    /// @param delivery the id under which the log knows the delivery that it is owed to
    record Waiting(
            long id,
            String workspace,
            String key,
            Outbound what,
            Instant createdAt,
            int attempts,
            boolean uncertain,
            int revision,
            Optional<String> delivery) {
        /// What it is, for the log.
        public String kind() {
            return what.getClass().getSimpleName();
        }
    }

    /// What is due at that time, the oldest first; of each lane only the first, so that order is kept. What cannot be
    /// read is set aside with the reason, and is in nobody's way from then on.
    List<Waiting> due(Instant now);

    /// Puts something in, unless something of that key ever was.
    void put(String workspace, String key, Outbound what, Instant now);

    /// It is about to be tried. Until it is said how that ended, Slack may have done it.
    void trying(Waiting waiting);

    /// It was done.
    void sent(Waiting waiting, Instant now);

    /// It was not done, or perhaps it was; it is due again at that time.
    ///
    /// @param uncertain whether Slack may have done it
    void postpone(Waiting waiting, Instant until, String why, boolean uncertain);

    /// What comes after it in its lane need not wait for it any more. What waits for the same remedy stays in order.
    ///
    /// @param remedy names what it waits for
    void setApart(Waiting waiting, String remedy);

    /// All that waits is due at that time at the latest.
    void hasten(Instant now);

    /// It is not going to be done.
    void giveUp(Waiting waiting, Instant now, String why);

    /// Waits until something was put in or done, or for so long.
    void await(Duration atMost) throws InterruptedException;
}

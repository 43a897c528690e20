package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Origin;
import java.time.Instant;
import java.util.Optional;

/// The record of all incidents. What [#append] returned is durable.
public interface Journal extends Archive, AutoCloseable {

    /// Lets the decision see the incidents as they are now, and records what it decides, in one durable transaction.
    /// A delivery that was recorded before is answered as it was then, and the decision is not asked.
    ///
    /// @throws JournalUnavailable if it was not recorded, or if it is not known whether it was
    Receipt append(Delivery delivery, Decision decision);

    /// What everything passes before it is written.
    Redaction redaction();

    /// Puts something into the outbox. The same delivery puts the same thing in once.
    void send(Delivery delivery, Outbound outbound);

    /// Keeps what Slack told of somebody, unless they were erased: then their name stays away.
    void learn(String workspace, Profile profile);

    /// Keeps that the channel was read up to the message with that timestamp of Slack's.
    void mark(Watched channel, String ts);

    /// Keeps what Slack told of a channel.
    void learn(String workspace, Privacy privacy);

    /// Keeps where a message can be read. Slack tells it on request only, which nobody waits for who speaks to the
    /// scribe; so it stands beside the record, as names do, and not in it.
    ///
    /// @param message with its permalink
    void learn(String workspace, Origin message);

    /// Keeps what was put up in the channel of an incident.
    void keep(String workspace, int incident, Fixtures fixtures);

    /// What was put up in the channel of an incident; empty if nothing ever was.
    Optional<Fixtures> fixtures(String workspace, int incident);

    /// Clears the words of the oldest context of channels, as far as it was recorded before then; a bounded number at a
    /// time, so that nobody has to wait for it.
    ///
    /// @return whether all of it is gone, from every file; if not, it is to be called again
    boolean expire(Instant before, Instant now);

    /// What is to be sent to Slack.
    Outbox outbox();

    /// What people were reminded of.
    ReminderBook reminders();

    /// Whether it would take an event now; tried on the disk, not guessed.
    boolean isWritable();

    /// How it is doing now.
    ///
    /// @throws JournalUnavailable if the file cannot be read
    Vitals vitals();

    @Override
    void close();
}

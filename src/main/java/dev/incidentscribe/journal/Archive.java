package dev.incidentscribe.journal;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The reading side of the record. Every question names its workspace, and nothing of another is ever answered.
public interface Archive {
    /// The incident of that number.
    Optional<Incident> incident(String workspace, int number);

    /// The incident of that number as it was after so many of its events.
    Optional<Incident> incident(String workspace, int number, int events);

    /// What was recorded of the incident of that number, in order, each as it was recorded; the context of its channel
    /// left out.
    List<Recorded> events(String workspace, int number);

    /// The channel that the incident of that number belongs to.
    Optional<String> channel(String workspace, int number);

    /// The channel's open incident, else the one that ended last there.
    Optional<Incident> current(String workspace, String channel);

    /// The open incident that was opened in the channel last and has a channel of its own since.
    Optional<Incident> gone(String workspace, String channel);

    /// The numbers of the incidents that have an entry taken from that message, the newest first.
    ///
    /// @param ts Slack's timestamp of the message
    List<Integer> takersOf(String workspace, String channel, String ts);

    /// All incidents of the workspace, the newest first.
    List<Listed> incidents(String workspace);

    /// The incidents whose entries have all these words, the best first. Case and accents do not count, and of the last
    /// word the beginning is enough. What was removed or erased is not found.
    ///
    /// @param words plain text, in which nothing is an operator
    List<Found> search(String workspace, String words);

    /// Where these words stand in what was found for them, as plain text with an ellipsis where it is cut.
    Optional<String> excerpt(String workspace, String words, Found found);

    /// The follow-ups of all incidents of the workspace, those of the newest incident first.
    List<ListedAction> actions(String workspace);

    /// The open follow-ups that somebody owns, the most urgent first.
    ///
    /// @param owner Slack's user id
    List<ListedAction> openActions(String workspace, String owner);

    /// The open follow-ups that are due on that day or were before, of whatever zone the day is.
    List<ListedAction> openActions(String workspace, LocalDate day);

    /// The workspaces that have incidents.
    List<String> workspaces();

    /// The names of the people of the workspace, and where messages can be read.
    Directory people(String workspace);

    /// When an incident was last closed.
    Optional<Instant> lastClosed();

    /// Checks the hash chain of the workspace, from its first event on, and looks for a head that somebody kept.
    ///
    /// @param kept the hash to look for, in hexadecimal
    Verification verify(String workspace, Optional<String> kept);

    /// The hash of the last event, in hexadecimal; whoever keeps it can later see that nothing before it was changed.
    Optional<String> head(String workspace);

    /// The channels whose incident is open, or ended after that time.
    List<Watched> watched(Instant endedAfter);

    /// Whether an answer to this mention was put into the outbox, whatever became of it.
    boolean isAnswered(Delivery mention);

    /// Whether this delivery put something on record, at first or on a later occasion.
    boolean isRecorded(Delivery delivery);

    /// What Slack told of somebody, the last time it did.
    Optional<Profile> profile(String workspace, String user);

    /// Whether a channel is private, as far as Slack told.
    Optional<Privacy> privacy(String workspace, String channel);
}

package dev.incidentscribe.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Something that was recorded of an incident. A [Statement] makes a numbered entry; a [Correction] changes how an
/// earlier entry reads from then on, and leaves the original in the record; an [Editorial] is about the postmortem, a
/// [ChannelContext] about the channel, and a [Moved] about which channel it is.
///
/// Text is kept as Slack sent it (see [Wording]); it is made readable and escaped where it is shown.
public sealed interface IncidentEvent {

    /// An event that makes an entry of its own.
    sealed interface Statement extends IncidentEvent {
        /// The words of it, possibly none.
        String text();

        /// The same statement in other words.
        Statement withText(String text);
    }

    /// An event that corrects the entry of that number.
    sealed interface Correction extends IncidentEvent {
        int entry();
    }

    /// Something that went on in the channel meanwhile. It makes no entry and is in no draft.
    ///
    /// @param text what was said, or what it says now, or the new topic
    /// @param thread the timestamp of the message that the thread hangs on
    record ChannelContext(Kind kind, String text, Optional<String> thread) implements IncidentEvent {
        /// What went on.
        public enum Kind {
            MESSAGE,
            /// Such a message was edited; its origin says which.
            EDIT,
            /// Such a message was deleted; its origin says which.
            DELETION,
            JOIN,
            TOPIC
        }
    }

    /// The incident got a channel of its own.
    ///
    /// @param from Slack's id of the channel it was opened in
    /// @param to Slack's id of its own
    record Moved(String from, String to) implements IncidentEvent {}

    /// An event about the postmortem as a document. It makes no entry.
    sealed interface Editorial extends IncidentEvent {}

    /// The postmortem came to a stage; each time it is published makes a version.
    record StageReached(Stage stage) implements Editorial {}

    /// Somebody owns the postmortem from now on.
    record OwnerNamed(Person owner) implements Editorial {}

    /// Somebody wrote a section of the postmortem; it stays theirs until it is written anew or given back.
    ///
    /// @param text in Markdown
    record SectionWritten(Section section, String text) implements Editorial {}

    /// A section is composed from the record again.
    record SectionReset(Section section) implements Editorial {}

    /// The incident was opened, and its text is its title.
    ///
    /// @param zone the zone that the draft shows beside UTC until [ZoneChosen] says otherwise
    record Opened(String text, Optional<Severity> severity, ZoneId zone) implements Statement {
        @Override
        public Opened withText(String text) {
            return new Opened(Wording.onOneLine(text), severity, zone);
        }
    }

    /// Something worth a line on the timeline.
    record Noted(NoteKind kind, String text) implements Statement {
        @Override
        public Noted withText(String text) {
            return new Noted(kind, text);
        }
    }

    /// A milestone was reached, at the entry's own time.
    record MilestoneReached(Milestone milestone, String text) implements Statement {
        @Override
        public MilestoneReached withText(String text) {
            return new MilestoneReached(milestone, text);
        }
    }

    /// The status changed.
    record StatusChanged(Status status, String text) implements Statement {
        @Override
        public StatusChanged withText(String text) {
            return new StatusChanged(status, text);
        }
    }

    /// The severity changed.
    record SeverityChanged(Severity severity, String text) implements Statement {
        @Override
        public SeverityChanged withText(String text) {
            return new SeverityChanged(severity, text);
        }
    }

    /// Somebody took a role over.
    record RoleTaken(Role role, Person holder, String text) implements Statement {
        @Override
        public RoleTaken withText(String text) {
            return new RoleTaken(role, holder, text);
        }
    }

    /// A fact of the draft was stated.
    record FactStated(Fact fact, String text) implements Statement {
        @Override
        public FactStated withText(String text) {
            return new FactStated(fact, text);
        }
    }

    /// Services turned out to be affected.
    record ServicesAffected(List<String> services) implements Statement {
        public ServicesAffected {
            services = List.copyOf(services);
        }

        @Override
        public String text() {
            return String.join(", ", services);
        }

        @Override
        public ServicesAffected withText(String text) {
            return new ServicesAffected(Services.named(text));
        }
    }

    /// A piece of evidence.
    ///
    /// @param text its title, possibly none
    record LinkAdded(String url, String text) implements Statement {
        @Override
        public LinkAdded withText(String text) {
            return new LinkAdded(url, text);
        }
    }

    /// The team chose the zone that the draft shows beside UTC.
    record ZoneChosen(ZoneId zone) implements Statement {
        @Override
        public String text() {
            return TimeFormat.name(zone);
        }

        @Override
        public ZoneChosen withText(String text) {
            return this;
        }
    }

    /// Somebody should do something after the incident.
    ///
    /// @param number counts the follow-ups within the incident, from 1
    /// @param due the last day, in the owner's own zone
    record ActionAdded(
            int number,
            String text,
            Optional<Person> owner,
            Optional<LocalDate> due,
            Optional<ActionType> type,
            Optional<Priority> priority)
            implements Statement {
        @Override
        public ActionAdded withText(String text) {
            return new ActionAdded(number, text, owner, due, type, priority);
        }
    }

    /// A follow-up was done, or dropped for a reason.
    record ActionEnded(int number, boolean done, String text) implements Statement {
        @Override
        public ActionEnded withText(String text) {
            return new ActionEnded(number, done, text);
        }
    }

    /// A lesson for the review.
    record LessonLearned(LessonKind kind, String text) implements Statement {
        @Override
        public LessonLearned withText(String text) {
            return new LessonLearned(kind, text);
        }
    }

    /// The incident was closed.
    record Closed(String text) implements Statement {
        @Override
        public Closed withText(String text) {
            return new Closed(text);
        }
    }

    /// A closed incident was taken up again.
    record Reopened(String text) implements Statement {
        @Override
        public Reopened withText(String text) {
            return new Reopened(text);
        }
    }

    /// It was a false alarm.
    record Cancelled(String text) implements Statement {
        @Override
        public Cancelled withText(String text) {
            return new Cancelled(text);
        }
    }

    /// The entry should read otherwise.
    record Reworded(int entry, String text) implements Correction {}

    /// The follow-up of that entry should be another: its text, owner, date, type or priority.
    record Revised(int entry, ActionAdded as) implements Correction {}

    /// The entry belongs at another time.
    record Retimed(int entry, Instant at) implements Correction {}

    /// The entry should not count.
    record Removed(int entry, String why) implements Correction {}

    /// A removed entry counts again.
    record Restored(int entry) implements Correction {}

    /// A correction of the entry should not count.
    ///
    /// @param correction its place among the events of the incident
    record TakenBack(int entry, int correction) implements Correction {}
}

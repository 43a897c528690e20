package dev.incidentscribe.command;

import dev.incidentscribe.incident.ActionType;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Priority;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Services;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Status;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What somebody asked for with `/incident`.
public sealed interface Command {

    /// A command that adds to the record.
    sealed interface Recording extends Command {
        /// When it happened; most often now.
        When when();
    }

    /// A command that says what happened, as against one that corrects what was said.
    sealed interface Telling extends Recording {}

    /// A command that says one thing in words of its own, whatever else is on record.
    sealed interface Stating extends Telling {
        /// What it puts on record.
        Statement statement();
    }

    /// A command that changes how an entry reads; it happens when it is typed.
    sealed interface Correcting extends Recording {
        @Override
        default When when() {
            return new When.Now();
        }
    }

    /// A command that only reads.
    sealed interface Query extends Command {}

    /// Opens an incident.
    ///
    /// @param ownChannel whether it is to get a channel of its own, whatever the configuration says
    record Open(When when, String title, Optional<Severity> severity, boolean ownChannel) implements Telling {}

    record Note(NoteKind kind, When when, String text) implements Stating {
        @Override
        public Statement statement() {
            return new Noted(kind, text);
        }
    }

    record Reach(Milestone milestone, When when, String text) implements Stating {
        @Override
        public Statement statement() {
            return new MilestoneReached(milestone, text);
        }
    }

    record SetStatus(Status status, When when, String text) implements Stating {
        @Override
        public Statement statement() {
            return new StatusChanged(status, text);
        }
    }

    record SetSeverity(Severity severity, When when, String why) implements Stating {
        @Override
        public Statement statement() {
            return new SeverityChanged(severity, why);
        }
    }

    /// Somebody takes a role over.
    ///
    /// @param holder [#ME] for whoever typed it
    record TakeRole(Role role, Person holder, When when) implements Telling {
        /// Whoever typed it.
        public static final Person ME = Person.unnamed("me");
    }

    record State(Fact fact, When when, String text) implements Stating {
        @Override
        public Statement statement() {
            return new FactStated(fact, text);
        }
    }

    record Affect(List<String> services, When when) implements Telling {
        public Affect {
            services = Services.distinct(services.stream(), Function.identity());
        }
    }

    record AddLink(String url, String title, When when) implements Telling {}

    record ChooseZone(ZoneId zone, When when) implements Telling {}

    /// Somebody is to do something.
    ///
    /// @param owner [TakeRole#ME] for whoever typed it
    record AddAction(
            String text,
            Optional<Person> owner,
            Optional<Due> due,
            Optional<ActionType> type,
            Optional<Priority> priority,
            When when)
            implements Telling {

        /// The owner, given who typed it.
        public Optional<Person> ownerIf(Person typist) {
            return owner.map(person -> person.equals(TakeRole.ME) ? typist : person);
        }
    }

    record EndAction(int number, boolean done, String why, When when) implements Telling {}

    record Learn(LessonKind kind, String text, When when) implements Stating {
        @Override
        public Statement statement() {
            return new LessonLearned(kind, text);
        }
    }

    record Close(String summary, When when) implements Telling {}

    record Reopen(String why, When when) implements Telling {}

    record Cancel(String why, When when) implements Telling {}

    record Edit(int entry, String text) implements Correcting {}

    record Retime(int entry, When to) implements Correcting {}

    record Remove(int entry, String why) implements Correcting {}

    record Restore(int entry) implements Correcting {}

    record Undo() implements Correcting {}

    record ShowTimeline() implements Query {}

    record ShowNow() implements Query {}

    record ShowActions() implements Query {}

    record ShowMissing() implements Query {}

    /// Lists incidents.
    ///
    /// @param state which ones; empty for all
    record ListIncidents(Optional<Listing> state) implements Query {}

    record Help(Optional<Verb> verb) implements Query {}

    /// Nothing was typed: what fits here and now.
    record ShowMenu() implements Query {}

    /// Which incidents a list shows.
    enum Listing {
        OPEN,
        CLOSED
    }
}

package dev.incidentscribe.capture;

import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.IncidentEvent.LessonLearned;
import dev.incidentscribe.incident.IncidentEvent.MilestoneReached;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.IncidentEvent.SeverityChanged;
import dev.incidentscribe.incident.IncidentEvent.StatusChanged;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What a message says of its entry after it was edited.
///
/// @param words what the entry is to read
/// @param at when it happened
record Restated(String words, Instant at) {

    /// What an edited mention says behind its verb. It stays the same kind of entry: a note does not become a cause
    /// because somebody edited a message, and what is refused changes nothing.
    ///
    /// @param said when the message was written
    /// @param zone of times that name none
    static Optional<Restated> mention(Entry entry, String text, Instant said, ZoneId zone) {
        String told = Mentions.withoutName(text);
        boolean named = Mentions.isOne(told) && !Mentions.isOne(entry.text());
        if (!(CommandParser.parse(named ? Mentions.withoutName(told) : told) instanceof Parsed.Understood understood
                && understood.command() instanceof Command.Telling command)) {
            return Optional.empty();
        }
        return words(entry, command)
                .flatMap(words -> new Moments(said, zone).resolve(command.when()) instanceof Moments.Resolution.At at
                        ? Optional.of(new Restated(words, at.instant()))
                        : Optional.empty());
    }

    private static Optional<String> words(Entry entry, Command.Telling command) {
        return switch (entry.original().event()) {
            case Noted _ when command instanceof Command.Note note -> Optional.of(note.text());
            case MilestoneReached reached
            when command instanceof Command.Reach reach && reach.milestone() == reached.milestone() ->
                Optional.of(reach.text());
            case FactStated stated
            when command instanceof Command.State state && state.fact() == stated.fact() -> Optional.of(state.text());
            case LessonLearned learned
            when command instanceof Command.Learn learn && learn.kind() == learned.kind() -> Optional.of(learn.text());
            case StatusChanged changed
            when command instanceof Command.SetStatus set && set.status() == changed.status() ->
                Optional.of(set.text());
            case SeverityChanged changed
            when command instanceof Command.SetSeverity set && set.severity() == changed.severity() ->
                Optional.of(set.why());
            default -> Optional.empty();
        };
    }
}

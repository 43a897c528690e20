package dev.incidentscribe.capture;

import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What a message says of its entry after it was edited.
///
/// @param words what the entry is to read
/// @param at when it happened
record Restated(String words, Instant at) {

    /// What an edited mention says behind its verb. What is of another kind now is recorded anew (see [Mentions]), and
    /// what is refused changes nothing.
    ///
    /// @param said when the message was written
    /// @param zone of times that name none
    static Optional<Restated> mention(Entry entry, String text, Instant said, ZoneId zone) {
        String told = Mentions.withoutName(text);
        boolean named = Mentions.isOne(told) && !Mentions.isOne(entry.text());
        if (!(CommandParser.parse(named ? Mentions.withoutName(told) : told) instanceof Parsed.Understood understood
                && understood.command() instanceof Command.Stating command
                && Statements.isSameKind(
                        command.statement(), (Statement) entry.original().event()))) {
            return Optional.empty();
        }
        return new Moments(said, zone).resolve(command.when()) instanceof Moments.Resolution.At at
                ? Optional.of(new Restated(command.statement().text(), at.instant()))
                : Optional.empty();
    }
}

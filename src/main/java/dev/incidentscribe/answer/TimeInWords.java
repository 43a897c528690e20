package dev.incidentscribe.answer;

import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.command.When;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent.Noted;
import dev.incidentscribe.incident.NoteKind;
import dev.incidentscribe.incident.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A time in the words of an entry that is recorded as of now: nobody asked for it to be read as one. What is not
/// part of the timeline, such as a cause or a lesson, may speak of any time.
///
/// @param zone the typist's
/// @param now the moment of typing
record TimeInWords(Entry entry, ZoneId zone, Instant now) {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    /// What to say of it, with a line break before it; empty without one.
    String hint() {
        return isThere()
                ? "\nRecorded as of now. If it was at another time: `/incident retime %d WHEN`, such as `10m ago` or `at 14:05`."
                        .formatted(entry.number())
                : "";
    }

    /// The note as of the time that it begins with, as it would have been typed for that: `at 09:40 the first errors`.
    Optional<String> timed() {
        return Optional.of("at " + entry.text())
                .filter(_ -> entry.statement() instanceof Noted noted && noted.kind() == NoteKind.OBSERVATION)
                .filter(_ -> isThere())
                .filter(typed -> when(typed).isPresent());
    }

    private boolean isThere() {
        return Timeline.isHappening(entry.statement())
                && entry.at().equals(entry.recordedAt())
                && entry.original().origin().isEmpty()
                && (Unread.isTimeIn(entry.text())
                        || Unread.clocksIn(entry.text()).anyMatch(typed -> !isToCome(typed)));
    }

    /// A time of day that is nearer ahead than behind is an appointment: `handover at 19:30`.
    private boolean isToCome(String typed) {
        return when(typed + " …")
                .filter(when -> when instanceof When.Clock clock && clock.day() instanceof When.Day.Latest)
                .map(new Moments(now, zone)::resolve)
                .filter(it -> it instanceof Moments.Resolution.At at
                        && Duration.between(at.instant(), now).compareTo(HALF_A_DAY) > 0)
                .isPresent();
    }

    private static Optional<When> when(String typed) {
        return CommandParser.parse(typed) instanceof Parsed.Understood understood
                        && understood.command() instanceof Command.Note note
                        && !(note.when() instanceof When.Now)
                ? Optional.of(note.when())
                : Optional.empty();
    }
}

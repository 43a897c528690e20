package dev.incidentscribe.incident;

import dev.incidentscribe.incident.IncidentEvent.Correction;
import dev.incidentscribe.incident.IncidentEvent.Removed;
import dev.incidentscribe.incident.IncidentEvent.Restored;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Revised;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.IncidentEvent.TakenBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A numbered entry of an incident, as it reads now, with all it went through.
///
/// @param number counts the entries of the incident, from 1, in the order of recording
/// @param at when it happened, after corrections
/// @param original the event as first recorded
/// @param corrections what changed it since, in order
public record Entry(
        int number, Statement statement, Instant at, boolean removed, Recorded original, List<Recorded> corrections) {
    /// From how late on an entry counts as told afterwards, not live.
    public static final Duration LIVE = Duration.ofMinutes(2);

    public Entry {
        corrections = List.copyOf(corrections);
    }

    static Entry first(int number, Statement statement, Recorded recorded) {
        return new Entry(number, statement, recorded.at(), false, recorded, List.of());
    }

    Entry corrected(Correction correction, Recorded by) {
        var all = new ArrayList<>(corrections);
        all.add(by);
        return switch (correction) {
            case Reworded reworded ->
                new Entry(
                        number,
                        isOverruled(by, it -> it instanceof Reworded || it instanceof Revised)
                                ? statement
                                : statement.withText(reworded.text()),
                        at,
                        removed,
                        original,
                        all);
            case Revised revised -> new Entry(number, revised.as(), at, removed, original, all);
            case Retimed retimed ->
                new Entry(
                        number,
                        statement,
                        isOverruled(by, Retimed.class::isInstance) ? at : retimed.at(),
                        removed,
                        original,
                        all);
            case Removed _ -> new Entry(number, statement, at, true, original, all);
            case Restored _ -> new Entry(number, statement, at, false, original, all);
            case TakenBack back -> {
                Entry without = without(back.correction());
                yield new Entry(number, without.statement, without.at, without.removed, original, all);
            }
        };
    }

    /// The entry as it would read now if that correction had never been made.
    ///
    /// @param correction its place among the events of the incident
    public Entry without(int correction) {
        Entry entry = first(number, (Statement) original.event(), original);
        for (Recorded other :
                counting().filter(it -> it.ordinal() != correction).toList()) {
            entry = entry.corrected((Correction) other.event(), other);
        }
        return entry;
    }

    /// The corrections that nobody took back.
    private Stream<Recorded> counting() {
        return corrections.stream().filter(it -> !(it.event() instanceof TakenBack) && !isTakenBack(it));
    }

    /// Whether somebody took that correction back.
    public boolean isTakenBack(Recorded correction) {
        return corrections.stream()
                .anyMatch(it -> it.event() instanceof TakenBack back && back.correction() == correction.ordinal());
    }

    /// The entry as it was before that correction of it.
    public Entry before(Recorded correction) {
        Entry entry = first(number, (Statement) original.event(), original);
        for (Recorded earlier : corrections) {
            if (earlier.ordinal() >= correction.ordinal()) {
                break;
            }
            entry = entry.corrected((Correction) earlier.event(), earlier);
        }
        return entry;
    }

    /// Whether it only follows the message in Slack, and somebody corrected the same by a command before. They saw
    /// what the entry says; whoever edits a message need not know of it.
    private boolean isOverruled(Recorded later, Predicate<IncidentEvent> same) {
        return later.source() == Source.MESSAGE
                && counting().anyMatch(earlier -> earlier.source() != Source.MESSAGE && same.test(earlier.event()));
    }

    /// All that was recorded of it, in order.
    Stream<Recorded> events() {
        return Stream.concat(Stream.of(original), corrections.stream());
    }

    /// Whose words these are.
    public Person author() {
        return original.author();
    }

    /// When the scribe was first told.
    public Instant recordedAt() {
        return original.recordedAt();
    }

    /// The words as they read now.
    public String text() {
        return statement.text();
    }

    /// Whether its words were erased for good, so that they must not come back.
    public boolean isErased() {
        return original.event() instanceof Statement said && said.text().equals(Wording.ERASED);
    }

    /// Whether its words or its time were changed. A removal, and what was taken back, changed neither.
    public boolean isCorrected() {
        return counting()
                .map(Recorded::event)
                .anyMatch(event -> event instanceof Reworded || event instanceof Revised || event instanceof Retimed);
    }

    /// Whether it was told noticeably later than it happened. What was taken from a message was told when that was
    /// said, which may be long before the scribe heard of it, and may itself speak of something earlier.
    public boolean isBackdated() {
        Instant told = original.origin().flatMap(Origin::saidAt).orElse(recordedAt());
        return Duration.between(at, told).compareTo(LIVE) > 0;
    }
}

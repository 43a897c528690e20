package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Reopening;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The sentence that a summary begins with: which incident it was, when and how long.
record CourseSentence(Summary.Facts facts) {
    /// The sentence itself, with its full stop.
    String write() {
        if (facts.calledOff().isPresent()) {
            return calledOff(facts.calledOff().get());
        }
        Optional<Instant> started = at(Milestone.STARTED);
        Optional<Instant> resolved = at(Milestone.RESOLVED);
        if (resolved.isEmpty()) {
            return started.map(this::unresolved).orElseGet(this::unknownCourse);
        }
        if (started.isEmpty()) {
            return "%s ended at %s; its beginning is not recorded.".formatted(subject(), full(resolved.get()));
        }
        return resolved.get().isBefore(started.get())
                ? "%s %s; the end of its impact is recorded as earlier than the beginning."
                        .formatted(subject(), opened())
                : lasted(started.get(), resolved.get());
    }

    /// That it was opened again, and how much of the time it took it counted as over; empty if it never was.
    Optional<String> reopened() {
        return reopenings().map(it -> it + pauses());
    }

    private Optional<String> reopenings() {
        List<Instant> times = facts.reopened().stream().map(Reopening::at).toList();
        return switch (times.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("It was reopened at %s.".formatted(full(times.getFirst())));
            case 2 ->
                Optional.of("It was reopened at %s and at %s."
                        .formatted(full(times.getFirst()), until(times.getFirst(), times.getLast())));
            default ->
                Optional.of("It was reopened %d times, last at %s.".formatted(times.size(), full(times.getLast())));
        };
    }

    private String pauses() {
        Instant from = at(Milestone.STARTED).orElse(Instant.MIN);
        Instant to = at(Milestone.RESOLVED).orElse(Instant.MAX);
        Duration all = facts.reopened().stream()
                .map(it -> Duration.between(later(it.over(), from), earlier(it.at(), to)))
                .filter(Duration::isPositive)
                .reduce(Duration.ZERO, Duration::plus);
        return all.toMinutes() == 0 ? "" : " In between it counted as over for %s.".formatted(TimeFormat.span(all));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private String calledOff(Summary.CalledOff calledOff) {
        String opened = at(Milestone.OPENED)
                .map(at -> "was opened at %s and called off".formatted(full(at)))
                .orElse("was called off");
        String end = at(Milestone.OPENED).map(at -> until(at, calledOff.at())).orElseGet(() -> full(calledOff.at()));
        String why = Excerpt.line(calledOff.why());
        return "%s %s as a false alarm at %s by %s%s"
                .formatted(
                        subject(),
                        opened,
                        end,
                        Excerpt.line(calledOff.by()),
                        why.isEmpty() ? "." : ": " + Excerpt.stopped(Wording.beginning(why, Excerpt.LONGEST)));
    }

    private String unresolved(Instant started) {
        return at(Milestone.MITIGATED)
                .filter(it -> !it.isBefore(started))
                .map(mitigated -> "%s began at %s and was mitigated after %s, at %s; its end is not recorded."
                        .formatted(
                                subject(),
                                full(started),
                                TimeFormat.span(Duration.between(started, mitigated)),
                                until(started, mitigated)))
                .orElseGet(() -> "%s began at %s; its end is not recorded.".formatted(subject(), full(started)));
    }

    private String unknownCourse() {
        return at(Milestone.MITIGATED)
                .map(it -> "%s was mitigated at %s; when its impact began and ended is not recorded."
                        .formatted(subject(), full(it)))
                .orElseGet(() -> "%s %s%s; when its impact began and ended is not recorded."
                        .formatted(subject(), opened(), closed()));
    }

    private String lasted(Instant started, Instant resolved) {
        return "%s lasted %s, from %s to %s."
                .formatted(
                        subject(),
                        TimeFormat.span(Duration.between(started, resolved)),
                        full(started),
                        until(started, resolved));
    }

    /// `INC-1, “Checkout fails” (SEV-2),`: ends in a comma where a verb may follow.
    private String subject() {
        String title = Excerpt.line(facts.title());
        String severity =
                Severity.inWords(facts.severities()).map(" (%s)"::formatted).orElse("");
        return title.isEmpty()
                ? facts.incident() + severity
                : "%s, %s%s,".formatted(facts.incident(), Wording.quoted(title), severity);
    }

    private String opened() {
        return at(Milestone.OPENED).map(at -> "was opened at " + full(at)).orElse("is on record");
    }

    private String closed() {
        return at(Milestone.CLOSED)
                .map(at -> " and closed at "
                        + at(Milestone.OPENED).map(from -> until(from, at)).orElseGet(() -> full(at)))
                .orElse("");
    }

    private Optional<Instant> at(Milestone milestone) {
        return Optional.ofNullable(facts.milestones().get(milestone));
    }

    private String full(Instant at) {
        return TimeFormat.full(at, facts.zone());
    }

    private String until(Instant from, Instant to) {
        boolean sameDay = TimeFormat.date(from, facts.zone()).equals(TimeFormat.date(to, facts.zone()));
        return sameDay ? TimeFormat.both(to, facts.zone()) : full(to);
    }
}

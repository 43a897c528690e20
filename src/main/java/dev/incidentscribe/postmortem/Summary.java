package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Reopening;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes the summary from the facts: when and how long, what and who was hit, why, and how it ended. What the reader
/// looks for and nobody recorded is said to be missing, in one sentence at the end.
final class Summary {
    private final Facts facts;

    private Summary(Facts facts) {
        this.facts = facts;
    }

    /// What a summary is made of, all of it plain text.
    ///
    /// @param severities it had, in their order
    /// @param reopened how it was opened again, by the time
    record Facts(
            String incident,
            String title,
            List<Severity> severities,
            Incident.State state,
            List<Reopening> reopened,
            ZoneId zone,
            Map<Milestone, Instant> milestones,
            List<String> services,
            Optional<String> impact,
            Optional<String> trigger,
            List<String> causes,
            Optional<String> resolution,
            Optional<CalledOff> calledOff) {
        Facts {
            severities = List.copyOf(severities);
            reopened = List.copyOf(reopened);
            milestones = Map.copyOf(milestones);
            services = List.copyOf(services);
            causes = List.copyOf(causes);
        }
    }

    /// That it was a false alarm.
    ///
    /// @param why empty if nobody said
    record CalledOff(String by, Instant at, String why) {}

    /// What a part of it tells.
    enum Subject {
        COURSE,
        REOPENED,
        STATE,
        SERVICES,
        IMPACT,
        TRIGGER,
        CAUSES,
        RESOLUTION,
        UNKNOWN
    }

    /// A part of it: one whole sentence, or a few.
    record Part(Subject subject, String text) {}

    /// Its parts in their order.
    static List<Part> parts(Facts facts) {
        return new Summary(facts).write();
    }

    private List<Part> write() {
        var parts = new EnumMap<Subject, Optional<String>>(Subject.class);
        parts.put(Subject.COURSE, Optional.of(new CourseSentence(facts).write()));
        parts.put(Subject.REOPENED, new CourseSentence(facts).reopened());
        parts.put(Subject.STATE, state());
        parts.put(Subject.SERVICES, affected());
        parts.put(Subject.IMPACT, facts.impact().map(it -> Excerpt.labelled("Impact", Excerpt.ofImpact(it))));
        parts.put(
                Subject.TRIGGER,
                facts.trigger().map(it -> Excerpt.labelled("Trigger", Excerpt.of(it, Section.TRIGGER))));
        parts.put(Subject.CAUSES, CausesSentence.of(facts.causes()));
        parts.put(
                Subject.RESOLUTION,
                facts.resolution().map(it -> Excerpt.labelled("Resolution", Excerpt.of(it, Section.RESOLUTION))));
        parts.put(Subject.UNKNOWN, unknown());
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream().map(text -> new Part(part.getKey(), text)))
                .toList();
    }

    private Optional<String> state() {
        return switch (facts.state()) {
            case OPEN ->
                Optional.of(
                        facts.milestones().containsKey(Milestone.RESOLVED)
                                ? "It is not closed yet."
                                : "It is still open.");
            case CLOSED, CANCELLED -> Optional.empty();
        };
    }

    private Optional<String> affected() {
        List<String> services = facts.services().stream()
                .map(Excerpt::line)
                .filter(it -> !it.isEmpty())
                .toList();
        return services.isEmpty()
                ? Optional.empty()
                : Optional.of("Affected: " + Excerpt.stopped(enumerated(services)));
    }

    /// Of a false alarm there is nothing to be known.
    private Optional<String> unknown() {
        if (facts.state() == Incident.State.CANCELLED) {
            return Optional.empty();
        }
        List<String> unknown = Stream.of(
                        facts.impact().isEmpty() ? "impact" : "",
                        facts.causes().isEmpty() ? "cause" : "",
                        facts.resolution().isEmpty() ? "resolution" : "")
                .filter(it -> !it.isEmpty())
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Its %s %s not recorded.".formatted(enumerated(unknown), unknown.size() == 1 ? "is" : "are"));
    }

    private static String enumerated(List<String> items) {
        int last = items.size() - 1;
        return last == 0 ? items.getFirst() : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}

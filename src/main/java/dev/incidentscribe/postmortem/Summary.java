package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.postmortem.Postmortem.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the summary from the facts: when and how long, who was hit, why, and how it ended. What is not known it does
/// not mention, except where the reader would take silence for an answer.
final class Summary {
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)^(.{20,}?[.!?][”\"')]?)(?=\\s+\\p{Lu})");
    private static final int LONGEST = 400;

    private Summary() {}

    static String of(
            Incident incident,
            String title,
            Optional<Statement> impact,
            List<Statement> causes,
            Optional<Statement> resolution) {
        return Stream.of(
                        Optional.of(course(incident, title)),
                        impact.map(it -> "Impact: " + sentence(it.text())),
                        causes(causes),
                        resolution.map(it -> "Resolution: " + sentence(it.text())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static String course(Incident incident, String title) {
        String what = "%s, “%s”%s"
                .formatted(
                        incident.name(),
                        title.replaceAll("\\s+", " ").strip(),
                        incident.severity()
                                .map(Severity::label)
                                .map(" (%s)"::formatted)
                                .orElse(""));
        Optional<Instant> started = incident.milestones().at(Milestone.STARTED);
        Optional<Instant> resolved = incident.milestones().at(Milestone.RESOLVED);
        Optional<Duration> lasted =
                Metrics.of(incident).get(Metric.Kind.DURATION).value();
        if (lasted.isPresent()) {
            return "%s, lasted %s, from %s to %s."
                    .formatted(
                            what,
                            TimeFormat.span(lasted.get()),
                            full(incident, started.orElseThrow()),
                            until(incident, started.orElseThrow(), resolved.orElseThrow()));
        }
        if (started.isPresent() && resolved.isEmpty()) {
            return "%s, began at %s; its end is not recorded.".formatted(what, full(incident, started.get()));
        }
        if (resolved.isPresent() && started.isEmpty()) {
            return "%s, ended at %s; its beginning is not recorded.".formatted(what, full(incident, resolved.get()));
        }
        return "%s, was opened at %s; %s."
                .formatted(
                        what,
                        incident.milestones()
                                .at(Milestone.OPENED)
                                .map(at -> full(incident, at))
                                .orElse("a time that is not recorded"),
                        started.isPresent()
                                ? "the recorded end of its impact lies before the beginning"
                                : "when its impact began and ended is not recorded");
    }

    private static Optional<String> causes(List<Statement> causes) {
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        String first = "Cause: " + sentence(causes.getFirst().text());
        return Optional.of(
                switch (causes.size()) {
                    case 1 -> first;
                    case 2 -> first + " One more factor contributed.";
                    default -> first + " %d more factors contributed.".formatted(causes.size() - 1);
                });
    }

    private static String full(Incident incident, Instant at) {
        return TimeFormat.full(at, incident.zone());
    }

    private static String until(Incident incident, Instant from, Instant to) {
        boolean sameDay = TimeFormat.date(from, incident.zone()).equals(TimeFormat.date(to, incident.zone()));
        return sameDay ? TimeFormat.both(to, incident.zone()) : full(incident, to);
    }

    /// The first sentence of a text, on one line, with its full stop.
    static String sentence(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        Matcher matcher = FIRST_SENTENCE.matcher(line);
        String first = matcher.find() ? matcher.group(1) : line;
        if (first.length() > LONGEST) {
            int cut = first.lastIndexOf(' ', LONGEST);
            return first.substring(0, cut > 0 ? cut : LONGEST) + "….";
        }
        return first.matches("(?s).*[.!?…][”\"')]?$") ? first : first + ".";
    }
}

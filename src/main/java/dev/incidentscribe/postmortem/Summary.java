package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the summary from the facts: when and how long, what and who was hit, why, and how it ended. What the reader
/// looks for and nobody recorded is said to be missing, in one sentence at the end.
final class Summary {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)^(.{20,}?[.!?][”\"')]?)(?=\\s+\\p{Lu})");
    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?…][”\"')]?$");
    private static final List<String> NUMBERS =
            List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");
    private static final int LONGEST = 400;

    private final Facts facts;

    private Summary(Facts facts) {
        this.facts = facts;
    }

    /// What a summary is made of, all of it plain text.
    record Facts(
            String incident,
            String title,
            Optional<Severity> severity,
            Incident.State state,
            ZoneId zone,
            Map<Milestone, Instant> milestones,
            List<String> services,
            Optional<String> impact,
            Optional<String> trigger,
            List<String> causes,
            Optional<String> resolution) {
        Facts {
            milestones = Map.copyOf(milestones);
            services = List.copyOf(services);
            causes = List.copyOf(causes);
        }
    }

    /// What a part of it tells.
    enum Subject {
        COURSE,
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

    static String of(Facts facts) {
        return parts(facts).stream().map(Part::text).collect(Collectors.joining(" "));
    }

    /// Its parts in their order.
    static List<Part> parts(Facts facts) {
        return new Summary(facts).write();
    }

    private List<Part> write() {
        var parts = new EnumMap<Subject, Optional<String>>(Subject.class);
        parts.put(Subject.COURSE, Optional.of(course()));
        parts.put(Subject.STATE, state());
        parts.put(Subject.SERVICES, affected());
        parts.put(Subject.IMPACT, facts.impact().map(it -> "Impact: " + telling(it)));
        parts.put(Subject.TRIGGER, facts.trigger().map(it -> "Trigger: " + sentence(it)));
        parts.put(Subject.CAUSES, causes());
        parts.put(Subject.RESOLUTION, facts.resolution().map(it -> "Resolution: " + sentence(it)));
        parts.put(Subject.UNKNOWN, unknown());
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream().map(text -> new Part(part.getKey(), text)))
                .toList();
    }

    private String course() {
        Optional<Instant> started = at(Milestone.STARTED);
        Optional<Instant> resolved = at(Milestone.RESOLVED);
        if (started.isEmpty() && resolved.isEmpty()) {
            return "%s %s; when its impact began and ended is not recorded.".formatted(subject(), opened());
        }
        if (resolved.isEmpty()) {
            return "%s began at %s; its end is not recorded.".formatted(subject(), full(started.get()));
        }
        if (started.isEmpty()) {
            return "%s ended at %s; its beginning is not recorded.".formatted(subject(), full(resolved.get()));
        }
        return resolved.get().isBefore(started.get())
                ? "%s %s; the end of its impact is recorded as earlier than the beginning."
                        .formatted(subject(), opened())
                : lasted(started.get(), resolved.get());
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
        String title = line(facts.title());
        String severity =
                facts.severity().map(Severity::label).map(" (%s)"::formatted).orElse("");
        return title.isEmpty()
                ? facts.incident() + severity
                : "%s, “%s”%s,".formatted(facts.incident(), title, severity);
    }

    private String opened() {
        return at(Milestone.OPENED).map(at -> "was opened at " + full(at)).orElse("is on record");
    }

    private Optional<String> affected() {
        List<String> services = facts.services().stream()
                .map(Summary::line)
                .filter(it -> !it.isEmpty())
                .toList();
        return services.isEmpty() ? Optional.empty() : Optional.of("Affected: " + stopped(enumerated(services)));
    }

    private Optional<String> state() {
        return switch (facts.state()) {
            case OPEN -> Optional.of("It is still open.");
            case CLOSED -> Optional.empty();
            case CANCELLED -> Optional.of("It was called off as a false alarm.");
        };
    }

    private Optional<String> causes() {
        if (facts.causes().isEmpty()) {
            return Optional.empty();
        }
        String first = "Cause: " + sentence(facts.causes().getFirst());
        return Optional.of(
                switch (facts.causes().size()) {
                    case 1 -> first;
                    case 2 -> first + " One more factor contributed.";
                    default ->
                        "%s %s more factors contributed."
                                .formatted(first, number(facts.causes().size() - 1));
                });
    }

    /// In words as far as that reads well; a sentence begins with it.
    private static String number(int number) {
        return number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
    }

    private Optional<String> unknown() {
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

    /// The first sentence that says what share was hit, else the first.
    private static String telling(String text) {
        String rest = line(text);
        while (!rest.isEmpty()) {
            String first = first(rest);
            if (Wording.percentage(first).isPresent()) {
                return sentence(rest);
            }
            rest = rest.substring(first.length()).strip();
        }
        return sentence(text);
    }

    private static String first(String line) {
        Matcher matcher = FIRST_SENTENCE.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }

    /// The first sentence of a text, on one line, with its full stop.
    static String sentence(String text) {
        String first = first(line(text));
        if (first.length() > LONGEST) {
            int cut = first.lastIndexOf(' ', LONGEST);
            return first.substring(0, cut > 0 ? cut : LONGEST) + "….";
        }
        return stopped(first);
    }

    private static String stopped(String sentence) {
        return ENDED.matcher(sentence).matches() ? sentence : sentence.replaceFirst("[\\s,;:–—-]+$", "") + ".";
    }

    private static String line(String text) {
        return BLANK.matcher(text.replace("```", " ")).replaceAll(" ").strip();
    }
}

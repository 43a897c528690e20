package dev.incidentscribe.postmortem;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Section;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes the summary from the facts: when and how long, what and who was hit, why, and how it ended. What the reader
/// looks for and nobody recorded is said to be missing, in one sentence at the end.
final class Summary {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)^(.{20,}?[.!?][”\"')]?)(?=\\s+\\p{Lu})");
    /// What people put before a text as its name.
    private static final Pattern LABEL = Pattern.compile("^(\\p{Lu}[\\p{L}’'-]*(?: [\\p{L}’'-]+){0,7}):\\s");
    private static final Pattern INNER_END = Pattern.compile("[.!?…][”\"')]?\\s");
    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?…][”\"')]?$");
    private static final int LONGEST = 400;
    private static final int WHOLE = 300;
    private static final String LEFT_OUT = "… ";
    private static final int LABEL_WORDS = 3;

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
            Optional<String> resolution,
            Optional<CalledOff> calledOff) {
        Facts {
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
        parts.put(Subject.IMPACT, facts.impact().map(it -> labelled("Impact", telling(it))));
        parts.put(Subject.TRIGGER, facts.trigger().map(it -> labelled("Trigger", excerpt(it, Section.TRIGGER))));
        parts.put(Subject.CAUSES, causes());
        parts.put(
                Subject.RESOLUTION,
                facts.resolution().map(it -> labelled("Resolution", excerpt(it, Section.RESOLUTION))));
        parts.put(Subject.UNKNOWN, unknown());
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream().map(text -> new Part(part.getKey(), text)))
                .toList();
    }

    private String course() {
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

    private String calledOff(CalledOff calledOff) {
        String opened = at(Milestone.OPENED)
                .map(at -> "was opened at %s and called off".formatted(full(at)))
                .orElse("was called off");
        String end = at(Milestone.OPENED).map(at -> until(at, calledOff.at())).orElseGet(() -> full(calledOff.at()));
        String why = line(calledOff.why());
        return "%s %s as a false alarm at %s by %s%s"
                .formatted(
                        subject(),
                        opened,
                        end,
                        line(calledOff.by()),
                        why.isEmpty() ? "." : ": " + stopped(Wording.beginning(why, LONGEST)));
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
                .orElseGet(
                        () -> "%s %s; when its impact began and ended is not recorded.".formatted(subject(), opened()));
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
                : "%s, %s%s,".formatted(facts.incident(), Wording.quoted(title), severity);
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
            case CLOSED, CANCELLED -> Optional.empty();
        };
    }

    private Optional<String> causes() {
        if (facts.causes().isEmpty()) {
            return Optional.empty();
        }
        List<String> causes =
                facts.causes().stream().map(Summary::line).map(Summary::stopped).toList();
        int length = causes.stream().mapToInt(String::length).sum();
        if (causes.size() == 1) {
            return Optional.of(labelled("Cause", excerpt(causes.getFirst(), Section.CAUSES)));
        }
        if (length > WHOLE) {
            return Optional.of("%s (One of %d, under %s.)"
                    .formatted(labelled("Cause", beginning(causes.getFirst())), causes.size(), Section.CAUSES.label()));
        }
        return Optional.of(areClauses(causes) ? together(causes) : numbered(causes));
    }

    /// Whether they may stand in one sentence.
    private static boolean areClauses(List<String> causes) {
        return causes.stream().noneMatch(it -> INNER_END.matcher(it).find())
                && causes.stream().skip(1).noneMatch(it -> Character.isUpperCase(it.codePointAt(0)));
    }

    /// `Causes: renewals are not tested; no alert.`
    private static String together(List<String> causes) {
        String all = causes.stream()
                .map(it -> it.endsWith(".") ? it.substring(0, it.length() - 1) : it)
                .collect(Collectors.joining("; "));
        return "Causes: " + stopped(all);
    }

    private static String numbered(List<String> causes) {
        return IntStream.range(0, causes.size())
                .mapToObj(index -> "(%d) %s".formatted(index + 1, causes.get(index)))
                .collect(Collectors.joining(" ", "Causes: ", ""));
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

    /// The whole of it where it is short, else from the first sentence on that says what share was hit.
    private static String telling(String text) {
        String line = line(text);
        String rest = line;
        while (rest.length() < line.length() || rest.length() > WHOLE) {
            String first = first(rest);
            if (Wording.percentage(first).isPresent()) {
                String told = beginning(rest);
                return (rest.equals(line) ? told : LEFT_OUT + told) + more(Section.IMPACT);
            }
            if (first.equals(rest)) {
                break;
            }
            rest = rest.substring(first.length()).strip();
        }
        return excerpt(text, Section.IMPACT);
    }

    /// The whole of it where it is short, else its beginning, and where to read on.
    private static String excerpt(String text, Section section) {
        String line = line(text);
        return line.length() <= WHOLE ? stopped(line) : beginning(line) + more(section);
    }

    private static String more(Section section) {
        return " (More under %s.)".formatted(section.label());
    }

    /// As many whole sentences as are not too long together, with an ellipsis where any follow; never none.
    private static String beginning(String line) {
        String taken = first(line);
        while (taken.length() < line.length()) {
            int gap = line.charAt(taken.length()) == ' ' ? 1 : 0;
            String next = first(line.substring(taken.length() + gap));
            if (taken.length() + gap + next.length() > WHOLE) {
                break;
            }
            taken = line.substring(0, taken.length() + gap + next.length());
        }
        if (taken.length() > LONGEST) {
            int cut = taken.lastIndexOf(' ', LONGEST);
            return Wording.beginning(taken, cut > 0 ? cut : LONGEST);
        }
        return taken.length() < line.length() ? stopped(taken) + " …" : stopped(taken);
    }

    private static String first(String line) {
        Matcher matcher = FIRST_SENTENCE.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }

    /// Where the text brings a name of its own for what it is, ours would be one too many.
    private static String labelled(String label, String text) {
        String told = text.startsWith(LEFT_OUT) ? text.substring(LEFT_OUT.length()) : text;
        Matcher own = LABEL.matcher(told);
        return own.find() && isLabel(own.group(1), label) ? told : label + ": " + text;
    }

    private static boolean isLabel(String words, String label) {
        return words.split(" ", -1).length >= LABEL_WORDS
                || words.toLowerCase(Locale.ROOT).contains(label.toLowerCase(Locale.ROOT));
    }

    private static String stopped(String sentence) {
        if (ENDED.matcher(sentence).matches()) {
            return sentence;
        }
        int end = sentence.length();
        while (end > 0 && (Character.isWhitespace(sentence.charAt(end - 1)) || isPause(sentence.charAt(end - 1)))) {
            end--;
        }
        return sentence.substring(0, end) + ".";
    }

    private static boolean isPause(char c) {
        return ",;:–—-".indexOf(c) >= 0;
    }

    private static String line(String text) {
        return BLANK.matcher(text.replace("```", " ")).replaceAll(" ").strip();
    }
}

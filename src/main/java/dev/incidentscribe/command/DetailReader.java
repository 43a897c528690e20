package dev.incidentscribe.command;

import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Services;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what the draft should hold besides what happened: affected services, evidence, the zone, lessons.
record DetailReader(Head head) {
    private static final Map<LessonKind, Pattern> IN_OTHER_WORDS = Map.of(
            LessonKind.WELL, inOtherWords("(?:(?:what )?went )?well|good|positive|win"),
            LessonKind.WRONG, inOtherWords("(?:(?:what )?went )?(?:wrong|badly|poorly)|bad|negative"),
            LessonKind.LUCKY, inOtherWords("(?:(?:where )?(?:we )?got )?lucky|luck|luckily"));

    private static Pattern inOtherWords(String words) {
        return Pattern.compile("(?iU)^(?:%s)(?:[:,]|\\s[-–—]+)?\\s+(?=\\S)".formatted(words));
    }

    Parsed service(When when, Words words) {
        List<String> names = Services.named(words.text());
        return names.isEmpty() ? head.refuse("which service?") : head.understood(new Command.Affect(names, when));
    }

    Parsed link(When when, Words words) {
        return Link.read(words.text())
                .map(link -> head.understood(new Command.AddLink(link.url(), link.title(), when)))
                .orElseGet(() -> head.refuse(
                        words.isEmpty()
                                ? "which link?"
                                : "“%s” is not a link; one begins with `https://`"
                                        .formatted(Words.brief(words.first()))));
    }

    Parsed zone(When when, Words words) {
        if (words.isEmpty()) {
            return head.refuse("which zone?");
        }
        return Zones.find(words.text())
                .map(zone -> head.understood(new Command.ChooseZone(zone, when)))
                .orElseGet(() -> unknown(words));
    }

    private Parsed unknown(Words words) {
        String problem = "I don't know the time zone “%s”; ".formatted(Words.brief(words.text()));
        return Zones.near(words.text())
                .map(id -> head.refuse(problem + "did you mean `%s`?".formatted(id), head.named() + "zone " + id))
                .orElseGet(() -> head.refuse(problem + "write a name such as `Europe/Berlin`"));
    }

    /// What a lesson was most likely meant to be that has none of the three words: `lesson good: the pager fired`.
    static String likelyLesson(Words words) {
        return IN_OTHER_WORDS.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().matcher(words.text())))
                .filter(entry -> entry.getValue().lookingAt())
                .findFirst()
                .map(entry -> "lesson %s %s"
                        .formatted(entry.getKey().wire(), entry.getValue().replaceFirst("")))
                .orElseGet(() -> "lesson wrong " + words.text());
    }

    Parsed lesson(When when, Words words) {
        Optional<LessonKind> kind = LessonKind.parse(words.first().replaceFirst(":$", ""));
        if (kind.isEmpty()) {
            return head.refuse("what went `well`, what went `wrong`, or where were we `lucky`?");
        }
        return head.nameable(
                words.rest(),
                rest -> rest.isEmpty()
                        ? head.refuse("what is the lesson?")
                        : head.understood(new Command.Learn(kind.get(), rest.text(), when)));
    }
}

package dev.incidentscribe.command;

import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Services;
import java.util.List;
import java.util.Optional;

/// Reads what the draft should hold besides what happened: affected services, evidence, the zone, lessons.
record DetailReader(Head head) {
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
                .orElseGet(() -> head.refuse("I don't know the time zone “%s”; write a name such as `Europe/Berlin`"
                        .formatted(Words.brief(words.text()))));
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

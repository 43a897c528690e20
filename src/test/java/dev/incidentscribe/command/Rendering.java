package dev.incidentscribe.command;

import dev.incidentscribe.command.Parsed.Misunderstood;
import dev.incidentscribe.command.Parsed.Understood;
import dev.incidentscribe.command.When.Ago;
import dev.incidentscribe.command.When.Clock;
import dev.incidentscribe.command.When.Day;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import java.lang.reflect.RecordComponent;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what the parser made of a text on one line, with every component of it, so that a table can be compared.
final class Rendering {
    private Rendering() {}

    static String of(Parsed parsed) {
        return switch (parsed) {
            case Understood understood ->
                Stream.of(
                                understood.incident().map("INC-%d "::formatted),
                                Optional.of(any(understood.command())),
                                understood.almost().map(" almost %s"::formatted))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining());
            case Misunderstood misunderstood ->
                "refused: " + oneLine(misunderstood.refusal().problem());
        };
    }

    static String of(PostmortemCommand command) {
        return command instanceof PostmortemCommand.Misunderstood misunderstood
                ? "refused: " + oneLine(misunderstood.refusal().problem())
                : any(command);
    }

    private static String any(Object value) {
        return switch (value) {
            case String text -> "“" + oneLine(text) + "”";
            case Optional<?> optional -> optional.map(Rendering::any).orElse("-");
            case List<?> list -> list.stream().map(Rendering::any).collect(Collectors.joining(", ", "[", "]"));
            case Person person -> person.isUnnamed() ? "@" + person.id() : "@" + person.id() + "|" + person.name();
            case Role role -> role.name();
            case When.Now _ -> "now";
            case Ago ago -> "ago " + ago.amount();
            case Clock clock ->
                clock.zone()
                        .map(zone -> "%s %s %s"
                                .formatted(
                                        day(clock.day()),
                                        clock.time(),
                                        zone.id().getId()))
                        .orElseGet(() -> "%s %s".formatted(day(clock.day()), clock.time()));
            case TemporalAccessor time -> time.toString();
            case Record owner -> components(owner);
            default -> value.toString();
        };
    }

    private static String day(Day day) {
        return switch (day) {
            case Day.Latest _ -> "latest";
            case Day.DaysBack back -> back.days() == 0 ? "today" : "yesterday";
            case Day.Yearly yearly -> yearly.weekday().map("%s "::formatted).orElse("") + yearly.date();
            case Day.On on -> on.date().toString();
        };
    }

    private static String components(Record owner) {
        return Arrays.stream(owner.getClass().getRecordComponents())
                .map(component -> any(read(component, owner)))
                .collect(Collectors.joining(", ", owner.getClass().getSimpleName() + "(", ")"));
    }

    private static Object read(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String oneLine(String text) {
        return text.replace("\n", "\\n").replace("\t", "\\t");
    }
}

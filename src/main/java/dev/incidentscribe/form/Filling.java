package dev.incidentscribe.form;

import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.Command.Recording;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Help;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.command.When;
import dev.incidentscribe.incident.ActionItem;
import dev.incidentscribe.incident.Fact;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.IncidentEvent.FactStated;
import dev.incidentscribe.incident.LessonKind;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Services;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the answers in a form come to: commands, each for its field. An answer that is recorded already comes to
/// nothing.
final class Filling {
    private static final When NOW = new When.Now();

    private final Incident incident;
    private final ZoneId zone;
    private final List<Batch.Step> steps = new ArrayList<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    private Filling(Incident incident, ZoneId zone) {
        this.incident = incident;
        this.zone = zone;
    }

    /// Reads the answers.
    ///
    /// @param answers by the key of the field; what was left empty is not among them
    /// @param zone in which known moments were shown
    static Filling of(Incident incident, Map<String, String> answers, ZoneId zone) {
        var filling = new Filling(incident, zone);
        answers.forEach((key, answer) -> filling.take(key, answer, answers));
        return filling;
    }

    List<Batch.Step> steps() {
        return List.copyOf(steps);
    }

    /// What is wrong with an answer, by the key of its field.
    Map<String, String> problems() {
        return Map.copyOf(problems);
    }

    private void take(String key, String answer, Map<String, String> answers) {
        switch (key) {
            case "severity" ->
                Severity.parse(answer).ifPresent(severity -> add(key, new Command.SetSeverity(severity, NOW, "")));
            case "lead" -> add(key, new Command.TakeRole(Role.LEAD, Person.unnamed(answer), NOW));
            case Blank.IMPACT -> impact(answer);
            case "detection" -> state(key, Fact.DETECTION, detection(answers));
            case Blank.ALERT -> {
                if (!answers.containsKey("detection")) {
                    state(key, Fact.DETECTION, detection(answers));
                }
            }
            case "trigger" -> state(key, Fact.TRIGGER, Wording.entered(answer));
            case "resolution" -> state(key, Fact.RESOLUTION, Wording.entered(answer));
            case "root_causes" -> each(answer, line -> new Command.State(Fact.CAUSE, NOW, line), key);
            case "services" -> services(key, answer);
            case "lessons.went_well" -> each(answer, line -> new Command.Learn(LessonKind.WELL, line, NOW), key);
            case "lessons.went_wrong" -> each(answer, line -> new Command.Learn(LessonKind.WRONG, line, NOW), key);
            case "lessons.lucky" -> each(answer, line -> new Command.Learn(LessonKind.LUCKY, line, NOW), key);
            case "action_items" -> lines(answer).forEach(line -> action(key, line));
            default -> takeOther(key, answer);
        }
    }

    private void takeOther(String key, String answer) {
        Matcher action = Blank.ACTION.matcher(key);
        if (action.matches()) {
            revise(key, Integer.parseInt(action.group(1)), action.group(2), answer);
            return;
        }
        Optional<When> when = CommandParser.time(answer);
        if (when.isEmpty()) {
            problems.put(key, Help.NO_TIME);
            return;
        }
        Stream.of(Milestone.values())
                .filter(milestone -> key.equals("milestones." + milestone.wire()))
                .forEach(milestone -> add(key, new Command.Reach(milestone, when.get(), "")));
        Blank.wrongTime(key, incident)
                .filter(entry -> Stream.of(entry.at(), entry.original().at())
                        .noneMatch(at -> answer.equals(Blank.written(at, zone))))
                .ifPresent(entry -> add(key, new Command.Retime(entry.number(), when.get())));
    }

    private void services(String key, String answer) {
        List<String> named = Services.named(Wording.entered(answer));
        if (named.isEmpty()) {
            problems.put(key, "Which services?");
        } else {
            add(key, new Command.Affect(named, NOW));
        }
    }

    private void impact(String answer) {
        boolean stated = incident.entries().stream()
                .anyMatch(entry -> entry.statement() instanceof FactStated it
                        && it.fact() == Fact.IMPACT
                        && Wording.unescape(it.text()).equals(answer));
        if (!stated) {
            state(Blank.IMPACT, Fact.IMPACT, Wording.entered(answer));
        }
    }

    private static String detection(Map<String, String> answers) {
        return Stream.of(
                        Optional.ofNullable(answers.get("detection")).map(Wording::entered),
                        Optional.ofNullable(answers.get(Blank.ALERT))
                                .flatMap(Alert::named)
                                .map(Alert::sentence))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private void action(String key, String line) {
        switch (CommandParser.parse("action " + line)) {
            case Parsed.Understood understood
            when understood.command() instanceof Command.AddAction action -> add(key, action);
            case Parsed.Understood _ -> problems.put(key, "What is to be done? “%s” does not say.".formatted(line));
            case Parsed.Misunderstood it -> problems.put(key, it.refusal().problem());
        }
    }

    private void revise(String key, int number, String what, String answer) {
        incident.action(number)
                .map(ActionItem::entry)
                .ifPresent(entry -> add(
                        key,
                        new Command.Edit(entry, what.equals("owner") ? "<@%s>".formatted(answer) : "by " + answer)));
    }

    private void state(String key, Fact fact, String text) {
        add(key, new Command.State(fact, NOW, text));
    }

    private void each(String answer, Function<String, Recording> command, String key) {
        lines(answer).forEach(line -> add(key, command.apply(line)));
    }

    private static Stream<String> lines(String answer) {
        return Wording.entered(answer).lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private void add(String key, Recording command) {
        steps.add(new Batch.Step(key, command));
    }
}

package dev.incidentscribe.form;

import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Standing;
import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Help;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.command.When;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.Wording;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Opens an incident from what was filled in a form: it, when it began and who leads, on record together.
public final class Openings {
    /// The fields of the form.
    public static final String TITLE = "title";

    public static final String SEVERITY = "severity";
    public static final String BEGAN = "began";
    public static final String LEAD = "lead";

    private static final When NOW = new When.Now();

    private final Journal journal;
    private final People people;
    private final Authorization authorization;
    private final Rules rules;

    public Openings(Journal journal, People people, Authorization authorization, Rules rules) {
        this.journal = journal;
        this.people = people;
        this.authorization = authorization;
        this.rules = rules;
    }

    /// Records the answers, all of them or none.
    ///
    /// @param answers by field; what was left empty is not among them
    /// @return what is wrong, by field; empty if the incident is open
    /// @throws dev.incidentscribe.journal.JournalUnavailable if it was not recorded for a reason of ours
    public Map<String, String> open(Delivery delivery, Map<String, String> answers) {
        Optional<String> stranger = stranger(delivery);
        if (stranger.isPresent()) {
            return Map.of(TITLE, stranger.get());
        }
        Optional<When> began = Optional.ofNullable(answers.get(BEGAN)).flatMap(CommandParser::time);
        if (answers.containsKey(BEGAN) && began.isEmpty()) {
            return Map.of(BEGAN, Help.NO_TIME);
        }
        if (!answers.containsKey(TITLE)) {
            return Map.of(TITLE, "What is wrong?");
        }
        ZoneId zone = rules.zoneOr(people.zoneOf(delivery));
        List<Batch.Step> steps = steps(answers, began);
        Guard guard = authorization.guard(delivery, Set.of(Permission.OPEN), Optional.empty());
        Map<String, String> problems = new Batch(delivery, rules, guard, zone, new FirstLook(journal, delivery))
                .decide(steps, Optional.empty())
                .problems();
        return problems.isEmpty() ? record(delivery, guard, zone, steps) : problems;
    }

    /// Why a form is not for that channel: whoever fills it in may have left the channel since it opened. Where that
    /// cannot be asked, only a channel without an incident has nothing to tell.
    private Optional<String> stranger(Delivery delivery) {
        Standing standing = authorization.standing(delivery);
        return standing.objection(Standing.UNTOLD + " Type `/incident open …` there instead.")
                .filter(_ -> standing != Standing.UNKNOWN
                        || journal.current(delivery.workspace(), delivery.channel())
                                .isPresent());
    }

    private Map<String, String> record(Delivery delivery, Guard guard, ZoneId zone, List<Batch.Step> steps) {
        Receipt receipt = journal.append(
                delivery,
                situation -> new Batch(delivery, rules, guard, zone, situation)
                        .decide(steps, Optional.empty())
                        .append("%s:\n".formatted(delivery.author().mention()))
                        .<Outcome>map(append -> append)
                        .orElseGet(() -> new Outcome.Decline(Reply.toPerson(""))));
        if (!receipt.recorded()) {
            return Map.of(TITLE, "Somebody else was faster: an incident is open in this channel.");
        }
        journal.send(delivery, Outbound.Answer.of(receipt.reply(), delivery.channel(), delivery.author()));
        return Map.of();
    }

    private static List<Batch.Step> steps(Map<String, String> answers, Optional<When> began) {
        var steps = new ArrayList<Batch.Step>();
        steps.add(new Batch.Step(TITLE, open(Wording.entered(answers.getOrDefault(TITLE, "")), answers)));
        began.ifPresent(when -> steps.add(new Batch.Step(BEGAN, new Command.Reach(Milestone.STARTED, when, ""))));
        Optional.ofNullable(answers.get(LEAD))
                .map(Person::unnamed)
                .ifPresent(lead -> steps.add(new Batch.Step(LEAD, new Command.TakeRole(Role.LEAD, lead, NOW))));
        return steps;
    }

    /// A severity in the title counts where none was chosen.
    private static Command.Open open(String title, Map<String, String> answers) {
        Optional<Severity> chosen = Optional.ofNullable(answers.get(SEVERITY)).flatMap(Severity::parse);
        return CommandParser.parse("open " + title) instanceof Parsed.Understood understood
                        && understood.command() instanceof Command.Open open
                        && open.when() instanceof When.Now
                        && chosen.isEmpty()
                ? open
                : new Command.Open(NOW, title, chosen, false);
    }
}

package dev.incidentscribe.form;

import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.access.Authorization;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.access.Permission;
import dev.incidentscribe.access.Sight;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Metric;
import dev.incidentscribe.incident.Metrics;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Receipt;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Fills in what the draft of an incident lacks: the questions, and the entries that their answers become.
public final class Blanks {
    private final Journal journal;
    private final People people;
    private final Authorization authorization;
    private final Rules rules;

    public Blanks(Journal journal, People people, Authorization authorization, Rules rules) {
        this.journal = journal;
        this.people = people;
        this.authorization = authorization;
        this.rules = rules;
    }

    /// What that incident lacks, for the one who asks; empty if there is no such incident that they may read.
    public Optional<List<Blank>> of(Delivery delivery, int number) {
        ZoneId zone = zoneOf(delivery);
        return authorization.viewer(delivery).incident(Optional.of(number)) instanceof Sight.Seen seen
                ? Optional.of(Blank.of(seen.incident(), zone))
                : Optional.empty();
    }

    /// Records the answers, all of them or none.
    ///
    /// @param answers by the key of their [Blank]; what was left empty is not among them
    /// @return what is wrong, by key; empty if they are on record
    /// @throws dev.incidentscribe.journal.JournalUnavailable if they were not recorded for a reason of ours
    public Map<String, String> fill(Delivery delivery, int number, Map<String, String> answers) {
        ZoneId zone = zoneOf(delivery);
        Optional<Incident> incident = journal.incident(delivery.workspace(), number);
        if (incident.isEmpty()) {
            return Map.of();
        }
        Guard guard = authorization.guard(delivery, Set.of(Permission.CORRECT), Optional.of(number));
        Map<String, String> problems = new Attempt(delivery, answers, guard, zone).problems(incident.get());
        if (!problems.isEmpty()) {
            return problems;
        }
        Receipt receipt = journal.append(
                delivery,
                situation -> situation
                        .incident(number)
                        .flatMap(it -> new Attempt(delivery, answers, guard, zone).append(it, situation))
                        .<Outcome>map(append -> append)
                        .orElseGet(() -> new Outcome.Decline(Reply.toPerson(""))));
        if (receipt.recorded()) {
            journal.send(
                    delivery, Outbound.Answer.of(receipt.reply(), incident.get().channel(), delivery.author()));
        }
        return Map.of();
    }

    private ZoneId zoneOf(Delivery delivery) {
        return rules.zoneOr(people.zoneOf(delivery));
    }

    /// One submission of the form.
    private final class Attempt {
        private final Delivery delivery;
        private final Map<String, String> answers;
        private final Guard guard;
        private final ZoneId zone;

        Attempt(Delivery delivery, Map<String, String> answers, Guard guard, ZoneId zone) {
            this.delivery = delivery;
            this.answers = answers;
            this.guard = guard;
            this.zone = zone;
        }

        Map<String, String> problems(Incident incident) {
            Filling filling = Filling.of(incident, answers, zone);
            Batch batch = new Batch(delivery, rules, guard, zone, new FirstLook(journal, delivery))
                    .decide(filling.steps(), Optional.of(incident.number()));
            var problems = new LinkedHashMap<>(filling.problems());
            problems.putAll(batch.problems());
            batch.after().ifPresent(after -> contradictions(after, problems));
            return problems;
        }

        Optional<Outcome.Append> append(Incident incident, Situation situation) {
            Filling filling = Filling.of(incident, answers, zone);
            return new Batch(delivery, rules, guard, zone, situation)
                    .decide(filling.steps(), Optional.of(incident.number()))
                    .append("%s filled in what was missing:\n"
                            .formatted(delivery.author().mention()));
        }

        /// An end that would lie before its start, at a field of the form that says so.
        private void contradictions(Incident after, Map<String, String> problems) {
            for (Metric metric : Metrics.of(after).all()) {
                if (metric.isContradictory()) {
                    Metric.Reading end = metric.end().orElseThrow();
                    Metric.Reading start = metric.start().orElseThrow();
                    Stream.of("metrics." + metric.kind().wire(), key(end), key(start))
                            .filter(answers::containsKey)
                            .filter(_ -> start.milestone() != Milestone.OPENED && end.milestone() != Milestone.OPENED)
                            .findFirst()
                            .ifPresent(key -> problems.put(
                                    key, "That makes %s come before %s.".formatted(told(end), told(start))));
                }
            }
        }

        private static String key(Metric.Reading reading) {
            return "milestones." + reading.milestone().wire();
        }

        private String told(Metric.Reading reading) {
            return "“%s” (%s)".formatted(reading.milestone().label(), TimeFormat.full(reading.at(), zone));
        }
    }
}

package dev.incidentscribe.form;

import dev.incidentscribe.Clerk;
import dev.incidentscribe.Rules;
import dev.incidentscribe.Ruling;
import dev.incidentscribe.Scribe;
import dev.incidentscribe.access.Guard;
import dev.incidentscribe.answer.Replies;
import dev.incidentscribe.command.Command.Recording;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import dev.incidentscribe.journal.Situation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Several commands of one delivery, decided one after the other and recorded together or not at all. Pure.
final class Batch {
    /// A command, and the field of the form that it comes from.
    record Step(String field, Recording command) {}

    private final Delivery delivery;
    private final Rules rules;
    private final Guard guard;
    private final ZoneId zone;
    private final Situation situation;
    private Optional<Incident> before = Optional.empty();
    private Optional<Incident> after = Optional.empty();
    private final List<Outcome.Event> events = new ArrayList<>();
    private final List<Outbound> outbox = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    /// @param guard what whoever filled in the form may do
    /// @param zone theirs
    Batch(Delivery delivery, Rules rules, Guard guard, ZoneId zone, Situation situation) {
        this.delivery = delivery;
        this.rules = rules;
        this.guard = guard;
        this.zone = zone;
        this.situation = situation;
    }

    /// Decides about the steps in their order, each with those before it done.
    ///
    /// @param named the incident they are for; empty if the first of them opens it
    Batch decide(List<Step> steps, Optional<Integer> named) {
        for (Step step : steps) {
            Optional<Integer> number = named.or(() -> after.map(Incident::number));
            decide(step, number);
        }
        return this;
    }

    /// What is wrong, by field; nothing may be recorded then.
    Map<String, String> problems() {
        return Map.copyOf(problems);
    }

    /// The incident as it would be; empty if nothing came of any step.
    Optional<Incident> after() {
        return after;
    }

    /// What is to be recorded; empty if there is nothing, or if something is wrong.
    ///
    /// @param head what the answer begins with
    Optional<Outcome.Append> append(String head) {
        if (events.isEmpty() || !problems.isEmpty()) {
            return Optional.empty();
        }
        Reply reply = Reply.of(rules.visibleReplies(), head + String.join("\n", said));
        return before.map(incident -> new Outcome.Append(incident, events, _ -> reply, outbox));
    }

    private void decide(Step step, Optional<Integer> number) {
        switch (new Moments(delivery.receivedAt(), zone).resolve(Scribe.timeOf(step.command()))) {
            case Moments.Resolution.Impossible impossible -> problems.put(step.field(), impossible.why() + ".");
            case Moments.Resolution.At at -> {
                var replies = new Replies(
                        zone, delivery.receivedAt(), rules.visibleReplies(), at.remark(), Optional.empty(), false);
                var clerk = new Clerk(delivery, rules, guard, zone, at.instant(), replies);
                switch (clerk.decide(step.command(), number, new SoFar())) {
                    case Ruling.Enter enter -> take(enter.append());
                    case Ruling.Refuse refuse ->
                        problems.put(step.field(), refuse.refusal().problem() + ".");
                }
            }
        }
    }

    private void take(Outcome.Append append) {
        Incident incident = append.incident();
        before = before.or(() -> Optional.of(incident));
        Incident next = incident;
        for (Outcome.Event event : append.events()) {
            next = next.after(event.recorded(delivery, next.events() + 1));
        }
        after = Optional.of(next);
        events.addAll(append.events());
        outbox.addAll(append.outbox());
        said.add(append.reply().apply(next).text());
    }

    /// The incidents with what was decided so far.
    private final class SoFar implements Situation {
        @Override
        public Optional<Incident> current() {
            return after.or(situation::current);
        }

        @Override
        public Optional<Incident> current(String channel) {
            return after.filter(incident -> incident.channel().equals(channel)).or(() -> situation.current(channel));
        }

        @Override
        public Optional<Incident> incident(int number) {
            return after.filter(incident -> incident.number() == number).or(() -> situation.incident(number));
        }

        @Override
        public Optional<Incident> gone() {
            return situation.gone();
        }

        @Override
        public int nextNumber() {
            return situation.nextNumber();
        }
    }
}

package dev.incidentscribe;

import dev.incidentscribe.command.Command;
import dev.incidentscribe.command.Command.Recording;
import dev.incidentscribe.command.CommandParser;
import dev.incidentscribe.command.Moments;
import dev.incidentscribe.command.Parsed;
import dev.incidentscribe.command.Refusal;
import dev.incidentscribe.command.Verb;
import dev.incidentscribe.command.When;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outcome;
import dev.incidentscribe.journal.Reply;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// The scribe: takes what somebody typed behind `/incident`, records what it means, and answers. What it answered was
/// committed before.
public final class Scribe {
    private final Journal journal;
    private final People people;
    private final Rules rules;

    public Scribe(Journal journal, People people, Rules rules) {
        this.journal = journal;
        this.people = people;
        this.rules = rules;
    }

    /// Does what somebody typed.
    ///
    /// @throws dev.incidentscribe.journal.JournalUnavailable if it was not recorded for a reason of ours
    public Reply incident(Delivery delivery, String typed) {
        return switch (CommandParser.parse(typed)) {
            case Parsed.Misunderstood misunderstood -> Replies.refused(misunderstood.refusal(), typed);
            case Parsed.Understood understood ->
                switch (understood.command()) {
                    case Command.Query query ->
                        new Answers(journal, delivery, zoneOf(delivery)).answer(query, understood.incident());
                    case Recording recording ->
                        record(delivery, typed, recording, understood.incident(), understood.almost());
                };
        };
    }

    private Reply record(
            Delivery delivery, String typed, Recording command, Optional<Integer> named, Optional<Verb> almost) {
        ZoneId zone = zoneOf(delivery);
        return switch (new Moments(delivery.receivedAt(), zone).resolve(timeOf(command))) {
            case Moments.Resolution.Impossible impossible -> Replies.refused(Refusal.because(impossible.why()), typed);
            case Moments.Resolution.At at -> {
                var replies = new Replies(zone, delivery.receivedAt(), rules.visibleReplies(), at.remark(), almost);
                var clerk = new Clerk(delivery, rules, zone, at.instant(), replies);
                yield journal.append(delivery, situation -> switch (clerk.decide(command, named, situation)) {
                            case Ruling.Enter enter -> enter.append();
                            case Ruling.Refuse refuse -> new Outcome.Decline(Replies.refused(refuse.refusal(), typed));
                        })
                        .reply();
            }
        };
    }

    private static When timeOf(Recording command) {
        return command instanceof Command.Retime retime ? retime.to() : command.when();
    }

    private ZoneId zoneOf(Delivery delivery) {
        return people.zoneOf(delivery.workspace(), delivery.author().id())
                .or(rules::zone)
                .orElse(ZoneOffset.UTC);
    }
}

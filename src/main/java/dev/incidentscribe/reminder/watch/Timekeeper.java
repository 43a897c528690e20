package dev.incidentscribe.reminder.watch;

import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.ReminderBook.Changed;
import dev.incidentscribe.schedule.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the clock, and lets reminders be said when they are due. It looks again at an incident when that has
/// changed or its next reminder is due, and at the follow-ups every quarter of an hour.
public final class Timekeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    /// After a failure, which may last.
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /// The offset of every zone is a multiple of it.
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Journal journal;
    private final ResponseReminders responses;
    private final FollowUpReminders followUps;
    private final InstantSource clock;
    private final Recurring rounds = new Recurring("timekeeper", LOOK, this::look);

    private final Map<Changed, Instant> next = new HashMap<>();
    private Instant nextFollowUps = Instant.EPOCH;
    private boolean begun;
    private boolean failing;
    private long seen;

    public Timekeeper(Journal journal, People people, Rules rules, InstantSource clock) {
        this.journal = journal;
        this.responses = new ResponseReminders(journal, rules.reminders());
        this.followUps = new FollowUpReminders(journal, people, rules);
        this.clock = clock;
    }

    /// Starts to look.
    public void start() {
        rounds.start();
    }

    private Duration look() {
        begun = begun || attempt(this::begin);
        boolean responses = begun && attempt(this::lookAtResponses);
        boolean all = attempt(this::lookAtFollowUps) && responses;
        failing = !all;
        return all ? LOOK : PAUSE;
    }

    private void begin() {
        seen = journal.reminders().lastEvent();
        for (String workspace : journal.workspaces()) {
            journal.incidents(workspace).stream()
                    .filter(Listed::isOpen)
                    .map(Listed::number)
                    .forEach(number -> next.put(new Changed(workspace, number), Instant.EPOCH));
        }
    }

    private void lookAtResponses() {
        long last = journal.reminders().lastEvent();
        if (last > seen) {
            journal.reminders().changed(seen, last).forEach(changed -> next.put(changed, Instant.EPOCH));
            seen = last;
        }
        Instant now = clock.instant();
        List<Changed> due = next.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        for (Changed incident : due) {
            try {
                lookAt(incident, now);
            } catch (RuntimeException | Error e) {
                // One that cannot be read must not keep the others from being said.
                LOG.error("the reminders of INC-{} could not be worked out", incident.incident(), e);
                next.put(incident, now.plus(QUARTER));
            }
        }
    }

    private void lookAt(Changed incident, Instant now) {
        Optional<Instant> then = responses.remind(incident.workspace(), incident.incident(), now);
        then.ifPresentOrElse(it -> next.put(incident, it), () -> next.remove(incident));
    }

    private void lookAtFollowUps() {
        Instant now = clock.instant();
        if (!now.isBefore(nextFollowUps)) {
            journal.workspaces().forEach(workspace -> followUps.remind(workspace, now));
            long quarters = now.getEpochSecond() / QUARTER.toSeconds();
            nextFollowUps = Instant.ofEpochSecond((quarters + 1) * QUARTER.toSeconds());
        }
    }

    /// What fails is tried again after a pause, and said once, as long as it lasts.
    private boolean attempt(Runnable look) {
        try {
            look.run();
            return true;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                LOG.error("what is due could not be looked at; trying again", e);
            }
            failing = true;
            return false;
        }
    }

    /// Finishes the look that was begun.
    @Override
    public void close() {
        rounds.close();
    }
}

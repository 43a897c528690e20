package dev.incidentscribe.reminder.watch;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.reminder.Cadence;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Due;
import dev.incidentscribe.reminder.Reminders;
import dev.incidentscribe.reminder.Said;
import dev.incidentscribe.reminder.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reminds one person of what a response that goes on lacks, of everything that is due in one message.
record ResponseReminders(Journal journal, Cadence cadence) {

    /// Puts what is due into the outbox.
    ///
    /// @return when to look again, unless the incident changes before; empty for never
    Optional<Instant> remind(String workspace, int number, Instant now) {
        Optional<Incident> incident = journal.incident(workspace, number);
        if (incident.isEmpty()) {
            return Optional.empty();
        }
        Map<Topic, Said> before = journal.reminders().said(workspace, number);
        List<Due> all = Reminders.of(incident.get(), cadence, before);
        List<Due> due = all.stream().filter(it -> it.isBy(now)).toList();
        if (due.isEmpty()) {
            return all.stream().map(Due::at).min(Instant::compareTo);
        }
        say(incident.get(), due, before, now);
        return Optional.of(now);
    }

    private void say(Incident incident, List<Due> due, Map<Topic, Said> before, Instant now) {
        String to = Addressee.of(incident);
        List<Concern> concerns = due.stream().map(it -> it.topic().concern()).toList();
        var delivery = new Delivery(
                "reminder %s %s".formatted(incident.name(), now),
                incident.workspace(),
                incident.channel(),
                Addressee.SCRIBE,
                now,
                Source.SYSTEM,
                Optional.empty());
        journal.reminders()
                .remind(
                        delivery,
                        due.stream().map(it -> said(it, before, now)).toList(),
                        new Outbound.Reminder(to, incident.number(), concerns));
    }

    private static Said said(Due due, Map<Topic, Said> before, Instant now) {
        int times = Optional.ofNullable(before.get(due.topic()))
                .filter(it -> it.at().isAfter(due.since()))
                .map(Said::times)
                .orElse(0);
        return new Said(due.topic(), times + 1, now, Optional.empty());
    }
}

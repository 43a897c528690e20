package dev.incidentscribe.reminder.watch;

import dev.incidentscribe.People;
import dev.incidentscribe.Rules;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Delivery;
import dev.incidentscribe.journal.Journal;
import dev.incidentscribe.journal.ListedAction;
import dev.incidentscribe.journal.Outbound;
import dev.incidentscribe.journal.Profile;
import dev.incidentscribe.reminder.FollowUps;
import dev.incidentscribe.reminder.Said;
import dev.incidentscribe.reminder.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reminds owners of the follow-ups that should be done by now, of all of them in one message.
record FollowUpReminders(Journal journal, People people, Rules rules) {
    /// A message holds no more of them.
    private static final int MOST = 20;

    /// A follow-up, and what is noted of it when it is said.
    private record Saying(ListedAction listed, Said said) {}

    /// Puts what is due into the outbox.
    void remind(String workspace, Instant now) {
        rules.reminders()
                .followUps()
                .ifPresent(hour -> due(workspace, hour, now)
                        .collect(Collectors.groupingBy(
                                it -> addressee(workspace, it.listed()), LinkedHashMap::new, Collectors.toList()))
                        .forEach((to, sayings) -> say(workspace, to, sayings, now)));
    }

    private Stream<Saying> due(String workspace, LocalTime hour, Instant now) {
        // Somewhere it is tomorrow already.
        LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        return journal.openActions(workspace, latest).stream()
                .flatMap(listed -> due(workspace, listed, hour, now).stream());
    }

    private Optional<Saying> due(String workspace, ListedAction listed, LocalTime hour, Instant now) {
        Topic topic = Topic.followUp(listed.incident(), listed.action().number());
        Optional<Said> before = Optional.ofNullable(
                journal.reminders().said(workspace, listed.incident()).get(topic));
        ZoneId zone = zone(workspace, listed.action().owner());
        return listed.action()
                .due()
                .map(day -> FollowUps.of(topic, day, listed.statedAt(), zone, hour, before))
                .filter(due -> due.isBy(now))
                .map(_ -> new Saying(
                        listed, new Said(topic, before.map(Said::times).orElse(0) + 1, now, Optional.empty())));
    }

    private ZoneId zone(String workspace, Optional<Person> owner) {
        return owner.flatMap(person -> journal.profile(workspace, person.id())
                        .flatMap(Profile::zone)
                        .or(() -> people.zoneOf(workspace, person.id())))
                .or(rules::zone)
                .orElse(ZoneOffset.UTC);
    }

    private String addressee(String workspace, ListedAction listed) {
        return listed.action()
                .owner()
                .filter(Addressee::isInSlack)
                .map(Person::id)
                .orElseGet(() -> journal.incident(workspace, listed.incident())
                        .map(Addressee::of)
                        .orElse(""));
    }

    private void say(String workspace, String to, List<Saying> sayings, Instant now) {
        List<Topic> topics =
                sayings.stream().map(it -> it.said().topic()).limit(MOST).toList();
        Optional<String> more = sayings.size() > MOST
                ? Optional.of("There are %d more; my Home tab lists them.".formatted(sayings.size() - MOST))
                : Optional.empty();
        var delivery = new Delivery(
                "follow-ups %s %s".formatted(to, now),
                workspace,
                "",
                Addressee.SCRIBE,
                now,
                Source.SYSTEM,
                Optional.empty());
        journal.reminders()
                .remind(
                        delivery,
                        sayings.stream().map(Saying::said).toList(),
                        new Outbound.FollowUpsDue(to, topics, Optional.empty(), more));
    }
}

package dev.incidentscribe.answer;

import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Status;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.reminder.Concern;
import dev.incidentscribe.reminder.Reminders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words of a reminder. Slack's mrkdwn; people's own words in it are as they were stored.
public final class ReminderTexts {
    private ReminderTexts() {}

    /// Which of these concerns are still to be said. Where a status update is missing that says it all: it is an entry.
    public static List<Concern> standing(Incident incident, List<Concern> concerns) {
        return concerns.stream()
                .filter(concern -> Reminders.since(incident, concern).isPresent())
                .filter(concern -> concern != Concern.NO_ENTRY
                        || !concerns.contains(Concern.STATUS_UPDATE)
                        || Reminders.since(incident, Concern.STATUS_UPDATE).isEmpty())
                .toList();
    }

    /// What a response that goes on lacks, and what to type; empty if it lacks none of these any more.
    public static Optional<String> of(Incident incident, List<Concern> concerns, Instant now) {
        List<Concern> standing = standing(incident, concerns);
        return standing.isEmpty()
                ? Optional.empty()
                : Optional.of("%s · <#%s>\n%s"
                        .formatted(
                                Headline.of(incident),
                                incident.channel(),
                                standing.stream()
                                        .map(concern -> line(incident, concern, now))
                                        .collect(Collectors.joining("\n"))));
    }

    private static String line(Incident incident, Concern concern, Instant now) {
        String span = Reminders.since(incident, concern)
                .map(since -> TimeFormat.minutes(Duration.between(since, now)))
                .orElse("");
        String name = incident.name();
        return switch (concern) {
            case STATUS_UPDATE ->
                "There was no status update for %s: `/incident update %s TEXT` or `/incident status %s monitoring`"
                        .formatted(span, name, name);
            case NO_LEAD -> "Nobody leads it yet: `/incident lead %s @who`".formatted(name);
            case NO_ENTRY ->
                incident.status() == Status.RESOLVED
                        ? "It is resolved and still open: `/incident close %s` drafts the postmortem".formatted(name)
                        : "Nothing was recorded for %s: `/incident note %s TEXT`".formatted(span, name);
            case FOLLOW_UP -> "A follow-up is due: `/incident actions %s`".formatted(name);
        };
    }
}

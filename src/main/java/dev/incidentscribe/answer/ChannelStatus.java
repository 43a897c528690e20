package dev.incidentscribe.answer;

import dev.incidentscribe.incident.Directory;
import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Milestone;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.incident.Timeline;
import dev.incidentscribe.incident.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an incident stands, as its channel shows it: in the topic and in the pinned message. Needs no refreshing by
/// itself, since Slack counts the time.
///
/// @param incident as it is now
/// @param names of those who are mentioned
public record ChannelStatus(Incident incident, Directory names) {
    /// What stands between the parts of the topic.
    public static final String DOT = " · ";

    /// As long as Slack lets a topic be.
    private static final int TOPIC = 250;

    private static final int TITLE = 300;
    private static final int LINE = 160;
    private static final int LATEST = 5;

    /// `INC-3 · SEV-2 · identified · Lead: Mia Novak`, in plain text.
    public String topic() {
        String stand = Stream.of(
                        Optional.of(incident.name()),
                        incident.severity().map(Severity::label),
                        Optional.of(state()),
                        Optional.of("Lead: "
                                + incident.holder(Role.LEAD)
                                        .map(it -> Wording.plain(it.mention(), names)
                                                .replaceFirst("^@", ""))
                                        .orElse("nobody yet")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(DOT));
        return Wording.beginning(stand, TOPIC);
    }

    /// The pinned message, in Slack's mrkdwn; people's words in it are as they were stored.
    public String message() {
        var lines = new ArrayList<String>();
        lines.add("*%s*%s · *%s* · %s"
                .formatted(
                        incident.name(),
                        incident.severity().map(it -> " · *" + it.label() + "*").orElse(""),
                        state(),
                        Wording.beginning(incident.title(), TITLE)));
        lines.add(span());
        lines.add(
                "Lead: " + incident.holder(Role.LEAD).map(Person::mention).orElse("nobody yet, `/incident lead @who`"));
        List<Entry> latest = latest();
        if (!latest.isEmpty()) {
            lines.add("*Latest*");
            latest.forEach(entry ->
                    lines.add("• %s · %s `#%d`".formatted(time(entry.at()), Lines.of(entry, LINE), entry.number())));
        }
        lines.add(incident.isOpen() ? joining() : "`/postmortem %s` shows the draft.".formatted(incident.name()));
        return String.join("\n", lines);
    }

    private String state() {
        return incident.state().wire(incident.status());
    }

    private String span() {
        Instant opened = incident.milestones().at(Milestone.OPENED).orElse(Instant.EPOCH);
        return incident.endedAt()
                .map(ended -> "From %s to %s (%s)"
                        .formatted(
                                moment(opened, "{date_short_pretty} {time}"),
                                moment(ended, "{date_short_pretty} {time}"),
                                TimeFormat.span(Duration.between(opened, ended))))
                .orElseGet(() -> "Opened %s".formatted(moment(opened, "{ago}, {date_short_pretty} {time}")));
    }

    private List<Entry> latest() {
        List<Entry> entries = Timeline.of(incident).entries();
        return entries.subList(Math.max(0, entries.size() - LATEST), entries.size());
    }

    private static String joining() {
        return "Everybody here may record: `/incident TEXT`, or an emoji on a message. `/incident show` is for whoever"
                + " joins late.";
    }

    private static String time(Instant at) {
        return moment(at, "{time}");
    }

    /// In each reader's own zone.
    private static String moment(Instant at, String format) {
        return "<!date^%d^%s|%s>".formatted(at.getEpochSecond(), format, TimeFormat.full(at, ZoneOffset.UTC));
    }
}

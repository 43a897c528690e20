package dev.incidentscribe.answer;

import dev.incidentscribe.access.Readership;
import dev.incidentscribe.access.Readership.Shown;
import dev.incidentscribe.incident.Gap;
import dev.incidentscribe.incident.Incident;
import dev.incidentscribe.incident.Person;
import dev.incidentscribe.incident.Role;
import dev.incidentscribe.incident.Severity;
import dev.incidentscribe.incident.TimeFormat;
import dev.incidentscribe.journal.Archive;
import dev.incidentscribe.journal.Listed;
import dev.incidentscribe.journal.ListedAction;
import dev.incidentscribe.reminder.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one person sees of the workspace at a glance: what is open, what they still have to do, what closed last.
/// Slack's mrkdwn; people's own words in it are as they were stored.
///
/// @param open the worst first
/// @param moreOpen how many more are open, as far as was looked
/// @param allLookedAt whether that is how many there are
/// @param followUps the most urgent first
/// @param moreFollowUps how many more they have
/// @param closed the last first
/// @param complete whether it could be found out of all of it whether they may read it
public record HomePage(
        List<String> open,
        int moreOpen,
        boolean allLookedAt,
        List<FollowUp> followUps,
        int moreFollowUps,
        List<String> closed,
        boolean complete) {
    private static final int MOST_OPEN = 20;
    private static final int MOST_FOLLOW_UPS = 20;
    private static final int MOST_CLOSED = 10;
    private static final int MOST_ASKED_ABOUT = 50;

    /// A follow-up of theirs.
    public record FollowUp(Topic topic, String text) {}

    public HomePage {
        open = List.copyOf(open);
        followUps = List.copyOf(followUps);
        closed = List.copyOf(closed);
    }

    /// The page of that user.
    ///
    /// @param time where they are
    public static HomePage of(
            Archive archive, Readership readership, String workspace, String user, ZonedDateTime time) {
        Instant now = time.toInstant();
        List<Listed> all = archive.incidents(workspace);
        Shown open = readership.of(
                workspace,
                user,
                Optional.empty(),
                all.stream()
                        .filter(Listed::isOpen)
                        .sorted(Comparator.comparingInt(HomePage::rank).thenComparing(Listed::openedAt))
                        .toList());
        Shown closed = readership.of(
                workspace,
                user,
                Optional.empty(),
                all.stream()
                        .filter(incident -> incident.state() == Incident.State.CLOSED)
                        .sorted(Comparator.comparing(HomePage::end).reversed())
                        .limit(MOST_ASKED_ABOUT)
                        .toList());
        List<ListedAction> mine = archive.openActions(workspace, user);
        Map<Integer, Listed> byNumber = all.stream().collect(Collectors.toMap(Listed::number, Function.identity()));
        Shown ofMine = readership.of(
                workspace,
                user,
                Optional.empty(),
                mine.stream()
                        .map(ListedAction::incident)
                        .distinct()
                        .flatMap(number -> Stream.ofNullable(byNumber.get(number)))
                        .toList());
        Set<Integer> readable = ofMine.incidents().stream().map(Listed::number).collect(Collectors.toSet());
        List<ListedAction> actions =
                mine.stream().filter(it -> readable.contains(it.incident())).toList();
        LocalDate today = time.toLocalDate();
        return new HomePage(
                open.incidents().stream()
                        .limit(MOST_OPEN)
                        .map(incident -> open(archive, workspace, incident, now))
                        .toList(),
                Math.max(0, open.incidents().size() - MOST_OPEN),
                open.lookedAt().isEmpty(),
                actions.stream()
                        .limit(MOST_FOLLOW_UPS)
                        .map(listed -> followUp(listed, today))
                        .toList(),
                Math.max(0, actions.size() - MOST_FOLLOW_UPS),
                closed.incidents().stream()
                        .limit(MOST_CLOSED)
                        .map(incident -> closed(archive, workspace, incident))
                        .toList(),
                open.complete() && closed.complete() && ofMine.complete());
    }

    private static String open(Archive archive, String workspace, Listed listed, Instant now) {
        Duration age = Duration.between(listed.openedAt(), now);
        String lead = archive.incident(workspace, listed.number())
                .flatMap(incident -> incident.holder(Role.LEAD))
                .map(Person::mention)
                .map("lead "::concat)
                .orElse("no lead yet");
        return "%s\n%s · %s · open for %s · <#%s>"
                .formatted(
                        Headline.of(listed), listed.status().wire(), lead, TimeFormat.minutes(age), listed.channel());
    }

    private static String closed(Archive archive, String workspace, Listed listed) {
        String draft = archive.incident(workspace, listed.number())
                .map(HomePage::draft)
                .orElse("");
        String day = listed.endedAt()
                .map(end -> "closed <!date^%d^{date_short_pretty}|%s> · "
                        .formatted(end.getEpochSecond(), TimeFormat.date(end, ZoneOffset.UTC)))
                .orElse("");
        return "%s\n%s%s · <#%s>".formatted(Headline.of(listed), day, draft, listed.channel());
    }

    private static String draft(Incident incident) {
        int gaps = Gap.of(incident).size();
        String missing = switch (gaps) {
            case 0 -> "nothing is missing";
            case 1 -> "one thing is missing";
            default -> "%d things are missing".formatted(gaps);
        };
        String stage = switch (incident.document().stage()) {
            case DRAFT -> "draft";
            case IN_REVIEW -> "draft in review";
            case PUBLISHED -> "postmortem published";
        };
        return "%s, %s".formatted(stage, missing);
    }

    private static FollowUp followUp(ListedAction listed, LocalDate today) {
        return new FollowUp(
                Topic.followUp(listed.incident(), listed.action().number()),
                FollowUpText.of("INC-" + listed.incident(), listed.title(), listed.action(), today));
    }

    /// The worst is first; one without a severity comes last.
    private static int rank(Listed listed) {
        return listed.severity().map(Enum::ordinal).orElse(Severity.values().length);
    }

    private static Instant end(Listed listed) {
        return listed.endedAt().orElse(Instant.EPOCH);
    }
}

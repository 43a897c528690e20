package dev.incidentscribe.capture;

import dev.incidentscribe.incident.Entry;
import dev.incidentscribe.incident.IncidentEvent;
import dev.incidentscribe.incident.IncidentEvent.Retimed;
import dev.incidentscribe.incident.IncidentEvent.Reworded;
import dev.incidentscribe.incident.IncidentEvent.Statement;
import dev.incidentscribe.incident.Recorded;
import dev.incidentscribe.incident.Source;
import dev.incidentscribe.journal.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A message as somebody edited it in Slack, for the entry that was taken from it.
///
/// @param ts the message's timestamp
/// @param at when it was edited
/// @param text all of it, as it reads now
/// @param files the names of what is attached
/// @param zone of the times in it that name none
record MessageEdit(String ts, Instant at, String text, List<String> files, ZoneId zone) {
    /// By how much Slack's clock may be behind ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    MessageEdit {
        files = List.copyOf(files);
    }

    /// What the entry has to follow; empty where it heard of all that already.
    ///
    /// @param redaction what the words on record have passed
    List<IncidentEvent> news(Entry entry, Redaction redaction) {
        return entry.isErased() || !isNews(entry)
                ? List.of()
                : restated(entry)
                        .map(now -> news(entry, now, redaction.about(now.words())))
                        .orElse(List.of());
    }

    /// What the message says now: all of it, or, of a mention, what stands behind the verb.
    private Optional<Restated> restated(Entry entry) {
        return entry.original().source() == Source.MENTION
                ? Restated.mention(entry, Message.words(text, files), Message.instant(ts), zone)
                : Optional.of(new Restated(Message.words(text, files), heardAt(entry)))
                        .filter(now -> !now.words().isEmpty());
    }

    /// What the message did not say before. Slack also tells of a change when a link was unfolded; that must not undo
    /// what people corrected.
    ///
    /// @param words as they would be on record
    private static List<IncidentEvent> news(Entry entry, Restated now, String words) {
        var news = new ArrayList<IncidentEvent>();
        if (!words.equals(entry.text()) && !words.equals(heard(entry))) {
            news.add(new Reworded(entry.number(), now.words()));
        }
        if (!now.at().equals(entry.at()) && !now.at().equals(heardAt(entry))) {
            news.add(new Retimed(entry.number(), now.at()));
        }
        return news;
    }

    /// Whether the entry cannot know of an edit yet: it was taken before, and follows neither this edit nor a later
    /// one. That it follows this one is not only seen by the words, as a later release may redact them otherwise.
    private boolean isNews(Entry entry) {
        return at.plus(CLOCKS_DIFFER).isAfter(entry.recordedAt())
                && edits(entry).allMatch(edit -> edit.at().isBefore(at));
    }

    /// What the message said when the entry last heard of it.
    private static String heard(Entry entry) {
        return Stream.concat(Stream.of(entry.original()), edits(entry))
                .flatMap(it -> switch (it.event()) {
                    case Statement statement -> Stream.of(statement.text());
                    case Reworded reworded -> Stream.of(reworded.text());
                    default -> Stream.<String>empty();
                })
                .reduce("", (_, later) -> later);
    }

    /// The time that the message named when the entry last heard of it.
    private static Instant heardAt(Entry entry) {
        return edits(entry)
                .map(Recorded::event)
                .flatMap(event -> event instanceof Retimed retimed ? Stream.of(retimed.at()) : Stream.empty())
                .reduce(entry.original().at(), (_, later) -> later);
    }

    private static Stream<Recorded> edits(Entry entry) {
        return entry.corrections().stream()
                .filter(it -> it.source() == Source.MESSAGE)
                .filter(it -> it.event() instanceof Reworded || it.event() instanceof Retimed);
    }
}
